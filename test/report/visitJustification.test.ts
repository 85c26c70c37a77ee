import { describe, expect, it } from "vitest";
import { visitJustification } from "../../src/report/visitJustification.ts";
import { parseVisitStudy } from "../../src/study/anyStudy.ts";
import { requireSizedVisits } from "../../src/study/requireSizedVisits.ts";
import { continuousStudy, responderStudy, visitStudy } from "../cli/visitStudies.ts";
import { put } from "../study/change.ts";
import { scars } from "./scars.ts";

const monteCarlo = { power: 0.612, standardError: 0.0154, replicates: 1000, seed: 7 };
const options = { version: "0.1.0" };
const textOf = (input: object, form: "short" | "standard" | "long" = "standard"): string => {
  const study = requireSizedVisits(parseVisitStudy(input));
  const results = study.scenarios.map(({ name }) => ({ scenario: name, monteCarlo }));
  return visitJustification(study, results, { ...options, form });
};

const scenario = (changes: Readonly<Record<string, unknown>>, study: object = visitStudy): object =>
  Object.entries(changes).reduce(
    (changed, [key, value]) => put(changed, `scenarios[0].${key}`, value) as object,
    study,
  );

describe("the paragraph of a study over visits", () => {
  it("tells trial, means, spread, loss and power of a mixed model", () => {
    const text = textOf(visitStudy);
    for (const sentence of [
      "The trial randomizes 60 subjects 1:1, 30 to LD-IL-2 and 30 to Placebo.",
      "measured before randomization and at 4, 8 and 12 weeks and compared at 12 weeks; a lower value is better.",
      "The model has terms for arm, visit, arm by visit and baseline by visit, an unstructured covariance between visits, and degrees of freedom by Kenward and Roger.",
      "The mean at 12 weeks is assumed to be 40 mm on LD-IL-2 and 52 mm on Placebo: a difference of \u221212 mm.",
      "The standard deviation is 20 mm in both arms, so that the standardized difference is \u22120.60.",
      "Of the subjects 20.0% on LD-IL-2 and 30.0% on Placebo are expected to drop out by the last visit, with odds 1.5 times as high for each standard deviation by which the last value observed is worse.",
      "In each arm 10.0% of subjects are expected to stop treatment by the last visit, independently of their values; 50.0% of them stay in the trial, and their values go on as on treatment.",
      "In each arm 3.0% of subjects still followed miss a visit, at random.",
      "the power is 61% (Monte Carlo standard error 2 percentage points) by simulation of 1,000 trials (seed 7).",
    ]) {
      expect(text).toContain(sentence);
    }
    expect(text).not.toMatch(scars);
  });

  it("counts expected values with all that is lost: (1 − 0.2 − 0.5 × 0.1) × 0.97 × 30", () => {
    expect(textOf(visitStudy)).toContain("21.8 of 30 on LD-IL-2 and 18.9 of 30 on Placebo");
  });

  it("tells what a responder is, and the rates that follow", () => {
    const text = textOf(responderStudy);
    expect(text).toContain("\u201Crelief\u201D: a fall from baseline of 15 mm or more at 12 weeks");
    expect(text).toContain("On treatment 60.3% of subjects on LD-IL-2 and 35.7% on Placebo");
    const short = textOf(responderStudy, "short");
    expect(short).toContain(
      "gives 61% power to detect a 24.7-point difference (60.3% against 35.7%",
    );
  });

  it("is two sentences for an abstract", () => {
    expect(textOf(visitStudy, "short")).toBe(
      "Randomizing 60 subjects (30 to LD-IL-2, 30 to Placebo) gives 61% power to detect a difference of \u221212 mm (means of 40 mm against 52 mm of \u201Cfatigue\u201D at 12 weeks, standard deviation 20 mm), with 20.0% and 30.0% dropout. The analysis is by a mixed model for repeated measures, two-sided, at a significance level of .05; power was computed by simulation (equipoise 0.1.0).",
    );
    const none = textOf(scenario({ mean: [10, 10] }, continuousStudy), "short");
    expect(none).toContain("61% chance of a significant result where there is no difference");
  });

  it("tells a margin", () => {
    const analysis = { method: "t", hypothesis: "nonInferiority", margin: 1.5 };
    const study = put(scenario({ mean: [10, 10] }, continuousStudy), "design.analysis", analysis);
    expect(textOf(study as object)).toContain(
      "Non-inferiority of Experimental to Control with a margin of 1.5 is tested by Student's t test, one-sided, at a significance level of",
    );
    expect(textOf(study as object, "short")).toContain(
      "power to show non-inferiority with a margin of 1.5, assuming means of 10 against 10",
    );
  });

  it("has paragraphs in its long form, and names scenarios where there are several", () => {
    const [first] = visitStudy.scenarios;
    const two = { ...visitStudy, scenarios: [first, { ...first, name: "worse" }] };
    const paragraphs = textOf(two, "long").split("\n\n");
    expect(paragraphs).toHaveLength(5);
    expect(paragraphs[1]).toMatch(/^The estimand is the difference in means between LD-IL-2/);
    expect(paragraphs[3]).toMatch(/^In the scenario \u201Cworse\u201D the mean at 12 weeks/);
    for (const one of paragraphs) expect(one).not.toMatch(scars);
  });

  it("tells loss of every mechanism", () => {
    const loss = { rate: [0.1, 0.1], mechanism: "mnar", oddsRatioPerSd: 2 };
    expect(textOf(scenario({ dropout: loss }))).toContain(
      "for each standard deviation by which the value about to be missed is worse",
    );
    const stops = { rate: [0.2, 0.2], followed: 0 };
    expect(textOf(scenario({ discontinuation: stops }))).toContain(
      "; none of them stays in the trial.",
    );
    expect(textOf(continuousStudy)).toContain("No dropout is assumed.");
  });
});
