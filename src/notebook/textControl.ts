import {
  asSubject,
  assembleControl,
  controlParts,
  fire,
  type Control,
  type ControlOptions,
} from "./control.ts";
import { element, uniqueId } from "./element.ts";

export interface TextOptions extends ControlOptions {
  readonly value: string;
  /** Characters at most (200). */
  readonly maxLength?: number;
  /** What it must be, where that is not "a name". */
  readonly what?: string;
}

/** A line of text that must not be empty: the name of an arm, of an endpoint, of a study. */
export function textControl(options: TextOptions): Control<string> {
  const { maxLength = 200, what = "a name" } = options;
  let { value } = options;
  const parts = controlParts(options);
  const box = element("input", {
    id: uniqueId("text"),
    type: "text",
    autocomplete: "off",
    "aria-describedby": parts.describedBy,
  });
  const write = (next: string) => {
    value = next;
    box.value = next;
  };
  const behavior = { read: () => value, write, describe: (shown: string) => shown, fields: [box] };
  const { control, complain } = assembleControl(options, parts, behavior, "label", box);
  box.addEventListener("input", (event) => {
    event.stopPropagation();
    const typed = box.value.trim();
    const message = complaint(asSubject(control.label), typed, { maxLength, what });
    complain(message);
    if (message || typed === value) return;
    value = typed;
    fire(control, "input");
  });
  box.addEventListener("change", (event) => {
    event.stopPropagation();
    if (box.value.trim() === value) fire(control, "change");
  });
  write(value);
  return control;
}

function complaint(
  name: string,
  typed: string,
  { maxLength, what }: Required<Pick<TextOptions, "maxLength" | "what">>,
): string | undefined {
  if (typed === "") return `${name} must be ${what}; got nothing`;
  if (typed.length <= maxLength) return undefined;
  return `${name} must have at most ${maxLength} characters; got ${typed.length}`;
}
