import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import type { Pair } from "../pair.ts";
import type { Scenario } from "../study/schema.ts";
import type { PowerDesign } from "./exactPower.ts";
import { analyzedRates, completionRates } from "./outcomeModel.ts";
import type { EventDistribution } from "./regionPower.ts";
import { eventDistribution } from "./regionPower.ts";

/** One possible number of completers of an arm. */
interface Completion {
  readonly completers: number;
  readonly probability: number;
  readonly events: EventDistribution;
}

const negligible = 1e-15; // probability of a pair; at n = 500 and 25% dropout 2e-11 is left out

/**
 * Visits every pair of numbers of completers in which both arms have somebody left.
 *
 * @param visit - Called with the completers per arm, the probability of the pair, and the distribution of
 *   the events among them.
 */
export function forEachCompletion(
  design: PowerDesign,
  scenario: Scenario,
  visit: (n: Pair<number>, probability: number, events: Pair<EventDistribution>) => void,
): void {
  const [experimental, control] = completions(design, scenario);
  for (const e of experimental) {
    for (const c of control) {
      const probability = e.probability * c.probability;
      if (probability < negligible) continue;
      visit([e.completers, c.completers], probability, [e.events, c.events]);
    }
  }
}

function completions(design: PowerDesign, scenario: Scenario): Pair<readonly Completion[]> {
  const rates = analyzedRates(design, scenario);
  const stay = completionRates(scenario);
  const ofArm = (arm: 0 | 1): Completion[] => {
    const probabilities = binomialProbabilities(design.arms[arm].n, stay[arm]);
    const kept: Completion[] = [];
    for (let completers = 1; completers < probabilities.length; completers++) {
      const probability = probabilities[completers]!;
      if (probability < negligible) continue;
      const events = eventDistribution(binomialProbabilities(completers, rates[arm]));
      kept.push({ completers, probability, events });
    }
    return kept;
  };
  return [ofArm(0), ofArm(1)];
}
