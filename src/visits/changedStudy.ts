import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { contrastIndexOf, visitTimesOf, type VisitLoss } from "../study/visitRetention.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import { changedAnalysis } from "./changedAnalysis.ts";
import { changedBaseline } from "./changedBaseline.ts";
import { changedVisits } from "./changedVisits.ts";
import { rounded } from "./rounded.ts";
import { visitValues, type VisitValues } from "./visitValues.ts";

type Key = keyof VisitValues;
type Numbers = number | readonly number[];

/**
 * A study with the controls' values put in, unchecked. Only what differs from the study's own numbers is touched, so
 * that all it holds beyond the controls stays: lists by visit keep their shape, other scenarios are as they were.
 */
export function changedStudy(origin: SizedVisitStudy, values: VisitValues): unknown {
  const before = visitValues(origin);
  const isChanged = (...keys: readonly Key[]) => keys.some((key) => values[key] !== before[key]);
  const study = changedBaseline(changedVisits(origin, values), values);
  const { design, scenarios, simulation } = study;
  const [first, ...others] = scenarios;
  const { replicates, seed } = values;
  return {
    ...study,
    design: {
      ...changedAnalysis(study, values),
      ...(isChanged("n") && { arms: sizedArms(design.arms, values.n) }),
    },
    scenarios: [changedScenario({ study, before }, first!, values, isChanged), ...others],
    simulation: { ...simulation, replicates, seed },
  };
}

/** A study with its visits as they are to be, and the controls' values of it as it was. */
interface Changing {
  readonly study: SizedVisitStudy;
  readonly before: VisitValues;
}

function sizedArms([experimental, control]: SizedVisitStudy["design"]["arms"], n: number) {
  const ratio = control.n / experimental.n;
  return [
    { ...experimental, n },
    { ...control, n: Math.max(1, Math.round(n * ratio)) },
  ];
}

function changedScenario(
  { study, before }: Changing,
  scenario: VisitScenario,
  values: VisitValues,
  isChanged: (...keys: readonly Key[]) => boolean,
): Record<string, unknown> {
  const { dropout, discontinuation, ...rest } = scenario;
  const { correlation: type, rho, sd } = values;
  const isLossChanged = isChanged("mechanism", "odds");
  const isDropoutChanged = isChanged("dropoutExperimental", "dropoutControl") || isLossChanged;
  const isStopChanged = isChanged("stopExperimental", "stopControl", "followed") || isLossChanged;
  const dropoutRates = [values.dropoutExperimental, values.dropoutControl] as const;
  const stopRates = [values.stopExperimental, values.stopControl] as const;
  const losses = {
    dropout: isDropoutChanged ? changedLoss(dropout, dropoutRates, values) : dropout,
    discontinuation: isStopChanged
      ? changedLoss(discontinuation, stopRates, values, { followed: values.followed })
      : discontinuation,
  };
  const isLosing = losses.dropout !== undefined || losses.discontinuation !== undefined;
  return {
    ...rest,
    ...(isChanged("difference") && { mean: meansWith(study, scenario, values.difference) }),
    ...(isChanged("sd") && { sd: scaled(scenario.sd as Numbers, sd / before.sd) }),
    ...(isChanged("correlation", "rho") && { correlation: { type, rho } }),
    ...(isChanged("skippedExperimental", "skippedControl") && { intermittent: skippedOf(values) }),
    ...(losses.dropout && { dropout: losses.dropout }),
    ...(losses.discontinuation && { discontinuation: losses.discontinuation }),
    afterDiscontinuation: isLosing ? values.after : "asRandomized",
  };
}

function skippedOf(values: VisitValues): readonly [number, number] | undefined {
  const { skippedExperimental, skippedControl } = values;
  const isNobody = skippedExperimental === 0 && skippedControl === 0;
  return isNobody ? undefined : [skippedExperimental, skippedControl];
}

/** A loss at other rates, by visit in the same proportions; undefined where nobody is lost. */
function changedLoss(
  loss: VisitLoss | undefined,
  rates: readonly [number, number],
  { mechanism, odds }: VisitValues,
  more: object = {},
): VisitLoss | undefined {
  if (rates[0] === 0 && rates[1] === 0) return undefined;
  const lists = loss?.rate.map((rate, arm) => {
    const last = typeof rate === "number" ? rate : rate.at(-1)!;
    return typeof rate === "number" || last === 0 ? undefined : scaled(rate, rates[arm]! / last);
  });
  const isByVisit = lists?.every((list) => list !== undefined) ?? false;
  return {
    rate: isByVisit ? (lists as Numbers[]) : rates,
    mechanism,
    ...(mechanism !== "mcar" && { oddsRatioPerSd: odds }),
    ...more,
  } as VisitLoss;
}

/** Means whose difference at the visit of the comparison is as asked; its course keeps its shape. */
function meansWith({ design }: SizedVisitStudy, { mean }: VisitScenario, difference: number) {
  const contrast = contrastIndexOf(design);
  const [experimental, control] = mean.map((own) => (typeof own === "number" ? [own] : own));
  const times = visitTimesOf(design.endpoint);
  const now = experimental![contrast]! - control![contrast]!;
  const share = (k: number) =>
    now === 0 ? times[k]! / times[contrast]! : (experimental![k]! - control![k]!) / now;
  const moved = control!.map((value, k) => rounded(value + share(k) * difference));
  return typeof mean[0] === "number" ? [moved[0], mean[1]] : [moved, mean[1]];
}

const scaled = (value: Numbers, factor: number): Numbers =>
  typeof value === "number" ? rounded(value * factor) : value.map((one) => rounded(one * factor));
