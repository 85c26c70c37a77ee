import { describe, expect, it } from "vitest";
import { collapsibilityRows, hasOddsRatio } from "../../src/methods/collapsibility.ts";
import { collapsibilityCaption } from "../../src/methods/collapsibilitySection.ts";

describe("the odds ratio of the trial and that of subjects alike", () => {
  it("are one without a score and part as it grows stronger", () => {
    const rows = collapsibilityRows([2 / 3, 4 / 15]);
    expect(rows[0]).toMatchObject({ oddsRatioPerSd: 1, marginal: expect.closeTo(5.5, 10) });
    expect(rows[0]!.conditional).toBeCloseTo(5.5, 10);
    rows.slice(1).forEach(({ marginal, conditional }, i) => {
      expect(marginal).toBeCloseTo(5.5, 10);
      expect(conditional).toBeGreaterThan(rows[i]!.conditional);
    });
  });

  it("are said in the caption", () => {
    expect(collapsibilityCaption([2 / 3, 4 / 15])).toMatch(
      /^Rates of 66.7% and 26.7% are an odds ratio of 5.50. If .* doubles the odds of the event, it is 6.56 between subjects alike; if it multiplies them by 5, 11.82. The risk difference is \+?40.0 percentage points either way.$/,
    );
    expect(collapsibilityCaption([0.3, 0.3])).toContain("Without an effect nothing depends");
  });

  it("need rates with odds", () => {
    expect([[0.5, 0.2] as const, [1, 0.2] as const, [0.5, 0] as const].map(hasOddsRatio)).toEqual([
      true,
      false,
      false,
    ]);
  });
});
