import type { SizedDesign } from "../study/requireSized.ts";

/** What one wants to estimate, and how it treats subjects lost. */
export function estimandSentences(design: SizedDesign): string[] {
  const [experimental, control] = design.arms.map(({ name }) => name);
  return [
    `The estimand is ${summaryMeasure(design)} between ${experimental} and ${control} among all subjects randomized.`,
    intercurrentEvents(design),
  ];
}

/** The population-level summary: "the difference in the probability of the event". */
export function summaryMeasure({ analysis }: Pick<SizedDesign, "analysis">): string {
  if (analysis.method === "logistic") {
    return "the odds ratio of the event, conditional on the baseline variables of the model,";
  }
  if (analysis.scale === "ratio") return "the ratio of the probabilities of the event";
  return "the difference in the probability of the event";
}

/** How the analysis answers to the loss of a subject, and which strategy that is. */
export function intercurrentEvents({ endpoint, missing }: SizedDesign): string {
  if (missing === "completeCase") {
    return "Subjects lost before the endpoint is observed are left out of the analysis, which estimates the effect had nobody been lost (hypothetical strategy) as long as loss does not depend on the outcome.";
  }
  const counted = endpoint.better === "higher" ? "not having had" : "having had";
  return `Leaving the trial before the endpoint is observed is part of the endpoint: such a subject counts as ${counted} the event (composite strategy).`;
}
