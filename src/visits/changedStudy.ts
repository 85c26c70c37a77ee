import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { contrastIndexOf, visitTimesOf, type VisitLoss } from "../study/visitRetention.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import { visitValues, type VisitValues } from "./visitValues.ts";

type Key = keyof VisitValues;
type Numbers = number | readonly number[];

/**
 * A study with the controls' values put in, unchecked. Only what differs from the study's own numbers is touched, so
 * that all it holds beyond the controls stays: lists by visit keep their shape, other scenarios are as they were.
 */
export function changedStudy(study: SizedVisitStudy, values: VisitValues): unknown {
  const before = visitValues(study);
  const isChanged = (...keys: readonly Key[]) => keys.some((key) => values[key] !== before[key]);
  const { design, scenarios, simulation } = study;
  const [first, ...others] = scenarios;
  const { sides, alpha, replicates, seed, estimand, covariance, degreesOfFreedom } = values;
  return {
    ...study,
    design: {
      ...design,
      ...(isChanged("n") && { arms: sizedArms(design.arms, values.n) }),
      estimand,
      analysis: {
        ...design.analysis,
        sides,
        alpha,
        ...(design.analysis.method === "mmrm" && { covariance, degreesOfFreedom }),
      },
    },
    scenarios: [changedScenario(study, first!, values, isChanged), ...others],
    simulation: { ...simulation, replicates, seed },
  };
}

function sizedArms([experimental, control]: SizedVisitStudy["design"]["arms"], n: number) {
  const ratio = control.n / experimental.n;
  return [
    { ...experimental, n },
    { ...control, n: Math.max(1, Math.round(n * ratio)) },
  ];
}

function changedScenario(
  study: SizedVisitStudy,
  scenario: VisitScenario,
  values: VisitValues,
  isChanged: (...keys: readonly Key[]) => boolean,
): Record<string, unknown> {
  const { dropout, discontinuation, ...rest } = scenario;
  const { correlation: type, rho, sd } = values;
  const before = visitValues(study);
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
    ...(losses.dropout && { dropout: losses.dropout }),
    ...(losses.discontinuation && { discontinuation: losses.discontinuation }),
    afterDiscontinuation: isLosing ? values.after : "asRandomized",
  };
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
  const moved = control!.map((value, k) => round(value + share(k) * difference));
  return typeof mean[0] === "number" ? [moved[0], mean[1]] : [moved, mean[1]];
}

const scaled = (value: Numbers, factor: number): Numbers =>
  typeof value === "number" ? round(value * factor) : value.map((one) => round(one * factor));

/** Without digits that no reader typed. */
const round = (value: number): number => Number(value.toFixed(6));
