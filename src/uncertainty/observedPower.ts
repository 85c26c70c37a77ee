import { pValueTable } from "../analyze/pValueTable.ts";
import { ArgumentError } from "../errors.ts";
import { normalUpperQuantile, normalUpperTail } from "../math/normal.ts";
import type { Pair } from "../pair.ts";
import { type PowerDesign, randomizedSizes } from "../sizing/powerDesign.ts";
import { plannedTest } from "../study/plannedTest.ts";
import { evenly } from "./powerMaps.ts";
import { powerOverRates } from "./powerOverRates.ts";

/** The power that a result would have if its own estimate were the truth. */
export interface ObservedPower {
  /** Two-sided P value. */
  readonly pValue: number;
  readonly power: number;
}

/**
 * Observed power of a two-sided z test, as the function of its P value that it is: a result at P = alpha has
 * an observed power of one half, and a smaller P a larger one, whatever the trial.
 *
 * @param alpha - In (0, 1). Default 0.05.
 * @param pValues - In (0, 1]; default 0.001 to 1 in steps that grow with P.
 * @throws {@link ArgumentError} if a value is out of its range.
 * @see [HoenigHeisey2001]
 */
export function observedPowerCurve(
  alpha = 0.05,
  pValues: readonly number[] = evenly([-3, 0], 121).map((x) => 10 ** x),
): ObservedPower[] {
  if (!(alpha > 0 && alpha < 1)) throw new ArgumentError("alpha", "lie in (0, 1)", alpha);
  const critical = normalUpperQuantile(alpha / 2);
  return pValues.map((pValue, i) => {
    if (!(pValue > 0 && pValue <= 1)) {
      throw new ArgumentError(`pValues[${i}]`, "lie in (0, 1]", pValue);
    }
    const z = normalUpperQuantile(pValue / 2);
    return { pValue, power: normalUpperTail(critical - z) + normalUpperTail(critical + z) };
  });
}

/**
 * P value and exact observed power of every table that a trial may end with, by its planned test and with
 * nobody lost: how closely the second follows the first.
 *
 * @throws {@link ArgumentError} for an adjusted analysis.
 */
export function observedPowerOfTables(
  design: PowerDesign,
): (ObservedPower & { readonly events: Pair<number> })[] {
  const n = randomizedSizes(design);
  const complete: PowerDesign = { ...design, missing: "nonresponder" };
  const [experimental, control] = n.map((size) => evenly([0, 1], size + 1)) as [number[], number[]];
  const powers = powerOverRates(complete, { experimental, control });
  const pValues = pValueTable({ ...plannedTest(design), n });
  return Array.from(powers, (power, i) => {
    const [xE, xC] = [Math.floor(i / (n[1] + 1)), i % (n[1] + 1)];
    return { events: [xE, xC], pValue: pValues.at(xE, xC), power };
  });
}
