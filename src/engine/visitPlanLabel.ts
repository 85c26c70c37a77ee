import type { VisitMethod, VisitMissing } from "../study/visitSchema.ts";
import type { VisitPlan } from "./visitPlan.ts";

const handlings: Readonly<Record<VisitMissing, string>> = {
  observed: "",
  completeCase: "complete cases",
  lastObservation: "last observation carried forward",
  nonresponder: "missing are non-responders",
  multipleImputation: "multiple imputation",
  jumpToReference: "jump to reference",
  copyReference: "copy reference",
  copyIncrements: "copy increments",
};

const means: Readonly<Partial<Record<VisitMethod, string>>> = {
  mmrm: "Mixed model (MMRM)",
  gee: "Estimating equations (GEE)",
  ancova: "ANCOVA",
  t: "t-test",
  welch: "Welch's t-test",
  wilcoxon: "Wilcoxon's rank-sum test",
};

/** A plan in a reader's words: what is compared, how missing values are handled, and whether values off treatment count. */
export function visitPlanLabel({ analysis, compares, missing, estimand }: VisitPlan): string {
  const what = compares === "responders" ? "Responders" : means[analysis.method]!;
  const isOnTreatment = estimand === "hypothetical" || estimand === "whileOnTreatment";
  const parts = [what, handlings[missing], isOnTreatment ? "on treatment only" : ""];
  return parts.filter((part) => part !== "").join(", ");
}
