import { describe, expect, it } from "vitest";
import { consortCaption } from "../../src/show/consortFlow.ts";
import { convergenceCaption } from "../../src/show/convergenceTrace.ts";
import { caterpillarCaption } from "../../src/show/intervalCaterpillar.ts";
import { peopleCaption } from "../../src/show/peopleGrid.ts";
import { goalSentence, powerCurveCaption } from "../../src/show/powerCurveCaption.ts";
import { sizeCaption } from "../../src/show/sizeOverNuisance.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

describe("captions say what there is to see, with the numbers in it", () => {
  it("people", () => {
    const arm = { name: "LD-IL-2", events: 20, nonevents: 8, lost: 2 };
    const words = { yes: "responders", no: "non-responders" };
    const caption = peopleCaption(
      [arm, { ...arm, name: "Placebo", events: 8, nonevents: 21, lost: 1 }],
      words,
    );
    expect(caption).toContain("LD-IL-2: 20 responders, 8 non-responders, 2 lost.");
    expect(caption).toContain("Placebo: 8 responders, 21 non-responders, 1 lost.");
  });

  it("CONSORT flow", () => {
    const arm = { name: "A", randomized: 30, lost: 2, analyzed: 28, analyzedEvents: 10 };
    expect(
      consortCaption([arm, { ...arm, lost: 1, analyzed: 29 }], "left out of the analysis"),
    ).toBe(
      "Of 60 subjects randomized, 3 were lost (left out of the analysis) and 57 were analyzed.",
    );
  });

  it("intervals, with one, several and no misses", () => {
    const hit = { replicate: 0, estimate: 0.4, lower: 0.2, upper: 0.6 };
    const miss = { replicate: 1, estimate: 0.1, lower: -0.1, upper: 0.3 };
    expect(caterpillarCaption([hit, miss], 0.38)).toBe(
      "1 of the last 2 intervals (50%) hold the true difference of 38.0 points; 1 misses it (crosses).",
    );
    expect(caterpillarCaption([hit, hit], 0.38)).toContain("none misses it");
    expect(caterpillarCaption([miss, miss], 0.38)).toContain("2 miss it");
    expect(caterpillarCaption([], 0.38)).toBe("No trial has been run yet.");
  });

  it("an interval that ends at the truth holds it", () => {
    const edge = { replicate: 0, estimate: 0.4, lower: 0.38, upper: 0.6 };
    expect(caterpillarCaption([edge], 0.38)).toContain("none misses it");
  });

  it("convergence", () => {
    const row = {
      replicates: 10_000,
      power: 0.7951,
      monteCarloError: 0.004,
      lower: 0.787,
      upper: 0.803,
    };
    expect(convergenceCaption([row], 0.7958)).toContain(
      "After 10,000 replicates the simulated power is 79.5% ± 0.4; the exact power is 79.6%.",
    );
    expect(convergenceCaption([], 0.8)).toBe("No replicate has been run yet.");
  });

  it("size of the test, kept and exceeded", () => {
    expect(sizeCaption(0.05, { rate: 0.5, size: 0.0274 })).toBe(
      "This test keeps its nominal 5.0% at every response rate: its type I error is at most 2.74% when 50.0% respond in both arms.",
    );
    expect(sizeCaption(0.05, { rate: 0.5, size: 0.0604 })).toContain("exceeds its nominal 5.0%");
    expect(
      sizeCaption(0.05, { rate: 0.5, size: 0.05 * (1 + 1e-12) }),
      "attained, not exceeded",
    ).toContain("keeps");
  });
});

describe("the caption of the power curve", () => {
  const row = (size: number, exact: number) => ({
    size,
    n: [size, size] as const,
    exact,
    closedForm: exact,
  });
  const rows = [row(29, 0.81), row(30, 0.79), row(31, 0.82), row(32, 0.85)];

  it("tells the first size from the one that is safe", () => {
    expect(plain(goalSentence(rows, { power: 0.8, first: 29, stable: 31 }))).toBe(
      "80% is first reached at 29 + 29, but is safe only from 31 + 31 on",
    );
    expect(plain(goalSentence(rows, { power: 0.8, first: 31, stable: 31 }))).toBe(
      "80% is reached from 31 + 31 on",
    );
  });

  it("says where a power is out of reach, or lost again", () => {
    expect(plain(goalSentence(rows, { power: 0.9 }))).toBe("90% is not reached up to 32 + 32");
    expect(plain(goalSentence(rows, { power: 0.8, first: 29 }))).toContain(
      "lost again within the range shown",
    );
  });

  it("begins with the design's own power, if the curve has it", () => {
    expect(plain(powerCurveCaption(rows, { current: 30, goals: [] }))).toBe(
      "Exact power is 79.0% at 30 + 30. ",
    );
    expect(powerCurveCaption(rows, { current: 99, goals: [] })).toBe("");
  });
});
