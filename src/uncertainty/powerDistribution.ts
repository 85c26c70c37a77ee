import { betaCdf } from "../math/beta.ts";
import { type PowerDesign, randomizedSizes } from "../sizing/powerDesign.ts";
import { assuranceAt } from "./assuranceCurve.ts";
import type { Belief } from "./belief.ts";
import { checkBelief, noEffectWeight, scenarioOf } from "./belief.ts";
import { betaNodes, powerWidth, type RateNodes, rateNodes } from "./betaNodes.ts";
import type { BetaShape } from "./betaShape.ts";
import { betterPower } from "./betterPower.ts";
import { powerOverRates } from "./powerOverRates.ts";

/** Power as a distribution: what it may be, given what is believed of the rates. */
export interface PowerDistribution {
  /** From 0 to 1 in steps of 0.005. */
  readonly power: Float64Array;
  /** Probability that the power is at most this. */
  readonly cumulative: Float64Array;
  /** Mean: the assurance, exactly. */
  readonly mean: number;
  /** Largest distance of the cumulative curve from that of a grid half as fine. */
  readonly error: number;
}

const steps = 200;

/**
 * Distribution of the power (in the better direction) over the believed rates. Along the experimental rate
 * the power is computed on a fine grid and taken as linear in between; over the control rate it is
 * averaged by quadrature. Deterministic; the error is of the order of that stated.
 *
 * @throws {@link ArgumentError} if a value of the belief is out of its range.
 */
export function powerDistribution(design: PowerDesign, belief: Belief): PowerDistribution {
  checkBelief(belief);
  const cumulative = cumulativeOf(design, belief, 1);
  const coarse = cumulativeOf(design, belief, 2);
  const error = cumulative.reduce((most, p, i) => Math.max(most, Math.abs(p - coarse[i]!)), 0);
  const power = cumulative.map((_, i) => i / steps);
  return { power, cumulative, mean: assuranceAt(design, belief), error };
}

/** The cumulative curve; `coarseness` widens the steps between the rates. */
function cumulativeOf(design: PowerDesign, belief: Belief, coarseness: number): Float64Array {
  const { arms, noEffect } = belief.prior;
  const weight = noEffectWeight(belief);
  const width = coarseness * Math.min(0.25, powerWidth(Math.max(...randomizedSizes(design))) / 2);
  const out = new Float64Array(steps + 1);
  addEffect(out, design, belief, {
    weight: 1 - weight,
    experimental: likelyNodes(arms[0], fineWidth(arms[0], width, coarseness)).rate,
    control: likelyNodes(arms[1], fineWidth(arms[1], width, coarseness)),
  });
  const common = noEffect && weight > 0 ? rateNodes(noEffect.rate, width) : undefined;
  common?.rate.forEach((p, i) => {
    const power = betterPower(design, scenarioOf([p, p], belief.dropout));
    addRamp(out, power, power, weight * common.weight[i]!);
  });
  return out;
}

/** Some eight steps within the spread of a rate. */
function fineWidth({ a, b }: BetaShape, width: number, coarseness: number): number {
  return Math.min(width, (coarseness * Math.sqrt(1 / a + 1 / b)) / 5);
}

/** A rule without its far ends, which hold less than 1e-6 of the probability. */
function likelyNodes(shape: BetaShape, width: number): RateNodes {
  const { rate, weight } = betaNodes(shape, width);
  const isLikely = (_: number, i: number): boolean => weight[i]! > 1e-9;
  const kept = weight.filter(isLikely);
  const total = kept.reduce((sum, w) => sum + w, 0);
  return { rate: rate.filter(isLikely), weight: kept.map((w) => w / total) };
}

interface Rates {
  readonly weight: number;
  readonly experimental: Float64Array;
  readonly control: RateNodes;
}

function addEffect(
  out: Float64Array,
  design: PowerDesign,
  { prior, dropout }: Belief,
  { weight, experimental, control }: Rates,
): void {
  const powers = powerOverRates(design, {
    experimental,
    control: control.rate,
    direction: "better",
    negligible: 1e-7, // leaves less than 1e-5 of the power out, a hundredth of a step
    ...(dropout && { dropout }),
  });
  const { a, b } = prior.arms[0];
  const below = experimental.map((rate) => betaCdf(rate, a, b));
  [below[0], below[below.length - 1]] = [0, 1];
  const columns = control.rate.length;
  for (let row = 1; row < experimental.length; row++) {
    const mass = weight * (below[row]! - below[row - 1]!);
    for (let column = 0; column < columns; column++) {
      const before = powers[(row - 1) * columns + column]!;
      addRamp(out, before, powers[row * columns + column]!, mass * control.weight[column]!);
    }
  }
}

/** Adds a probability spread evenly from one power to another. */
function addRamp(out: Float64Array, from: number, to: number, mass: number): void {
  if (mass < 1e-12) return;
  const [low, high] = from < to ? [from, to] : [to, from];
  for (let i = Math.ceil(low * steps); i <= steps; i++) {
    const x = i / steps;
    out[i]! += x >= high ? mass : (mass * (x - low)) / (high - low);
  }
}

type Curve = Pick<PowerDistribution, "power" | "cumulative">;

/** Probability that the power is at most x, between the listed ones by straight lines. */
export function powerCdf({ cumulative }: Curve, x: number): number {
  if (!(x >= 0)) return x < 0 ? 0 : NaN;
  if (x >= 1) return 1;
  const place = Math.floor(x * steps);
  const share = x * steps - place;
  return (1 - share) * cumulative[place]! + share * cumulative[place + 1]!;
}

/** Power that is not exceeded with probability p, in [0, 1]. */
export function powerQuantile({ power, cumulative }: Curve, p: number): number {
  const above = cumulative.findIndex((sum) => sum >= p);
  if (above <= 0) return above === 0 ? 0 : 1;
  const [low, high] = [cumulative[above - 1]!, cumulative[above]!];
  return power[above - 1]! + (p - low) / (high - low) / steps;
}
