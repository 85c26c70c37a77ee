import type { SizedDesign } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import { assumedPercent } from "./format.ts";

/** How the planned analysis uses the baseline; nothing where it does not. */
export function adjustmentSentences({ analysis }: Pick<SizedDesign, "analysis">): string[] {
  const { method, continuityCorrection, adjustFor, test = "wald", separation } = analysis;
  if (method === "mantelHaenszel") {
    return [
      `The test is stratified, ${continuityCorrection ? "with" : "without"} continuity correction.`,
    ];
  }
  if (method !== "logistic" && method !== "standardized") return [];
  const variables = adjustFor?.join(" and ") ?? "all baseline variables described below";
  const adjusted = variables === "" ? "nothing" : variables;
  const tested = method === "logistic" ? `, and the treatment is tested by ${testNames[test]}` : "";
  return [`The model adjusts for ${adjusted}${tested}.${separated(separation)}`];
}

const testNames = {
  wald: "Wald's test",
  likelihoodRatio: "the likelihood ratio",
  firth: "the likelihood ratio with Firth's penalty",
} as const;

const separated = (separation: string | undefined): string =>
  separation === "firth" ? " Separated data are analyzed with Firth's penalty." : "";

/** What is assumed of the subjects at baseline; nothing where nothing is. */
export function baselineSentences({ strata, covariate }: Scenario): string[] {
  const sentences: string[] = [];
  if (strata) {
    const parts = strata.map(
      ({ share, responseRate: [experimental, control] }) =>
        `${assumedPercent(share)} of the population with rates of ${assumedPercent(experimental)} and ${assumedPercent(control)}`,
    );
    sentences.push(`The strata are ${parts.join("; ")}.`);
  }
  if (covariate) {
    const ratio = Number(covariate.oddsRatioPerSd.toPrecision(3));
    sentences.push(
      `A baseline score, normally distributed, multiplies the odds of the event by ${ratio} per standard deviation.`,
    );
  }
  return sentences;
}
