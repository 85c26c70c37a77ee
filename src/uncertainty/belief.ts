import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import type { Dropout, Scenario } from "../study/schema.ts";
import type { BetaShape } from "./betaShape.ts";
import { checkBetaShape } from "./betaShape.ts";

/** The chance that the treatment does nothing, set beside the beta distributions. */
export interface NoEffect {
  /** Probability of no effect, in [0, 1]. */
  readonly weight: number;
  /** Rate that both arms then share: one number in [0, 1], or its beta distribution. */
  readonly rate: number | BetaShape;
}

/** What is believed of the true response rates. */
export interface RatePrior {
  /** Independent beta distributions, per arm. */
  readonly arms: Pair<BetaShape>;
  /** Left out, an effect of exactly 0 has no probability of its own. */
  readonly noEffect?: NoEffect;
}

/** What is believed of everything that decides the next trial. */
export interface Belief {
  readonly prior: RatePrior;
  /** Known marginal rates, per arm, and how loss depends on the outcome. Default none. */
  readonly dropout?: Dropout;
}

/** Probability of no effect. */
export const noEffectWeight = ({ prior }: Belief): number => prior.noEffect?.weight ?? 0;

/** @throws {@link ArgumentError} naming the first value out of its range. */
export function checkBelief({ prior, dropout }: Belief): void {
  for (const arm of [0, 1] as const) checkBetaShape(`prior.arms[${arm}]`, prior.arms[arm]);
  if (prior.noEffect) checkNoEffect(prior.noEffect);
  if (dropout) checkDropout(dropout);
}

function checkNoEffect({ weight, rate }: NoEffect): void {
  if (!(weight >= 0 && weight <= 1)) {
    throw new ArgumentError("prior.noEffect.weight", "lie in [0, 1]", weight);
  }
  if (typeof rate !== "number") return checkBetaShape("prior.noEffect.rate", rate);
  if (!(rate >= 0 && rate <= 1)) {
    throw new ArgumentError("prior.noEffect.rate", "lie in [0, 1]", rate);
  }
}

/** @throws {@link ArgumentError} unless both rates lie in [0, 1) and an odds ratio is above 0. */
export function checkDropout(dropout: Dropout): void {
  for (const arm of [0, 1] as const) {
    const rate = dropout.rate?.[arm];
    if (!(rate >= 0 && rate < 1)) {
      throw new ArgumentError(`dropout.rate[${arm}]`, "lie in [0, 1)", rate);
    }
  }
  if (dropout.mechanism !== "mnar") return;
  const { oddsRatio } = dropout;
  if (!(oddsRatio > 0 && oddsRatio < Infinity)) {
    throw new ArgumentError("dropout.oddsRatio", "be a finite number above 0", oddsRatio);
  }
}

/** A scenario of these rates. */
export function scenarioOf(rates: Pair<number>, dropout?: Dropout): Scenario {
  return { name: "assumed", responseRate: rates, ...(dropout && { dropout }) };
}
