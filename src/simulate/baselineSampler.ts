import { normalQuantile } from "../math/normal.ts";
import { createStream, type Stream } from "../random/stream.ts";
import type { Scenario } from "../study/schema.ts";
import { baselineModel, riskAt, type BaselineModel } from "./baselineModel.ts";

/** Subjects whose arm and outcome are known, with room for what they were like at baseline. */
export interface BaselineColumns {
  readonly arm: Uint8Array;
  readonly event: Uint8Array;
  /** Filled where the scenario has strata: the place in its list, from 0. */
  readonly stratum?: Uint8Array | undefined;
  /** Filled where the scenario has a covariate: standard normal in the population. */
  readonly covariate?: Float64Array | undefined;
}

/** Which subjects are alike: by arm and whether the event happened. */
const kindOf = (arm: number, event: number): number => 2 * arm + event;

/**
 * Prepares the draws of strata and covariates, given arm and outcome.
 *
 * Time runs from baseline to outcome, but the joint distribution can be drawn in either order: a subject's
 * stratum given arm and outcome by Bayes's theorem, then the covariate given all three. So strata and
 * covariates are added to the trials that a seed gives without them, and the trials stay what they were.
 *
 * @returns Fills the columns of one replicate.
 */
export function baselineSampler(
  scenario: Scenario,
  seed: number,
): (out: BaselineColumns, replicate: number) => void {
  const model = baselineModel(scenario);
  const limits = [0, 1, 2, 3].map((kind) => stratumLimits(model, kind));
  const strata = createStream({ seed, replicate: 0, purpose: "stratum" });
  const scores = createStream({ seed, replicate: 0, purpose: "covariate" });
  return ({ arm, event, stratum, covariate }, replicate) => {
    strata.rekey(replicate);
    scores.rekey(replicate);
    for (let i = 0; i < arm.length; i++) {
      const kind = kindOf(arm[i]!, event[i]!);
      const own = stratum ? drawStratum(limits[kind]!, strata) : 0;
      if (stratum) stratum[i] = own;
      if (covariate) covariate[i] = drawCovariate(model, own, kind, scores);
    }
  };
}

/** 32-bit words below the k-th limit and not below the one before belong to the stratum k. */
function stratumLimits({ strata }: BaselineModel, kind: number): Float64Array {
  const arm = kind >> 1;
  const weights = strata.map(({ share, rate }) => share * (kind & 1 ? rate[arm]! : 1 - rate[arm]!));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  const limits = weights.map((weight) => Math.round(((sum += weight) / total) * 2 ** 32));
  limits[limits.length - 1] = 2 ** 32;
  return Float64Array.from(limits);
}

function drawStratum(limits: Float64Array, stream: Stream): number {
  const word = stream.uint32();
  let k = 0;
  while (word >= limits[k]!) k++;
  return k;
}

/**
 * Draws from the density φ(x) risk(x), for a subject without the event φ(x) (1 − risk(x)), by rejection:
 * from the population, kept with probability risk(x); or, where that is rare, from the population moved by
 * the slope, kept with probability 1 − risk(x), since risk = odds (1 − risk) and φ(x) odds(x) is a normal
 * density with mean slope. The better of the two needs few draws, however rare the event.
 */
function drawCovariate(
  { strata, slope }: BaselineModel,
  stratum: number,
  kind: number,
  stream: Stream,
): number {
  const sign = kind & 1 ? 1 : -1;
  const intercept = sign * strata[stratum]!.intercept[kind >> 1]!;
  const own = sign * slope;
  const isMoved = intercept + (own * own) / 2 < 0;
  for (;;) {
    const x = normalQuantile(stream.uniform()) + (isMoved ? own : 0);
    const risk = riskAt(intercept, own, x);
    if (stream.uniform() < (isMoved ? 1 - risk : risk)) return x;
  }
}
