/** A control with the color of its arm. */
export function ofArm<C extends HTMLElement>(control: C, arm: 0 | 1): C {
  control.dataset["arm"] = arm === 0 ? "experimental" : "control";
  return control;
}
