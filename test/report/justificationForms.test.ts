import { describe, expect, it } from "vitest";
import { article, withArticle } from "../../src/report/format.ts";
import { justification } from "../../src/report/justification.ts";
import { presets } from "../../src/study/presets.ts";
import { requireSized } from "../../src/study/requireSized.ts";
import { followUp } from "./sampleDocument.ts";

const results = [{ scenario: "as in the pilot", exact: { power: 0.79584 } }];

describe("justification by length", () => {
  it("short: two sentences for an abstract", () => {
    expect(justification(followUp, results, { version: "0.1.0", form: "short" })).toBe(
      "Randomizing 60 subjects (30 to LD-IL-2, 30 to Placebo) gives 79.6% power to detect a 40.0-point difference " +
        "(66.7% against 26.7% with the event \u201CESSDAI improved by 3 points or more at week 24\u201D), " +
        "with 5.0% dropout counted as failures. " +
        "The analysis is by Fisher's exact test, two-sided, at a significance level of .05; " +
        "power was computed by exact enumeration (equipoise 0.1.0).",
    );
  });

  it("short: without a result it promises none", () => {
    expect(justification(followUp, [], { version: "0.1.0", form: "short" })).toBe(
      "The trial randomizes 60 subjects (30 to LD-IL-2, 30 to Placebo). " +
        "The analysis is by Fisher's exact test, two-sided, at a significance level of .05.",
    );
  });

  it("short: one subject in all, and no difference", () => {
    const teaching = requireSized(presets[4]!.study);
    const study = { ...teaching, scenarios: [{ name: "none", responseRate: [0.5, 0.5] as const }] };
    const text = justification(study as never, [{ scenario: "none", exact: { power: 0.0801 } }], {
      version: "0.1.0",
      form: "short",
    });
    expect(text).toContain(
      "gives an 8.0% chance of a significant result where there is no difference",
    );
  });

  it("long: a paragraph each for design, estimand, assumptions, sensitivity and computation", () => {
    const text = justification(followUp, results, { version: "0.1.0", form: "long" });
    const paragraphs = text.split("\n\n");
    expect(paragraphs).toHaveLength(5);
    expect(paragraphs[1]).toContain(
      "The estimand is the difference in the probability of the event",
    );
    expect(paragraphs[3]).toBe(
      "Each assumption was changed in turn with the others kept, and the exact power computed again. " +
        "It is lowest, 51.1%, with a rate on Placebo of 36.7% in place of 26.7%, " +
        "and highest, 95.9%, with a rate on Placebo of 16.7% in place of 26.7%.",
    );
  });

  it("standard is the default", () => {
    const options = { version: "0.1.0" };
    expect(justification(followUp, results, { ...options, form: "standard" })).toBe(
      justification(followUp, results, options),
    );
  });
});

describe("the article of a number goes by its sound", () => {
  it.each([
    ["80.4%", "an"],
    ["8 subjects", "an"],
    ["800", "an"],
    ["11.2%", "an"],
    ["18%", "an"],
    ["11,000 trials", "an"],
    ["79.6%", "a"],
    ["1,100 trials", "a"],
    ["110", "a"],
    ["181", "a"],
    ["<0.1%", "a"],
  ])("%s", (text, expected) => {
    expect(article(text)).toBe(expected);
    expect(withArticle(text)).toBe(`${expected} ${text}`);
  });
});
