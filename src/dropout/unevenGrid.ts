import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import { eventDistribution, type EventDistribution } from "../sizing/eventDistribution.ts";
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

/** The trial without an effect, at any pair of dropout rates; what depends on one arm only is kept. */
export function unevenPlaces(plan: LossPlan): (x: number, y: number) => UnevenPlace {
  const nothing = withoutEffect(plan);
  const { n } = plan;
  const region = designRegion(designOf(plan, "nonresponder"), [n, n]);
  const arms = new Map<number, { readonly rate: number; readonly events: EventDistribution }>();
  const armAt = (dropout: number) => {
    const [rate] = nonresponder({ ...nothing, dropout: [dropout, dropout] }).rates;
    const arm = { rate, events: eventDistribution(binomialProbabilities(n, rate)) };
    arms.set(dropout, arm);
    return arm;
  };
  return (x, y) => {
    const experimental = arms.get(x) ?? armAt(x);
    const control = arms.get(y) ?? armAt(y);
    return {
      x,
      y,
      bias: experimental.rate - control.rate,
      size: regionPower(region, [experimental.events, control.events]),
    };
  };
}
