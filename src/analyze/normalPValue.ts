import { normalUpperTail } from "../math/normal.ts";
import type { Alternative } from "./methods.ts";

/** P value of a standard normal deviate z that has the sign of the estimate. */
export function normalPValue(z: number, alternative: Alternative): number {
  switch (alternative) {
    case "greater":
      return normalUpperTail(z);
    case "less":
      return normalUpperTail(-z);
    default:
      return Math.min(1, 2 * normalUpperTail(Math.abs(z)));
  }
}

/**
 * P value of one table under a test with a signed root. A table without information (an empty arm, no
 * events, or events only) has P = 1 on every side: it never rejects.
 */
export function tablePValue(
  root: (xE: number, nE: number, xC: number, nC: number) => number,
  [xE, nE, xC, nC]: readonly [number, number, number, number],
  alternative: Alternative,
): number {
  if (isUninformative(xE + xC, nE, nC)) return 1;
  return normalPValue(root(xE, nE, xC, nC), alternative);
}

/** Whether a table with these totals says nothing about a difference. */
export function isUninformative(events: number, nE: number, nC: number): boolean {
  return nE === 0 || nC === 0 || events === 0 || events === nE + nC;
}
