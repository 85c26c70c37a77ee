import { describe, expect, it } from "vitest";
import { binaryMethods } from "../../src/analyze/methods.ts";
import { justification } from "../../src/report/justification.ts";
import { methodNames } from "../../src/report/methodNames.ts";
import type { PowerResult } from "../../src/report/powerResult.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { presets } from "../../src/study/presets.ts";
import { requireSized } from "../../src/study/requireSized.ts";
import { missingStrategies } from "../../src/study/schema.ts";

const preset = presets[0]!;
const follow = requireSized(preset.study);

const all: PowerResult = {
  scenario: "as in the pilot",
  closedForm: { power: 0.8087, formula: "pooledCc" },
  exact: { power: 0.79634 },
  monteCarlo: { power: 0.7952, standardError: 0.00404, replicates: 10_000, seed: 20221118 },
};

/** What a template leaves behind when a value is missing or a number is treated as a word. */
const scars =
  /undefined|NaN|null(?! hypothesis)|\[object|Infinity| {2}| [.,;:](?!\d)|\.\.|,,|\(\)|\b1 (subjects|trials)\b|[^1,]\b1 (subject|trial)s|%%|\$\{/;

describe("justification", () => {
  it("tells the follow-up study in full", () => {
    expect(justification(follow, [all], { version: "0.1.0", source: preset.source })).toBe(
      "The trial randomizes 60 subjects 1:1, 30 to LD-IL-2 and 30 to Placebo. " +
        "The endpoint is binary, “ESSDAI improved by 3 points or more at week 24”, and a higher rate is better. " +
        "The arms are compared by Fisher's exact test, two-sided, at a significance level of .05. " +
        "The event is assumed in 66.7% of subjects on LD-IL-2 and in 26.7% on Placebo, rates taken from the " +
        "LD-IL-2 trial in primary Sjögren syndrome (He et al., JAMA Network Open 2022): " +
        "a difference of 40.0 percentage points. " +
        "In each arm 5.0% of subjects are expected to drop out, independently of their outcome. " +
        "A subject lost counts as not having had the event, so that all 60 subjects are analyzed, " +
        "with expected rates of 63.4% and 25.4%. " +
        "Under these assumptions the power is 79.6% by exact enumeration of all possible tables. " +
        "Simulation of 10,000 trials (seed 20221118) gives 79.5% (Monte Carlo standard error 0.4 percentage points). " +
        "The normal approximation (pooled variance under the null hypothesis, continuity correction) gives 80.9%. " +
        "Power was computed with equipoise 0.1.0.",
    );
  });

  it("reads well for every test, side, direction, handling, mechanism, size and set of results", () => {
    const dropouts = [
      undefined,
      { rate: [0, 0] },
      { rate: [0.1, 0.1] },
      { rate: [0.05, 0] },
      { rate: [0.1, 0.2], mechanism: "mnar", oddsRatio: 1 / 3 },
    ];
    const results: Omit<PowerResult, "scenario">[] = [
      { exact: { power: 1 } },
      { closedForm: { power: 0.05, formula: "arcsine" }, exact: { power: 1e-9 } },
      { monteCarlo: { power: 1, standardError: 0, replicates: 1, seed: 0 } },
      { monteCarlo: { power: NaN, standardError: NaN, replicates: 5, seed: 1 } },
      { monteCarlo: { power: 0.5, standardError: 0.05, replicates: 100, seed: 1 } },
      {},
    ];
    let texts = 0;
    for (const method of binaryMethods)
      for (const sides of [1, 2])
        for (const better of ["higher", "lower"])
          for (const missing of missingStrategies)
            for (const dropout of dropouts)
              for (const [nE, nC] of [
                [1, 1],
                [37, 22],
                [2000, 1000],
              ])
                for (const [k, result] of results.entries()) {
                  const study = parseStudy({
                    equipoise: 1,
                    design: {
                      arms: [
                        { name: "A", n: nE },
                        { name: "B", n: nC },
                      ],
                      endpoint: { name: "death", better },
                      missing,
                      analysis: { method, sides, alpha: sides === 1 ? 0.025 : 0.05 },
                    },
                    scenarios: [{ responseRate: k % 2 === 0 ? [0.5, 0.5] : [0, 0.0125], dropout }],
                  });
                  const found = [{ scenario: "scenario 1", ...result }];
                  const text = justification(requireSized(study), found, { version: "0.1.0" });
                  expect(text).not.toMatch(scars);
                  expect(text).toMatch(/^The trial .*\.$/u);
                  expect(text).toContain(methodNames[method]);
                  expect(text).toContain(
                    sides === 1 ? `one-sided for a ${better} rate` : "two-sided",
                  );
                  texts++;
                }
    expect(texts).toBe(binaryMethods.length * 2 * 2 * 2 * 5 * 3 * 6);
  });

  it("tells hypothesis, margin and test where there is a margin", () => {
    const comparisonOf = (analysis: object, better = "higher") => {
      const study = parseStudy({
        equipoise: 1,
        design: {
          arms: [
            { name: "A", n: 30 },
            { name: "B", n: 30 },
          ],
          endpoint: { name: "cure", better },
          analysis: { alpha: 0.025, ...analysis },
        },
        scenarios: [{ responseRate: [0.8, 0.8] }],
      });
      const text = justification(requireSized(study), [], { version: "0.1.0" });
      expect(text).not.toMatch(scars);
      return /better\. (.*?\.) (?=Power)/.exec(text)![1];
    };
    expect(
      comparisonOf({ method: "farringtonManning", hypothesis: "nonInferiority", margin: 0.1 }),
    ).toBe(
      "Non-inferiority of A to B with a margin of 10.0 percentage points is tested by Farrington and Manning's score test, one-sided, at a significance level of .025.",
    );
    const ratio = { method: "wald", scale: "ratio" };
    expect(comparisonOf({ ...ratio, hypothesis: "superiorityByMargin", margin: 1.1 })).toBe(
      "Superiority by a margin of A over B with a limit of 1.1 for the ratio of the rates is tested by Wald's test, one-sided, at a significance level of .025.",
    );
    expect(comparisonOf({ ...ratio, hypothesis: "equivalence", margin: 1.25 }, "lower")).toBe(
      "Equivalence of A and B with limits of 0.8 to 1.25 for the ratio of the rates is tested by Wald's test, as two one-sided tests, at a significance level of .025.",
    );
  });

  it("names each scenario where there are several, and the source with the first", () => {
    const other = { name: "pessimistic", responseRate: [0.55, 0.3] };
    const study = requireSized(parseStudy({ ...follow, scenarios: [...follow.scenarios, other] }));
    const text = justification(study, [all, { scenario: "pessimistic", exact: { power: 0.4 } }], {
      version: "0.1.0",
      source: "a pilot",
    });
    expect(text).toContain("In the scenario “as in the pilot” the event is assumed in 66.7%");
    expect(text).toContain("In the scenario “pessimistic” the event is assumed in 55.0%");
    expect(text.split("rates taken from a pilot")).toHaveLength(2);
    expect(text).toContain("No dropout is assumed. Under these assumptions the power is 40.0%");
  });

  it("says how informative dropout is, and who is analyzed", () => {
    const study = requireSized(presets[3]!.study);
    const text = justification(study, [{ scenario: study.scenarios[0]!.name }], {
      version: "0.1.0",
    });
    expect(text).toContain(
      "drop out, with odds of dropping out 3 times as high without the event as with it.",
    );
    expect(text).toContain(
      "Only the subjects observed are analyzed, an expected 28.5 of 30 on LD-IL-2 and 28.5 of 30 on Placebo",
    );
  });
});
