import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import type { Pair } from "../pair.ts";
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

interface UnevenArm {
  readonly rate: number;
  readonly events: EventDistribution;
}

/** Dropout rates of the grid, from 0 to one half. */
export const unevenSteps: readonly number[] = Array.from({ length: 26 }, (_, i) => i / 50);

/** The treatment does nothing: both arms have the control arm's rate. */
export const withoutEffect = (plan: LossPlan): LossPlan => ({
  ...plan,
  rates: [plan.rates[1], plan.rates[1]],
});

/** The trial without an effect, at any pair of dropout rates; what depends on one arm only is kept. */
export function unevenPlaces(plan: LossPlan): (x: number, y: number) => UnevenPlace {
  const nothing = withoutEffect(plan);
  const { n } = plan;
  const region = designRegion(designOf(plan, "nonresponder"), n);
  const arms: Pair<Map<number, UnevenArm>> = [new Map(), new Map()];
  const armAt = (arm: 0 | 1, dropout: number): UnevenArm => {
    const [rate] = nonresponder({ ...nothing, dropout: [dropout, dropout] }).rates;
    const found = { rate, events: eventDistribution(binomialProbabilities(n[arm], rate)) };
    arms[arm].set(dropout, found);
    return found;
  };
  return (x, y) => {
    const experimental = arms[0].get(x) ?? armAt(0, x);
    const control = arms[1].get(y) ?? armAt(1, y);
    return {
      x,
      y,
      bias: experimental.rate - control.rate,
      size: regionPower(region, [experimental.events, control.events]),
    };
  };
}
