import type { ResponderRule, VisitAnalysisPlan, VisitLayout, VisitTrialData } from "./visitPlan.ts";

/**
 * Prepares the decision whether a subject is a responder: 1 or 0. Under the composite strategy one whose treatment had
 * stopped by the visit is a failure, whatever its value.
 */
export function responderRule(
  { contrast, responder, better }: VisitLayout,
  { estimand }: VisitAnalysisPlan,
): (data: VisitTrialData, subject: number, value: number) => 0 | 1 {
  const isComposite = estimand === "composite";
  const failure = better === "higher" ? 0 : 1; // where responding is bad, a failure is a response
  return ({ baseline, stopped }, subject, value) => {
    if (isComposite && stopped && stopped[subject]! <= contrast) return failure;
    return isResponse(value, baseline ? baseline[subject]! : NaN, responder!) ? 1 : 0;
  };
}

/** Whether a value makes a responder; a change needs the baseline. */
export function isResponse(value: number, baseline: number, rule: ResponderRule): boolean {
  switch (rule.direction) {
    case "fall":
      return baseline - value >= rule.threshold;
    case "rise":
      return value - baseline >= rule.threshold;
    case "atMost":
      return value <= rule.threshold;
    case "atLeast":
      return value >= rule.threshold;
  }
}
