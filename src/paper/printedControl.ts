import { printValue } from "../errors.ts";
import {
  assembleControl,
  controlParts,
  fire,
  type Control,
  type ControlOptions,
} from "../notebook/control.ts";
import { element, uniqueId } from "../notebook/element.ts";
import { parsePrintedPValue, type PrintedPValue } from "./printedPValue.ts";

interface PrintedOptions extends ControlOptions {
  readonly value: PrintedPValue | undefined;
}

/** A P value as an article prints it; empty where it prints none. */
export function printedControl(options: PrintedOptions): Control<PrintedPValue | undefined> {
  let { value } = options;
  const parts = controlParts(options);
  const box = element("input", {
    id: uniqueId("printed"),
    type: "text",
    autocomplete: "off",
    "aria-describedby": parts.describedBy,
  });
  const write = (next: PrintedPValue | undefined): void => {
    value = next;
    box.value = next?.text ?? "";
  };
  const behavior = {
    read: () => value,
    write,
    describe: (shown: PrintedPValue | undefined) => shown?.text ?? "none",
    fields: [box],
  };
  const { control, complain } = assembleControl(options, parts, behavior, "label", box);
  box.addEventListener("input", (event) => {
    event.stopPropagation();
    const typed = box.value.trim();
    const next = typed === "" ? undefined : parsePrintedPValue(typed);
    const isGood = typed === "" || next !== undefined;
    const expectation = "must be a P value such as .004 or <.001, or empty";
    complain(isGood ? undefined : `${control.label} ${expectation}; got ${printValue(typed)}`);
    if (!isGood || next?.text === value?.text) return;
    value = next;
    fire(control, "input");
  });
  box.addEventListener("change", (event) => event.stopPropagation());
  write(value);
  return control;
}
