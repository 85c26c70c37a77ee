import { describe, expect, it } from "vitest";
import {
  pricedResponders,
  pricedThreshold,
  priceQuestion,
  thresholdSteps,
} from "../../src/visits/price.ts";
import { priceCaption, priceSentence } from "../../src/visits/priceWords.ts";
import { preset } from "./preset.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

function told(id: string, threshold?: number): string {
  const question = priceQuestion(preset(id))!;
  const at = pricedThreshold(question, threshold ?? question.threshold);
  return plain(priceSentence(question, at, pricedResponders(question, at.threshold)));
}

describe("the price of dichotomizing", () => {
  it("is told for a mean cut at a threshold", () => {
    expect(told("teaching-mean")).toBe(
      "Called a response where the value is at least 52.5 points, 59.9% respond on Experimental and 40.1% on Control.".replace(
        "Experimental",
        "Treatment",
      ) +
        " The same 64 + 64 subjects have 59.4% power as responders (Pearson's chi-square test without continuity correction) and 80.1% by their means (Student’s t-test); 80% takes 100 + 100 responders instead of 64 + 64 measured: 1.56 times as many.",
    );
  });

  it("is told for responders by the means behind them", () => {
    expect(told("essdai-responders")).toMatch(
      /^Called a response at a fall of at least 3\.00 points, 66\.7% respond on LD-IL-2 and 26\.7% on Placebo\. The same 30 \+ 30 subjects have 79\.6% power as responders \(Fisher's exact test\) and 98\.8% by their means \(MMRM\)/,
    );
  });

  it("leaves loss out where there is no formula with it", () => {
    const question = priceQuestion(preset("fatigue-estimands"))!;
    expect(question.isWithoutLoss).toBe(true);
    expect(told("fatigue-estimands")).toContain("subjects, with nobody lost, have");
    expect(priceCaption(question, [])).toContain("threshold by threshold");
  });

  it("is never gained at any threshold", () => {
    const question = priceQuestion(preset("fatigue"))!;
    const rows = thresholdSteps(question.range, 12).map((t) => pricedThreshold(question, t));
    for (const { power } of rows) expect(power).toBeLessThan(question.means.power);
    expect(plain(priceCaption(question, rows))).toMatch(/^Even the best threshold, \d+\.\d mm,/);
  });

  it("has no answer where arms differ in their spread", () => {
    const study = preset("teaching-mean");
    const uneven = { ...study, scenarios: [{ ...study.scenarios[0]!, sd: [8, 12] as const }] };
    expect(priceQuestion(uneven as typeof study)).toBeUndefined();
  });
});
