import { describe, expect, it } from "vitest";
import { closedFormSampleSize } from "../../src/sizing/closedForm.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { exactSampleSize } from "../../src/sizing/exactSampleSize.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { designOf, mcar, scenarioOf, unsizedDesignOf } from "./designs.ts";

describe("outcomes that cannot vary", () => {
  const request = { rates: [1, 0], alpha: 0.05, sides: 2, power: 0.8 } as const;

  it("no formula gives an arm without subjects", () => {
    const { unrounded, n } = closedFormSampleSize({ ...request, formula: "unpooled" });
    expect(unrounded).toEqual([0, 0]);
    expect(n).toEqual([1, 1]);
  });

  it("a search ends: 3 of 3 against 0 of 3 has P = 0.1, 4 of 4 against 0 of 4 has P = 2/70", () => {
    const found = exactSampleSize(unsizedDesignOf(), scenarioOf([1, 0]), { power: 0.8 });
    expect(found).toMatchObject({ n: [4, 4], power: 1, lastFailing: { n: [3, 3], power: 0 } });
  });

  it("a search against a margin ends, where Wald's variance is always 0", () => {
    const { design, scenarios } = parseStudy({
      equipoise: 1,
      design: { analysis: { method: "wald", hypothesis: "nonInferiority", margin: 0.2 } },
      scenarios: [{ responseRate: [1, 1] }],
    });
    expect(exactSampleSize(design, scenarios[0]!, { power: 0.8 })).toMatchObject({ n: [1, 1] });
  });
});

describe("a table that rejects whatever its side", () => {
  // sums of all tables, SciPy 1.17.1: without an event, or with events only, mid-P is exactly ½
  it.each([
    { n: [1, 7], rates: [0.5, 0.2959462519279372], power: 0.38467028703844436 },
    { n: [14, 14], rates: [0.5735500305539976, 0], power: 0.9998761247676461 },
  ] as const)("mid-P at level ½ counts it once: $n", ({ n, rates, power }) => {
    const design = designOf({ method: "fisherMidP", n, alpha: 0.5 });
    expect(exactPower(design, scenarioOf(rates))).toBeCloseTo(power, 12);
  });
});

it("says what dropout made of the rates, where that turned their order", () => {
  const design = unsizedDesignOf({ sides: 1, better: "lower" });
  expect(() =>
    exactSampleSize(design, scenarioOf([0, 0.03], mcar(0.2, 0.1)), { power: 0.8 }),
  ).toThrow(
    "scenario.responseRate must be lower in the experimental arm as analyzed (with dropout 0.2 against 0.127), as the one-sided test asks; got [0,0.03]",
  );
});
