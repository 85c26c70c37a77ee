import type { Pair } from "../pair.ts";
import { analyzedRates, observedModel } from "../sizing/outcomeModel.ts";
import { designOf, dropoutOf, meanDropout, scenarioOf, type LossPlan } from "./lossPlan.ts";
import {
  hypotheticalDifference,
  strategyLabels,
  type Strategy,
  type StrategyId,
} from "./strategy.ts";

/** All strategies for a plan; uneven dropout only where it differs from the plan's own. */
export function strategiesOf(plan: LossPlan): Strategy[] {
  return [
    nobodyLost(plan),
    completeCase(plan),
    nonresponder(plan),
    ...unevenCases(plan),
    ...(meanDropout(plan) > 0 ? [asControl(plan), ...bounds(plan)] : []),
  ];
}

/** One of the strategies. */
export const strategyOf = (plan: LossPlan, id: StrategyId): Strategy =>
  strategiesOf(plan).find((strategy) => strategy.id === id) ?? nobodyLost(plan);

function nobodyLost(plan: LossPlan): Strategy {
  return {
    id: "none",
    label: strategyLabels.none,
    meaning: "every outcome is known; what a plan without dropout believes",
    estimand: "hypothetical",
    missing: "nonresponder",
    plan: { ...plan, dropout: [0, 0], oddsRatio: 1 },
    rates: plan.rates,
    own: hypotheticalDifference(plan),
  };
}

export function completeCase(plan: LossPlan): Strategy {
  return {
    id: "completeCase",
    label: strategyLabels.completeCase,
    meaning: "lost subjects are left out; right only if loss has nothing to do with the outcome",
    estimand: "hypothetical",
    missing: "completeCase",
    plan,
    rates: analyzedRates(designOf(plan, "completeCase"), scenarioOf(plan)),
    own: hypotheticalDifference(plan),
  };
}

export function nonresponder(plan: LossPlan): Strategy {
  const rates = analyzedRates(designOf(plan, "nonresponder"), scenarioOf(plan));
  return {
    id: "nonresponder",
    label: strategyLabels.nonresponder,
    meaning: "success is to stay and respond; a lost subject has failed",
    estimand: "composite",
    missing: "nonresponder",
    plan,
    rates,
    own: rates[0] - rates[1],
  };
}

/** The same dropout overall, one arm losing three times as many as the other. */
function unevenCases(plan: LossPlan): Strategy[] {
  const mean = meanDropout(plan);
  if (mean === 0 || mean > 0.6) return [];
  const [few, many] = [rounded(0.5 * mean), rounded(1.5 * mean)];
  const cases = [
    { id: "moreOnControl", dropout: [few, many] as const, where: "control" },
    { id: "moreOnExperimental", dropout: [many, few] as const, where: "experimental" },
  ] as const;
  return cases
    .filter(({ dropout }) => dropout.join() !== plan.dropout.join())
    .map(({ id, dropout, where }) => ({
      ...nonresponder({ ...plan, dropout }),
      id,
      label: strategyLabels[id],
      meaning: `non-responders again; the same dropout overall, three times as much on ${where}`,
    }));
}

const rounded = (rate: number): number => Number(rate.toPrecision(12));

/** Lost experimental subjects respond as controls do: what jump to reference assumes. */
function asControl(plan: LossPlan): Strategy {
  const [experimental] = observedModel(scenarioOf(plan));
  const lost = dropoutOf(plan).rate[0];
  const rates: Pair<number> = [experimental.eventObserved + lost * plan.rates[1], plan.rates[1]];
  return {
    id: "asControl",
    label: strategyLabels.asControl,
    meaning:
      "everyone is followed, but those who stop treatment respond as on control, as jump to reference assumes",
    estimand: "treatment policy",
    missing: "nonresponder",
    plan,
    rates,
    own: rates[0] - rates[1],
  };
}

/** The two extremes between which every imputation lies. */
function bounds(plan: LossPlan): Strategy[] {
  const [experimental, control] = observedModel(scenarioOf(plan));
  const [dE, dC] = plan.dropout;
  const bound = { missing: "nonresponder", plan } as const;
  return [
    {
      ...bound,
      id: "best",
      label: strategyLabels.best,
      meaning: "lost experimental subjects have responded, lost controls have not: an upper bound",
      rates: [Math.min(1, experimental.eventObserved + dE), control.eventObserved],
    },
    {
      ...bound,
      id: "worst",
      label: strategyLabels.worst,
      meaning: "lost experimental subjects have failed, lost controls responded: a lower bound",
      rates: [experimental.eventObserved, Math.min(1, control.eventObserved + dC)],
    },
  ];
}
