import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import { eventDistribution } from "../sizing/eventDistribution.ts";
import { designRegion } from "../sizing/powerDesign.ts";
import { regionPower } from "../sizing/regionPower.ts";
import { designOf, type LossPlan } from "./lossPlan.ts";
import { nonresponder } from "./strategies.ts";

/** A trial without an effect at one pair of dropout rates, lost subjects counted as non-responders. */
export interface UnevenPlace {
  /** Dropout on the experimental arm. */
  readonly x: number;
  /** Dropout on the control arm. */
  readonly y: number;
  /** Mean estimate; the treatment does nothing, so that all of it is bias. */
  readonly bias: number;
  /** Exact probability of rejection: the type I error. */
  readonly size: number;
}

/** Dropout rates of the grid, from 0 to one half. */
export const unevenSteps: readonly number[] = Array.from({ length: 26 }, (_, i) => i / 50);

/** The treatment does nothing: both arms respond at the control arm's rate. */
export const withoutEffect = (plan: LossPlan): LossPlan => ({
  ...plan,
  rates: [plan.rates[1], plan.rates[1]],
});

/** Fills one row of the grid: every dropout of the experimental arm at one dropout of the control arm. */
export function unevenRow(plan: LossPlan): (y: number) => UnevenPlace[] {
  const nothing = withoutEffect(plan);
  const { n } = plan;
  const region = designRegion(designOf(plan, "nonresponder"), [n, n]);
  const armAt = (rate: number) => {
    const [analyzed] = nonresponder({ ...nothing, dropout: [rate, rate] }).rates;
    return { analyzed, events: eventDistribution(binomialProbabilities(n, analyzed)) };
  };
  const arms = new Map(unevenSteps.map((rate) => [rate, armAt(rate)]));
  return (y) =>
    unevenSteps.map((x) => {
      const [experimental, control] = [arms.get(x)!, arms.get(y)!];
      return {
        x,
        y,
        bias: experimental.analyzed - control.analyzed,
        size: regionPower(region, [experimental.events, control.events]),
      };
    });
}
