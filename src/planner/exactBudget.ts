import {
  exactOperatingCharacteristics,
  type ExactOperatingCharacteristics,
} from "../sizing/exactOperatingCharacteristics.ts";
import { exactDistribution, type ExactDistribution } from "../sizing/exactDistribution.ts";
import type { Plan } from "./plan.ts";

/** Tables that may be enumerated while a reader waits for a figure: about 50 ms. */
const affordableTables = 1_000_000;

/** Exact operating characteristics, where enumeration keeps pace with the page. */
export function affordableCharacteristics(plan: Plan): ExactOperatingCharacteristics | undefined {
  if (tablesOf(plan) > affordableTables) return undefined;
  return exactOperatingCharacteristics(plan.study.design, plan.scenario);
}

/** Exact distribution of the observed difference, where enumeration keeps pace with the page. */
export function affordableDifferences(plan: Plan): ExactDistribution | undefined {
  if (tablesOf(plan) > affordableTables) return undefined;
  return exactDistribution(plan.study.design, plan.scenario, "difference");
}

/** Number of tables with a probability that counts, roughly: four standard deviations each way. */
export function tablesOf({ study: { design }, scenario, n, analyzedRates }: Plan): number {
  const spread = (size: number, rate: number): number =>
    Math.min(size + 1, 1 + 16 * Math.sqrt(size * rate * (1 - rate)));
  const events = spread(n[0], analyzedRates[0]) * spread(n[1], analyzedRates[1]);
  if (design.missing === "nonresponder" || scenario.dropout === undefined) return events;
  const [lossE, lossC] = scenario.dropout.rate;
  return events * spread(n[0], lossE) * spread(n[1], lossC);
}
