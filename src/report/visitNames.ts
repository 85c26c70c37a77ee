import type { VisitFormula } from "../sizing/visitPowerOf.ts";
import type {
  EstimandStrategy,
  VisitAnalysis,
  VisitDesign,
  VisitMissing,
} from "../study/visitSchema.ts";
import type { BibliographyKey } from "./bibliography.ts";
import { methodNames } from "./methodNames.ts";
import { methodSources } from "./methodSources.ts";

const meanTests = {
  t: "Student's t test",
  welch: "Welch's t test",
  wilcoxon: "Wilcoxon's rank-sum test",
  ancova: "analysis of covariance with the baseline as covariate",
  mmrm: "a mixed model for repeated measures",
  gee: "generalized estimating equations",
} as const;

/** Analyses of a study over visits, to follow "by". */
export const visitMethodName = ({ method }: VisitAnalysis): string =>
  ({ ...methodNames, ...meanTests })[method];

/** Where the analysis is described. */
export function visitMethodSources(analysis: VisitAnalysis): readonly BibliographyKey[] {
  const { method, correction } = analysis;
  switch (method) {
    case "mmrm":
      return ["MallinckrodtClarkDavid2001", "KenwardRoger1997"];
    case "gee":
      return correction === "none" ? ["LiangZeger1986"] : ["LiangZeger1986", "ManclDeRouen2001"];
    case "welch":
      return ["Welch1947"];
    case "wilcoxon":
      return ["MannWhitney1947"];
    case "t":
      return ["Student1908"];
    case "ancova":
      return [];
    default:
      return methodSources({ method, sides: analysis.sides, alpha: analysis.alpha });
  }
}

/** The terms of the model, and what it estimates between visits, where it is one of all visits. */
export function visitModelSentence({
  analysis,
  endpoint,
}: Pick<VisitDesign, "analysis" | "endpoint">): string {
  const { method, covariance, degreesOfFreedom, correlation, baselineEffect } = analysis;
  if (method !== "mmrm" && method !== "gee") return "";
  const slope = baselineEffect === "main" ? "baseline" : "baseline by visit";
  const terms = endpoint.baseline
    ? `arm, visit, arm by visit and ${slope}`
    : "arm, visit and arm by visit";
  if (method === "gee") {
    const working = correlation ?? "exchangeable";
    const of = {
      exchangeable: "an exchangeable",
      independence: "an independence",
      ar1: "a first-order autoregressive",
    };
    const correction =
      analysis.correction === "none"
        ? ""
        : ", and Mancl and DeRouen's correction of its standard error for few subjects";
    return `The model has terms for ${terms}, ${of[working]} working correlation${correction}.`;
  }
  const df = { kenwardRoger: "Kenward and Roger", satterthwaite: "Satterthwaite", residual: "" };
  const by = df[degreesOfFreedom ?? "kenwardRoger"];
  const degrees = by === "" ? "residual degrees of freedom" : `degrees of freedom by ${by}`;
  return `The model has terms for ${terms}, ${covarianceNames[covariance ?? "unstructured"]} between visits, and ${degrees}.`;
}

const covarianceNames = {
  unstructured: "an unstructured covariance",
  compoundSymmetry: "a covariance of compound symmetry",
  ar1: "a first-order autoregressive covariance",
  toeplitz: "a Toeplitz covariance",
} as const;

/** Strategies for values after treatment has stopped, each in a sentence. */
export const strategySentences: Readonly<Record<EstimandStrategy, string>> = {
  treatmentPolicy:
    "Values count whether or not treatment was stopped before (treatment policy strategy).",
  hypothetical: "The effect is the one had nobody stopped treatment (hypothetical strategy).",
  composite: "A subject who has stopped treatment counts as a failure (composite strategy).",
  whileOnTreatment:
    "The last value on treatment counts for those who stop (while on treatment strategy).",
};

/** How missing values are handled, each in a sentence. */
export const missingSentences: Readonly<Record<VisitMissing, string>> = {
  observed: "All observed values enter the analysis; none is filled in.",
  completeCase: "Subjects without a value at the visit of the comparison are left out.",
  lastObservation: "A missing value is replaced by the subject's last one.",
  nonresponder: "A subject without a value counts as a failure.",
  multipleImputation: "Missing values are multiply imputed, as if missing at random.",
  jumpToReference: "Missing values are multiply imputed by jump to reference.",
  copyReference: "Missing values are multiply imputed by copy reference.",
  copyIncrements: "Missing values are multiply imputed by copy increments in reference.",
};

/** Where the handling is described. */
export function missingSources(missing: VisitMissing): readonly BibliographyKey[] {
  if (missing === "multipleImputation") return ["Rubin1987"];
  const isReference = missing === "jumpToReference" || missing.startsWith("copy");
  return isReference ? ["CarpenterRogerKenward2013", "Rubin1987"] : [];
}

/** Powers without simulation, to follow "Closed form:". */
export const visitFormulaNames: Readonly<Record<VisitFormula, string>> = {
  noncentralT: "noncentral t distribution",
  welch: "Welch's t, integrated over the variances",
  ancova: "noncentral t with the variance that the baseline leaves",
  wilcoxonEfficiency: "noncentral t with the efficiency of ranks for normal data",
  mmrmSmallSample: "mixed model with the retention by visit, corrected for small samples",
  exactTable: "sum over all possible tables",
  normalTable: "normal approximation that fits the test",
};
