import type { z } from "zod";
import { isAdjustedMethod, type AdjustedMethod, type StudyMethod } from "../analyze/methods.ts";
import type { Pair } from "../pair.ts";
import { type BaselineVariable, marginalRates, type StratumRates } from "./baseline.ts";

// Contradictions between an adjusted analysis, its options, and what scenarios say of the baseline.

type Report<T> = z.core.$RefinementCtx<T>;

/** Sums and products of decimals are off by rounding; no reader means a difference this small. */
const rounding = 1e-9;

interface AnalysisFields {
  readonly method: StudyMethod;
  readonly continuityCorrection?: boolean | undefined;
  readonly test?: string | undefined;
  readonly separation?: string | undefined;
  readonly adjustFor?: readonly BaselineVariable[] | undefined;
}

type Option = Exclude<keyof AnalysisFields, "method">;

/** Which analyses an option belongs to. */
const homes: Readonly<Record<Option, readonly AdjustedMethod[]>> = {
  continuityCorrection: ["mantelHaenszel"],
  test: ["logistic"],
  separation: ["logistic", "standardized"],
  adjustFor: ["logistic", "standardized"],
};

/** Options of another analysis, which would go unused without a word. */
export function checkAdjustment<T>(analysis: AnalysisFields, report: Report<T>): void {
  const { method } = analysis;
  const add = (option: Option, message: string) =>
    report.addIssue({ code: "custom", path: ["analysis", option], message });
  for (const option of Object.keys(homes) as Option[]) {
    const fits = isAdjustedMethod(method) && homes[option].includes(method);
    if (analysis[option] === undefined || fits) continue;
    add(option, `not be there unless method is ${homes[option].join(" or ")}`);
  }
  if (analysis.test === "firth" && analysis.separation !== undefined) {
    add("separation", "not be there where test is firth, which separation does not touch");
  }
}

interface ScenarioFields {
  readonly responseRate?: Pair<number> | undefined;
  readonly strata?: readonly StratumRates[] | undefined;
}

/** Shares that are no partition; response rates that are missing, or stated twice and not alike. */
export function checkStrata(
  { responseRate, strata }: ScenarioFields,
  report: Report<ScenarioFields>,
): void {
  const add = (path: string, message: string) =>
    report.addIssue({ code: "custom", path: [path], message });
  if (strata === undefined) {
    if (responseRate === undefined) add("responseRate", "be two rates: experimental, control");
    return;
  }
  if (strata.length === 0 || !strata.every(isInRange)) return; // reported by the field
  const total = strata.reduce((sum, { share }) => sum + share, 0);
  if (!(Math.abs(total - 1) <= rounding)) {
    return add("strata", `have shares that add up to 1, not ${Number(total.toPrecision(12))}`);
  }
  const rates = marginalRates(strata);
  const agrees = (arm: 0 | 1) => Math.abs(responseRate![arm] - rates[arm]) <= rounding;
  if (responseRate === undefined || (agrees(0) && agrees(1))) return;
  add("responseRate", `be absent or the mean over the strata, ${rates.join(" and ")}`);
}

function isInRange({ share, responseRate }: StratumRates): boolean {
  return share > 0 && share <= 1 && responseRate.every((rate) => rate >= 0 && rate <= 1);
}

interface StudyFields {
  readonly design: { readonly analysis: AnalysisFields };
  readonly scenarios: readonly {
    readonly strata?: unknown;
    readonly covariate?: unknown;
  }[];
}

/** An analysis that needs what a scenario does not describe. */
export function checkBaseline(
  { design: { analysis }, scenarios }: StudyFields,
  report: Report<StudyFields>,
): void {
  const isStratified = analysis.method === "mantelHaenszel";
  const needed = isStratified ? (["strata"] as const) : (analysis.adjustFor ?? []);
  const reason = isStratified ? "method is mantelHaenszel" : "adjustFor names it";
  for (const [k, scenario] of scenarios.entries()) {
    for (const variable of needed) {
      if (scenario[variable] !== undefined) continue;
      const message = `be given, as design.analysis.${reason}`;
      report.addIssue({ code: "custom", path: ["scenarios", k, variable], message });
    }
  }
}
