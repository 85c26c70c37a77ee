import { nullsOf } from "../analyze/hypothesis.ts";
import { betaCdf, betaUpperTail } from "../math/beta.ts";
import type { Pair } from "../pair.ts";
import type { UnsizedDesign } from "../sizing/powerDesign.ts";
import { plannedMargin } from "../study/plannedTest.ts";
import { type ArmLoss, armLoss } from "./armLoss.ts";
import { betaNodes, rateNodes } from "./betaNodes.ts";
import type { BetaShape } from "./betaShape.ts";
import type { Belief, NoEffect } from "./belief.ts";
import { checkBelief, noEffectWeight } from "./belief.ts";

/**
 * The assurance that no size exceeds in the long run: the probability that the truth, as it reaches the
 * analysis, lies on the better side; P(pE > pC) where a higher rate is better and nobody is lost. A truth of
 * no effect adds the level of one side of the test.
 *
 * @returns Probability in [0, 1], by quadrature over the control rate; error below 1e-10; below 1e-6
 *   where a margin, unequal or extremely informative dropout puts the limit of some control rates outside [0, 1].
 * @throws {@link ArgumentError} if a value of the belief is out of its range.
 */
export function assuranceCeiling(design: UnsizedDesign, belief: Belief): number {
  checkBelief(belief);
  const weight = noEffectWeight(belief);
  const limits = limitsOf(design);
  const ifEffect = probabilityBetween(limits, belief, analysisOf(design, belief));
  const { noEffect } = belief.prior;
  if (!noEffect) return ifEffect;
  return (1 - weight) * ifEffect + weight * noEffectCeiling(design, noEffect, limits, belief);
}

/** The experimental rates at which a trial without end rejects, given the control rate; as analyzed. */
interface Limits {
  lower(control: number): number;
  upper(control: number): number;
}

function limitsOf(design: UnsizedDesign): Limits {
  const margin = plannedMargin(design);
  const { better } = design.endpoint;
  const nulls = nullsOf(margin ?? { hypothesis: "superiority", better });
  const isRatio = margin?.measure === "riskRatio";
  const limit = (side: "greater" | "less", otherwise: number) => {
    const found = nulls.find(({ alternative }) => alternative === side);
    if (!found) return () => otherwise;
    const { nullValue } = found;
    return (control: number) => (isRatio ? nullValue * control : control + nullValue);
  };
  return { lower: limit("greater", -Infinity), upper: limit("less", Infinity) };
}

function analysisOf(design: UnsizedDesign, { dropout }: Belief): Pair<ArmLoss> {
  return [armLoss(design, 0, dropout), armLoss(design, 1, dropout)];
}

/** Probability that the experimental rate lies between the limits, averaged over the control rate. */
function probabilityBetween(
  { lower, upper }: Limits,
  { prior }: Belief,
  [experimental, control]: Pair<ArmLoss>,
): number {
  const { a, b }: BetaShape = prior.arms[0];
  const { trueRate } = experimental;
  const isOutside = (limit: number) =>
    Number.isFinite(limit) && Math.abs(limit - 0.5) > 0.5 + 1e-12;
  const ends = [control.reached(0), control.reached(1)];
  const hasKink = ends.some((p) => isOutside(trueRate(lower(p))) || isOutside(trueRate(upper(p))));
  const bends = Math.min(experimental.width, control.width);
  const width = Math.min(0.5, Math.sqrt(1 / a + 1 / b), bends) / 2;
  const { rate, weight } = betaNodes(prior.arms[1], hasKink ? width / 20 : width);
  let sum = 0;
  rate.forEach((p, i) => {
    const reached = control.reached(p);
    const [from, to] = [trueRate(lower(reached)), trueRate(upper(reached))];
    const inside = to >= 1 ? betaUpperTail(from, a, b) : betaCdf(to, a, b) - betaCdf(from, a, b);
    sum += weight[i]! * Math.max(0, inside);
  });
  return Math.min(1, sum);
}

/** What a trial without end finds where both arms share a rate: nothing but the level on the limit itself. */
function noEffectCeiling(
  design: UnsizedDesign,
  { rate: common }: NoEffect,
  { lower, upper }: Limits,
  belief: Belief,
): number {
  const [experimental, control] = analysisOf(design, belief);
  const { alpha, sides } = design.analysis;
  const level = plannedMargin(design) ? alpha : alpha / sides;
  const { rate, weight } = rateNodes(common);
  return rate.reduce((sum, p, i) => {
    const reachedE = experimental.reached(p);
    const reachedC = control.reached(p);
    const room = Math.min(reachedE - lower(reachedC), upper(reachedC) - reachedE);
    return sum + weight[i]! * (Math.abs(room) < 1e-12 ? level : room > 0 ? 1 : 0);
  }, 0);
}
