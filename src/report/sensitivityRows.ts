import { isAdjustedMethod } from "../analyze/methods.ts";
import type { Pair } from "../pair.ts";
import { exactPower } from "../sizing/exactPower.ts";
import type { SizedDesign } from "../study/requireSized.ts";
import type { Dropout, Scenario } from "../study/schema.ts";
import { alphaText, assumedPercent } from "./format.ts";

/** The exact power when one assumption is changed and all others are kept. */
export interface SensitivityRow {
  /** What is changed: "Rate on Placebo". */
  readonly assumption: string;
  readonly planned: string;
  readonly changed: string;
  readonly power: number;
}

/** Points by which each rate is moved. */
const rateSteps = [-0.1, -0.05, 0.05, 0.1];

interface Change {
  readonly assumption: string;
  readonly planned: string;
  readonly changed: string;
  readonly design?: SizedDesign;
  readonly scenario?: Scenario;
}

/**
 * One-way sensitivity of the exact power: rates 5 and 10 points lower and higher, other rates of dropout, the
 * other handling of lost subjects, other levels. Rates outside [0, 1] are left out.
 *
 * @returns No rows for adjusted analyses and for rates by stratum, which have no exact power of this kind.
 */
export function sensitivityRows(design: SizedDesign, scenario: Scenario): SensitivityRow[] {
  if (isAdjustedMethod(design.analysis.method) || scenario.strata) return [];
  const changes: Change[] = [
    ...rateChanges(design, scenario),
    ...dropoutChanges(scenario),
    ...handlingChanges(design, scenario),
    ...alphaChanges(design),
  ];
  return changes.map(({ assumption, planned, changed, ...change }) => {
    const power = exactPower(change.design ?? design, change.scenario ?? scenario);
    return { assumption, planned, changed, power };
  });
}

function rateChanges({ arms }: SizedDesign, scenario: Scenario): Change[] {
  return ([0, 1] as const).flatMap((arm) => {
    const planned = scenario.responseRate[arm];
    const moved = rateSteps.map((step) => rounded(planned + step));
    return moved
      .filter((rate) => rate >= 0 && rate <= 1)
      .map((rate) => ({
        assumption: `Rate on ${arms[arm].name}`,
        planned: assumedPercent(planned),
        changed: assumedPercent(rate),
        scenario: { ...scenario, responseRate: withArm(scenario.responseRate, arm, rate) },
      }));
  });
}

const withArm = ([experimental, control]: Pair<number>, arm: 0 | 1, rate: number): Pair<number> =>
  arm === 0 ? [rate, control] : [experimental, rate];

/** No dropout and twice as much, or 5% and 10% where none is planned. */
function dropoutChanges(scenario: Scenario): Change[] {
  const { dropout } = scenario;
  const rates: Pair<number> = dropout?.rate ?? [0, 0];
  const isNone = rates[0] + rates[1] === 0;
  const others: Pair<number>[] = isNone
    ? [
        [0.05, 0.05],
        [0.1, 0.1],
      ]
    : [
        [0, 0],
        [rounded(2 * rates[0]), rounded(2 * rates[1])],
      ];
  const mechanism: Dropout = dropout ?? { rate: [0, 0], mechanism: "mcar" };
  return others
    .filter(([experimental, control]) => Math.max(experimental, control) < 1)
    .map((rate) => ({
      assumption: "Dropout",
      planned: bothRates(rates),
      changed: bothRates(rate),
      scenario: { ...scenario, dropout: { ...mechanism, rate } },
    }));
}

/** "5.0%" of both arms, "20.0% and 30.0%", or "none". */
export const bothRates = ([experimental, control]: Pair<number>): string => {
  if (experimental === control) return experimental === 0 ? "none" : assumedPercent(experimental);
  return `${assumedPercent(experimental)} and ${assumedPercent(control)}`;
};

/** How lost subjects are handled, for a cell of a table. */
export const handlingNames = {
  nonresponder: "counted as failures",
  completeCase: "left out",
} as const;

function handlingChanges(design: SizedDesign, { dropout }: Scenario): Change[] {
  if (dropout === undefined || dropout.rate[0] + dropout.rate[1] === 0) return [];
  const missing = design.missing === "nonresponder" ? "completeCase" : "nonresponder";
  return [
    {
      assumption: "Subjects lost",
      planned: handlingNames[design.missing],
      changed: handlingNames[missing],
      design: { ...design, missing },
    },
  ];
}

/** Other usual significance levels, of any design. */
export function alphaChanges<Design extends { readonly analysis: LeveledAnalysis }>(
  design: Design,
) {
  const { analysis } = design;
  const levels = analysis.sides === 2 ? [0.01, 0.05, 0.1] : [0.005, 0.025, 0.05];
  return levels
    .filter((alpha) => alpha !== analysis.alpha)
    .map((alpha) => ({
      assumption: "Significance level",
      planned: alphaText(analysis.alpha),
      changed: alpha === 0.1 ? ".10" : alphaText(alpha),
      design: { ...design, analysis: { ...analysis, alpha } },
    }));
}

type LeveledAnalysis = Pick<SizedDesign["analysis"], "sides" | "alpha">;

/** Without the dust of binary fractions: 0.267 − 0.1 is 0.167. */
const rounded = (rate: number): number => Number(rate.toPrecision(12));
