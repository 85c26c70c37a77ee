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
    meaning:
      plan.better === "higher"
        ? "success is to stay and respond; a lost subject has failed: non-responder imputation (NRI)"
        : "success is to stay without the event; a lost subject counts as an event, as in non-responder imputation (NRI)",
    estimand: "composite",
    missing: "nonresponder",
    plan,
    rates,
    own: rates[0] - rates[1],
  };
}

/** The same dropout overall, one arm losing subjects three times as often as the other. */
function unevenCases(plan: LossPlan): Strategy[] {
  const cases = [
    { id: "moreOnControl", times: [1, 3], where: "control" },
    { id: "moreOnExperimental", times: [3, 1], where: "experimental" },
  ] as const;
  return cases.flatMap(({ id, times, where }) => {
    const dropout = timesAsOften(plan, times);
    if (Math.max(...dropout) >= 1 || dropout.join() === plan.dropout.join()) return [];
    const meaning = `lost as failures again; the same dropout overall, three times the rate on ${where}`;
    return [{ ...nonresponder({ ...plan, dropout }), id, label: strategyLabels[id], meaning }];
  });
}

/** Dropout rates in a ratio, the same overall as planned; [0, 0] times anything is no other plan. */
function timesAsOften(plan: LossPlan, times: Pair<number>): Pair<number> {
  const unit = meanDropout(plan) / meanDropout({ ...plan, dropout: times });
  return [rounded(times[0] * unit), rounded(times[1] * unit)];
}

const rounded = (rate: number): number => Number(rate.toPrecision(12));

/** Lost experimental subjects fare as controls do: what jump to reference assumes. */
function asControl(plan: LossPlan): Strategy {
  const [experimental] = observedModel(scenarioOf(plan));
  const lost = dropoutOf(plan).rate[0];
  const rates: Pair<number> = [experimental.eventObserved + lost * plan.rates[1], plan.rates[1]];
  return {
    id: "asControl",
    label: strategyLabels.asControl,
    meaning:
      "everyone is followed, but those who stop the experimental treatment fare as on control, as jump to reference assumes",
    estimand: "treatment policy",
    missing: "nonresponder",
    plan,
    rates,
    own: rates[0] - rates[1],
  };
}

/** The two extremes between which every imputation lies. */
function bounds(plan: LossPlan): Strategy[] {
  const isGood = plan.better === "higher"; // the event
  const bound = { missing: "nonresponder", plan } as const;
  const imputed = (arm: 0 | 1, isEvent: boolean): number => {
    const { eventObserved } = observedModel(scenarioOf(plan))[arm];
    return isEvent ? Math.min(1, eventObserved + plan.dropout[arm]) : eventObserved;
  };
  return [
    {
      ...bound,
      id: "best",
      label: strategyLabels.best,
      meaning: "lost experimental subjects have succeeded, lost controls failed: an upper bound",
      rates: [imputed(0, isGood), imputed(1, !isGood)],
    },
    {
      ...bound,
      id: "worst",
      label: strategyLabels.worst,
      meaning: "lost experimental subjects have failed, lost controls succeeded: a lower bound",
      rates: [imputed(0, !isGood), imputed(1, isGood)],
    },
  ];
}
