import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import type { Pair } from "../pair.ts";
import { type SizeVisitor, forEachAnalyzedSize } from "../sizing/analyzedSizes.ts";
import { type EventDistribution, eventDistribution } from "../sizing/eventDistribution.ts";
import type { PowerDesign } from "../sizing/powerDesign.ts";
import { randomizedSizes } from "../sizing/powerDesign.ts";
import type { Scenario } from "../study/schema.ts";
import { betaBinomialProbabilities } from "./betaBinomialProbabilities.ts";
import { powerWidth, rateNodes } from "./betaNodes.ts";
import type { BetaShape } from "./betaShape.ts";
import type { Belief } from "./belief.ts";

/** One number of subjects of an arm that may be analyzed, and the events believed possible among them. */
interface ArmSize {
  readonly n: number;
  readonly probability: number;
  readonly events: EventDistribution;
}

const negligible = 1e-15; // of a pair of sizes

/**
 * Visits every pair of numbers of subjects that may come to be analyzed, with the distribution of their
 * events averaged over what is believed: beta-binomial where there is an effect, and for each possible common
 * rate binomial where there is none. The probabilities of all visits add up to 1, less that of an empty arm.
 *
 * @param part - "effect" or "noEffect": one part of the belief as if it were certain.
 */
export function forEachPredictiveSize(
  design: PowerDesign,
  belief: Belief,
  part: "effect" | "noEffect",
  visit: SizeVisitor,
): void {
  if (part === "effect") visitEffect(design, belief, visit);
  else visitNoEffect(design, belief, visit);
}

/** Probability of no effect. */
export const noEffectWeight = ({ prior }: Belief): number => prior.noEffect?.weight ?? 0;

function visitEffect(design: PowerDesign, { prior, dropout }: Belief, visit: SizeVisitor): void {
  const n = randomizedSizes(design);
  const sizes = ([0, 1] as const).map((arm) =>
    armSizes(design, n[arm], prior.arms[arm], dropout?.[arm] ?? 0),
  ) as [ArmSize[], ArmSize[]];
  for (const e of sizes[0]) {
    for (const c of sizes[1]) {
      const probability = e.probability * c.probability;
      if (probability >= negligible) visit([e.n, c.n], probability, [e.events, c.events]);
    }
  }
}

function armSizes(
  { missing, endpoint }: PowerDesign,
  n: number,
  shape: BetaShape,
  lost: number,
): ArmSize[] {
  if (missing === "completeCase") return completeSizes(n, shape, lost);
  const probability = dilutedProbabilities(n, shape, lost, endpoint.better === "lower");
  return [{ n, probability: 1, events: eventDistribution(probability) }];
}

function completeSizes(randomized: number, shape: BetaShape, lost: number): ArmSize[] {
  const completers = binomialProbabilities(randomized, 1 - lost);
  const sizes: ArmSize[] = [];
  for (let n = 1; n <= randomized; n++) {
    const probability = completers[n]!;
    if (probability < negligible) continue;
    sizes.push({ n, probability, events: eventDistribution(betaBinomialProbabilities(n, shape)) });
  }
  return sizes;
}

/**
 * Events in an arm with the lost counted as failures: those among a binomial number of completers, and the
 * lost themselves where an event is a failure.
 */
function dilutedProbabilities(
  n: number,
  shape: BetaShape,
  lost: number,
  lostAreEvents: boolean,
): Float64Array {
  if (lost === 0) return betaBinomialProbabilities(n, shape);
  const completers = binomialProbabilities(n, 1 - lost);
  const out = new Float64Array(n + 1);
  for (let k = 0; k <= n; k++) {
    const share = completers[k]!;
    if (share < 1e-18) continue;
    const events = betaBinomialProbabilities(k, shape);
    const shift = lostAreEvents ? n - k : 0;
    for (let x = 0; x <= k; x++) out[x + shift]! += share * events[x]!;
  }
  return out;
}

function visitNoEffect(design: PowerDesign, { prior, dropout }: Belief, visit: SizeVisitor): void {
  if (!prior.noEffect) return;
  const [nE, nC] = randomizedSizes(design);
  const { rate, weight } = rateNodes(prior.noEffect.rate, powerWidth(nE + nC));
  rate.forEach((common, i) => {
    const scenario = scenarioOf([common, common], dropout);
    forEachAnalyzedSize(design, scenario, (n, probability, events) =>
      visit(n, weight[i]! * probability, events),
    );
  });
}

/** A scenario of these rates, with dropout that is independent of the outcome. */
export function scenarioOf(rates: Pair<number>, dropout?: Pair<number>): Scenario {
  const lost = dropout && { dropout: { mechanism: "mcar" as const, rate: dropout } };
  return { name: "assumed", responseRate: rates, ...lost };
}
