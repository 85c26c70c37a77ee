import type { VisitPlan } from "../engine/visitPlan.ts";
import { methodNames } from "../report/methodNames.ts";
import { signed } from "../show/format.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { contrastIndexOf } from "../study/visitRetention.ts";
import type { EstimandStrategy, VisitEndpoint, VisitMethod } from "../study/visitSchema.ts";

const noBreak = "\u00a0";

/** "week 12": a visit by its time; "the visit" where there is only one. */
export function visitText(endpoint: VisitEndpoint, visit: number): string {
  if (endpoint.type === "continuous") return "the visit";
  return `${endpoint.timeUnit.replace(/s$/, "")}${noBreak}${endpoint.visits[visit]}`;
}

/** The visit at which the arms are compared. */
export function contrastText({ design }: Pick<SizedVisitStudy, "design">): string {
  return visitText(design.endpoint, contrastIndexOf(design));
}

/** A value with the digits that its spread deserves: "−11.7", with its unit where there is one. */
export function valueText(value: number, { sd, unit }: ValueFormat): string {
  const number = signed(value, digitsOf(sd));
  return unit ? `${number}${noBreak}${unit}` : number;
}

/** How values of a study are written. */
export interface ValueFormat {
  readonly sd: number;
  readonly unit?: string | undefined;
}

/** Decimals that show a hundredth of the spread or so. */
export const digitsOf = (sd: number): number =>
  Math.max(0, Math.min(15, 2 - Math.floor(Math.log10(sd) + 1e-9)));

const methodWords: Partial<Record<VisitMethod, string>> = {
  mmrm: "MMRM",
  gee: "GEE",
  ancova: "ANCOVA",
  t: "Student’s t-test",
  welch: "Welch’s t-test",
  wilcoxon: "Wilcoxon’s rank-sum test",
};

/** The name of an analysis in a sentence. */
export function methodText(method: VisitMethod): string {
  const names = methodNames as Readonly<Record<string, string>>;
  return methodWords[method] ?? names[method] ?? method;
}

const shortHandlings: Partial<Record<VisitPlan["missing"], string>> = {
  completeCase: "complete cases",
  lastObservation: "LOCF",
  nonresponder: "missing = failure",
  multipleImputation: "multiple imputation",
  jumpToReference: "jump to reference",
  copyReference: "copy reference",
  copyIncrements: "copy increments",
};

/** An analysis in few words, for the side of a figure: "MMRM", "t-test, LOCF". */
export function shortPlanText({ analysis, missing, compares, estimand }: VisitPlan): string {
  const method = analysis.method === "t" ? "t-test" : methodText(analysis.method);
  const what = compares === "responders" ? "responders" : method;
  const isOn = compares === "means" && estimand !== "treatmentPolicy";
  return [what, shortHandlings[missing], isOn ? "on treatment" : undefined]
    .filter((part) => part !== undefined)
    .join(", ");
}

export const strategyWords: Readonly<Record<EstimandStrategy, string>> = {
  treatmentPolicy: "treatment policy",
  hypothetical: "hypothetical",
  composite: "composite",
  whileOnTreatment: "while on treatment",
};
