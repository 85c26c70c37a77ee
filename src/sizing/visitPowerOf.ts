import type { Pair } from "../pair.ts";
import type {
  ResponderEndpoint,
  SeveralVisitsScenario,
  VisitScenario,
} from "../study/visitSchema.ts";
import { closedFormPowerOf } from "./closedFormPowerOf.ts";
import { exactPower } from "./exactPower.ts";
import { withSizes } from "./powerDesign.ts";
import { pooledPower, welchMeanPower } from "./visitComparisonPower.ts";
import { visitMmrmPower } from "./visitMmrmPower.ts";
import { visitNotAvailable } from "./visitNotAvailable.ts";
import {
  observedShares,
  type UnsizedVisitDesign,
  type VisitPowerDesign,
} from "./visitPowerDesign.ts";
import { visitResponderDesign } from "./visitResponderDesign.ts";

/** Where a power without simulation comes from. */
export type VisitFormula =
  | "noncentralT"
  | "welch"
  | "ancova"
  | "wilcoxonEfficiency"
  | "mmrmSmallSample"
  | "exactTable"
  | "normalTable";

/** The power of a study over visits without simulation, or why there is none. */
export type VisitPower =
  | {
      readonly power: number;
      readonly formula: VisitFormula;
      /** Subjects expected with a value at the visit of the comparison, per arm. */
      readonly observed: Pair<number>;
      /** What the formula leaves out of account. */
      readonly notes: readonly string[];
      readonly notAvailable?: never;
    }
  | { readonly notAvailable: string; readonly power?: never };

/** Largest trial of responders whose power is summed over all tables by default. */
const exactUpTo = 300;

/**
 * Power of a study over visits without simulation. Expected numbers of values stand for the random ones.
 *
 * t: noncentral t. welch: exact. ancova: t with the variance that the baseline leaves. wilcoxon: t with an
 * efficiency of 3/π, that of normal data in large samples. mmrm: {@link visitMmrmPower}. Responders: exact sums
 * over all tables up to 300 subjects with missing values as failures, else the normal approximation that fits the test.
 *
 * @returns The power, or the reason why there is no formula.
 * @see [LuLuoChen2008], [Tang2017] mmrm
 */
export function visitPowerOf(design: VisitPowerDesign, scenario: VisitScenario): VisitPower {
  const notAvailable = visitNotAvailable(design, scenario);
  if (notAvailable !== undefined) return { notAvailable };
  const n: Pair<number> = [design.arms[0].n, design.arms[1].n];
  const [shareE, shareC] = observedShares(design, scenario);
  const observed: Pair<number> = [n[0] * shareE, n[1] * shareC];
  const { endpoint } = design;
  if (endpoint.type === "responder") {
    return { ...responderPower({ ...design, endpoint }, scenario, n), observed, notes: [] };
  }
  const [power, formula] = meanPower(design, scenario, n, observed);
  return { power, formula, observed, notes: notesOf(design, scenario, observed, n) };
}

function responderPower(
  design: UnsizedVisitDesign & { readonly endpoint: ResponderEndpoint },
  scenario: VisitScenario,
  n: Pair<number>,
): { readonly power: number; readonly formula: VisitFormula } {
  const table = visitResponderDesign(design, scenario);
  const sized = withSizes(table.design, n);
  const isWhole = Number.isInteger(n[0]) && Number.isInteger(n[1]);
  if (isWhole && n[0] + n[1] <= exactUpTo && table.design.missing === "nonresponder") {
    return { power: exactPower(sized, table.scenario), formula: "exactTable" };
  }
  return { power: closedFormPowerOf(sized, table.scenario).power, formula: "normalTable" };
}

/** Power of a comparison of means with these numbers randomized and observed. */
function meanPower(
  design: UnsizedVisitDesign,
  scenario: VisitScenario,
  randomized: Pair<number>,
  n: Pair<number>,
): [number, VisitFormula] {
  const { method } = design.analysis;
  if (method === "mmrm") {
    return [
      visitMmrmPower(design, scenario as SeveralVisitsScenario, randomized),
      "mmrmSmallSample",
    ];
  }
  if (method === "welch") return [welchMeanPower(design, scenario, n), "welch"];
  const formula =
    method === "ancova" ? "ancova" : method === "t" ? "noncentralT" : "wilcoxonEfficiency";
  return [pooledPower(design, scenario, n), formula];
}

function notesOf(
  design: UnsizedVisitDesign,
  scenario: VisitScenario,
  observed: Pair<number>,
  n: Pair<number>,
): readonly string[] {
  const { method, hypothesis } = design.analysis;
  const notes: string[] = [];
  if (method !== "mmrm" && (observed[0] < n[0] || observed[1] < n[1])) {
    notes.push("expected numbers of observed values stand for random ones");
  }
  const mechanisms = [scenario.dropout?.mechanism, scenario.discontinuation?.mechanism];
  if (mechanisms.includes("mar"))
    notes.push("the shares lost are taken as independent of outcomes");
  if (method === "wilcoxon") notes.push("the efficiency is that of large samples");
  if (method === "mmrm") notes.push(...mmrmNotes(design));
  if (
    design.estimand === "whileOnTreatment" &&
    Math.min(...observed.map((m, k) => m / n[k]!)) < 1
  ) {
    notes.push(
      "the analysis aims at the effect on treatment at the visit, not at the last visit before the end of treatment",
    );
  }
  if (hypothesis === "equivalence" && method !== "t")
    notes.push("the two one-sided tests are taken as not overlapping");
  return notes;
}

function mmrmNotes({ analysis }: UnsizedVisitDesign): string[] {
  const { covariance, degreesOfFreedom, baselineEffect } = analysis;
  return [
    ...(covariance === "unstructured"
      ? []
      : ["the degrees of freedom are those of an unstructured covariance, too few for this one"]),
    ...(baselineEffect === "main" ? ["a slope of the baseline is taken at each visit"] : []),
    ...(degreesOfFreedom === "kenwardRoger"
      ? []
      : ["the standard error is taken to be right on average, as Kenward–Roger’s is"]),
  ];
}
