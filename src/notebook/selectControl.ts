import {
  assembleControl,
  controlParts,
  fire,
  type Control,
  type ControlOptions,
} from "./control.ts";
import { element, uniqueId } from "./element.ts";

export interface SelectOptions<T> extends ControlOptions {
  readonly value: T;
  /** Values with the words that stand for them, in the order shown. */
  readonly options: readonly (readonly [value: T, text: string])[];
}

/** One of several, as the browser's own list. */
export function selectControl<T extends string | number>(settings: SelectOptions<T>): Control<T> {
  const { options, value } = settings;
  const parts = controlParts(settings);
  const list = element(
    "select",
    { id: uniqueId("select"), "aria-describedby": parts.describedBy },
    ...options.map(([key, text]) => element("option", { value: key }, text)),
  );
  const behavior = {
    read: () => options[list.selectedIndex]![0],
    write: (next: T) => void (list.selectedIndex = options.findIndex(([key]) => key === next)),
    describe: (shown: T) => textOf(options, shown),
    fields: [list],
  };
  const { control } = assembleControl(settings, parts, behavior, "label", list);
  list.addEventListener("input", (event) => {
    event.stopPropagation();
    fire(control, "input");
  });
  list.addEventListener("change", (event) => {
    event.stopPropagation();
    fire(control, "change");
  });
  behavior.write(value);
  return control;
}

/** The words that stand for a value. */
export function textOf<T>(options: SelectOptions<T>["options"], value: T): string {
  return options.find(([key]) => key === value)?.[1] ?? String(value);
}
