import { choiceControl } from "./choiceControl.ts";
import type { Control } from "./control.ts";
import { numberControl } from "./numberControl.ts";
import type { NumberRange } from "./numberRange.ts";

interface Place<T> {
  readonly value: T;
  /** Name in the link or the study file, by which a problem finds its control. */
  readonly path: string;
}

/** Sides of a test, the same words on every page. */
export const sidesControl = ({ value, path }: Place<1 | 2>): Control<1 | 2> =>
  choiceControl({
    label: "Sides",
    value,
    options: [
      [2, "two-sided"],
      [1, "one-sided"],
    ],
    path,
    hint: "One-sided: only a difference in the assumed direction counts.",
  });

/** Level of a test, within the limits of a page. */
export const alphaControl = ({
  value,
  path,
  ...range
}: Place<number> & NumberRange): Control<number> =>
  numberControl({
    label: "Alpha",
    value,
    ...range,
    step: 0.005,
    digits: 2,
    slider: false,
    path,
    hint: "The chance of a false find that the test may take.",
  });

/** What a share of successful trials is wanted to be: 80 or 90%. */
export const wantedShareControl = (
  place: Place<0.8 | 0.9> & { readonly label: string },
): Control<0.8 | 0.9> =>
  choiceControl({
    ...place,
    options: [
      [0.8, "80%"],
      [0.9, "90%"],
    ],
  });
