import type { Pair } from "../pair.ts";
import type { Scenario } from "../study/schema.ts";
import { closedFormPowerOf } from "./closedFormPowerOf.ts";
import { exactPower } from "./exactPower.ts";
import type { UnsizedDesign } from "./powerDesign.ts";
import { withSizes } from "./powerDesign.ts";

/** Power of one size. */
export interface PowerCurveRow {
  /** Randomized subjects, per arm. */
  readonly n: Pair<number>;
  readonly exact: number;
  /** By the normal approximation that fits the test. */
  readonly closedForm: number;
}

/**
 * Exact and closed-form power at a list of sizes. Exact power is a saw-tooth: it may fall where n grows.
 *
 * @param sizes - Randomized subjects per arm, one pair a row; long lists may be split to stay interruptible.
 */
export function powerCurve(
  design: UnsizedDesign,
  scenario: Scenario,
  sizes: readonly Pair<number>[],
): PowerCurveRow[] {
  return sizes.map((n) => {
    const sized = withSizes(design, n);
    const closedForm = closedFormPowerOf(sized, scenario).power;
    return { n, exact: exactPower(sized, scenario), closedForm };
  });
}

/** Sizes on a curve that reach a power. */
export interface CurveSizes {
  /** The first row with at least this power. */
  readonly first?: PowerCurveRow;
  /** The first row from which on every row has at least this power. */
  readonly stable?: PowerCurveRow;
}

/** First and stable size on a curve whose rows are in ascending order of size. */
export function sizesFromCurve(rows: readonly PowerCurveRow[], power: number): CurveSizes {
  const first = rows.find((row) => row.exact >= power);
  const stable = rows[rows.findLastIndex((row) => !(row.exact >= power)) + 1];
  return { ...(first && { first }), ...(stable && { stable }) };
}
