import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import type { Pair } from "../pair.ts";
import type { Scenario } from "../study/schema.ts";
import type { EventDistribution } from "./eventDistribution.ts";
import { eventDistribution } from "./eventDistribution.ts";
import { analyzedRates, completionRates } from "./outcomeModel.ts";
import type { PowerDesign } from "./powerDesign.ts";
import { randomizedSizes } from "./powerDesign.ts";

/** One number of subjects of an arm that may come to be analyzed. */
interface ArmSize {
  readonly n: number;
  readonly probability: number;
  readonly events: EventDistribution;
}

/** Called with analyzed subjects per arm, the probability of these numbers, and the events among them. */
export type SizeVisitor = (
  n: Pair<number>,
  probability: number,
  events: Pair<EventDistribution>,
) => void;

const negligible = 1e-15; // of a pair of sizes; with 500 + 500 and 25% dropout 3e-12 is left out in all

/**
 * Visits every pair of numbers of subjects that may come to be analyzed: all randomized ones with
 * "nonresponder", every pair of numbers of completers with "completeCase", except those with an arm that
 * has nobody left.
 */
export function forEachAnalyzedSize(
  design: PowerDesign,
  scenario: Scenario,
  visit: SizeVisitor,
): void {
  const [experimental, control] = armSizes(design, scenario);
  for (const e of experimental) {
    for (const c of control) {
      const probability = e.probability * c.probability;
      if (probability < negligible) continue;
      visit([e.n, c.n], probability, [e.events, c.events]);
    }
  }
}

function armSizes(design: PowerDesign, scenario: Scenario): Pair<readonly ArmSize[]> {
  const rates = analyzedRates(design, scenario);
  const stay = design.missing === "completeCase" ? completionRates(scenario) : [1, 1];
  const n = randomizedSizes(design);
  return [sizesOfArm(n[0], stay[0]!, rates[0]), sizesOfArm(n[1], stay[1]!, rates[1])];
}

function sizesOfArm(randomized: number, stay: number, rate: number): readonly ArmSize[] {
  const probabilities = binomialProbabilities(randomized, stay);
  const sizes: ArmSize[] = [];
  for (let n = 1; n <= randomized; n++) {
    const probability = probabilities[n]!;
    if (probability < negligible) continue;
    sizes.push({ n, probability, events: eventDistribution(binomialProbabilities(n, rate)) });
  }
  return sizes;
}

/** Probability that an arm has nobody left to analyze. */
export function probabilityOfEmptyArm(design: PowerDesign, scenario: Scenario): number {
  if (design.missing !== "completeCase") return 0;
  const stay = completionRates(scenario);
  const [nE, nC] = randomizedSizes(design);
  const emptyE = (1 - stay[0]) ** nE;
  const emptyC = (1 - stay[1]) ** nC;
  return emptyE + emptyC - emptyE * emptyC;
}
