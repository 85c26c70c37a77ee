import { ArgumentError } from "../errors.ts";

/** A beta distribution of a response rate: mean a / (a + b), worth a + b subjects of evidence. */
export interface BetaShape {
  /** Above 0. */
  readonly a: number;
  /** Above 0. */
  readonly b: number;
}

/** @throws {@link ArgumentError} unless both shapes are above 0 and finite. */
export function checkBetaShape(path: string, shape: BetaShape): void {
  for (const key of ["a", "b"] as const) {
    const value = shape[key];
    if (value > 0 && value < Infinity) continue;
    throw new ArgumentError(`${path}.${key}`, "be a finite number above 0", value);
  }
}

/** Mean of a beta distribution. */
export function betaMean({ a, b }: BetaShape): number {
  return a / (a + b);
}
