import type { ControlParts } from "./control.ts";
import { element, uniqueId } from "./element.ts";
import type { NumberOptions } from "./numberControl.ts";
import { writeQuantity } from "./numberText.ts";

/** The box and the slider that show one number. */
export interface NumberFields {
  readonly box: HTMLInputElement;
  readonly slider: HTMLInputElement | undefined;
}

export function numberFields(options: NumberOptions, parts: ControlParts): NumberFields {
  const slider = options.slider === false ? undefined : numberSlider(options, parts);
  return { box: numberBox(options, parts), slider };
}

function numberBox({ min, max }: NumberOptions, { describedBy }: ControlParts): HTMLInputElement {
  return element("input", {
    id: uniqueId("number"),
    type: "text", // type=number would throw away what it cannot read
    inputmode: "decimal",
    autocomplete: "off",
    role: "spinbutton",
    "aria-valuemin": min,
    "aria-valuemax": max,
    "aria-describedby": describedBy,
  });
}

function numberSlider(
  { label, slider, min, max, step }: NumberOptions,
  { describedBy }: ControlParts,
): HTMLInputElement {
  const scale = slider || { min, max };
  return element("input", {
    type: "range",
    min: scale.min,
    max: scale.max,
    step: scale.step ?? step,
    "aria-label": label, // of its own: checkers take a label that is scrolled out of sight for none
    "aria-describedby": describedBy,
  });
}

/** Moves everything but the text of the box, which may be in the middle of being typed. */
export function showOnScales({ box, slider }: NumberFields, value: number, options: NumberOptions) {
  const text = writeQuantity(value, options);
  box.setAttribute("aria-valuenow", String(value));
  box.setAttribute("aria-valuetext", text);
  if (!slider) return;
  slider.value = String(value);
  slider.setAttribute("aria-valuetext", text);
  slider.style.setProperty("--filled", String(filledShare(slider, value)));
}

function filledShare({ min, max }: HTMLInputElement, value: number): number {
  const share = (value - Number(min)) / (Number(max) - Number(min));
  return Math.min(1, Math.max(0, share));
}

/** Box, slider and unit in a row. */
export function numberRow({ box, slider }: NumberFields, unit: string | undefined): HTMLElement {
  const sign = unit === "percent" ? "%" : unit;
  const suffix = sign
    ? element("span", { class: "control-unit", "aria-hidden": "true" }, sign)
    : "";
  const framed = element("span", { class: "control-box" }, box, suffix);
  return element("div", { class: "control-row" }, slider, framed);
}
