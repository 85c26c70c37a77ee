import { assembleControl, controlParts, fire, type Control } from "./control.ts";
import { element, uniqueId } from "./element.ts";
import { textOf, type SelectOptions } from "./selectControl.ts";

/** One of a few, as radio buttons drawn as a row of segments. */
export function choiceControl<T extends string | number>(settings: SelectOptions<T>): Control<T> {
  const { options } = settings;
  let { value } = settings;
  const parts = controlParts(settings);
  const name = uniqueId("choice");
  const radios = options.map(([key]) =>
    element("input", { type: "radio", name, value: key, id: uniqueId("radio") }),
  );
  const segments = options.map(([, text], i) => element("label", {}, radios[i]!, text));
  const group = element(
    "div",
    { class: "segments", role: "radiogroup", "aria-labelledby": parts.labelId },
    ...segments,
  );
  group.setAttribute("aria-describedby", parts.describedBy);
  const write = (next: T) => {
    value = next;
    for (const [i, [key]] of options.entries()) radios[i]!.checked = key === next;
  };
  const behavior = {
    read: () => value,
    write,
    describe: (shown: T) => textOf(options, shown),
    fields: [group],
  };
  const { control } = assembleControl(settings, parts, behavior, "span", group);
  group.addEventListener("input", (event) => event.stopPropagation());
  group.addEventListener("change", (event) => {
    event.stopPropagation();
    value = options[radios.findIndex(({ checked }) => checked)]![0];
    fire(control, "input");
    fire(control, "change");
  });
  write(value);
  return control;
}
