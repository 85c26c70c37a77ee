import { describe, expect, it } from "vitest";
import { fairLevel, largestLevel } from "../../src/methods/fairLevel.ts";
import { testPower, testRegion } from "../../src/methods/testPower.ts";
import { exceedsLevel, trueSize } from "../../src/methods/trueSize.ts";
import { tests } from "../../src/methods/testNames.ts";
import { publishedRows } from "../analyze/publishedRows.ts";

const rule = { alpha: 0.05, alternative: "twoSided" } as const;
const rates = [2 / 3, 4 / 15] as const;

describe("true size", () => {
  // "max size: Fisher 0.01768; Pearson 0.05501; Wald 0.06822": R, on 1999 rates and refined.
  const names = { Fisher: "fisher", Pearson: "pearson", Wald: "zUnpooled" } as const;
  it("agrees with the published maxima", () => {
    let compared = 0;
    for (const { id, expected } of publishedRows("UC-0")) {
      const n = Number(id.slice(3));
      for (const [name, method] of Object.entries(names)) {
        const printed = new RegExp(`max size.*${name} ([\\d.]+)`).exec(expected);
        if (!printed) continue;
        compared += 1;
        const { size } = trueSize(method, [n, n], rule)!.maximum;
        expect(Math.abs(size - Number(printed[1])), `${method} at ${n}`).toBeLessThan(0.6e-5);
      }
    }
    expect(compared).toBeGreaterThan(30);
  });

  it("never exceeds alpha with an exact test, and its curve never its maximum", () => {
    for (const method of tests) {
      for (const n of [
        [12, 12],
        [20, 10],
      ] as const) {
        const { curve, maximum } = trueSize(method, n, rule)!;
        const highest = Math.max(...curve.map(({ size }) => size));
        expect(highest).toBeLessThanOrEqual(maximum.size * (1 + 1e-9));
        const isExact = ["fisher", "barnard", "boschloo"].includes(method);
        if (isExact) expect(exceedsLevel(maximum.size, rule.alpha), method).toBe(false);
      }
    }
  });
});

describe("the level that keeps alpha", () => {
  const n = [19, 19] as const;

  it.each([
    ["fisher", "boschloo"],
    ["pearson", "barnard"],
    ["zPooled", "barnard"],
    ["nMinus1", "barnard"],
  ] as const)("makes %s the test of %s", (method, held) => {
    expect(fairLevel(method, n, rule)).toEqual({ method: held, level: 0.05 });
    const region = testRegion(method, n, { ...rule, alpha: largestLevel(method, n, rule) });
    const same = testRegion(held, n, rule);
    expect([...region.lower, ...region.upper]).toEqual([...same.lower, ...same.upper]);
  });

  it.each(["zUnpooled", "likelihoodRatio", "fisherMidP", "yates"] as const)(
    "is the largest for %s",
    (method) => {
      const { level } = fairLevel(method, n, rule)!;
      expect(trueSize(method, n, { ...rule, alpha: level })!.maximum.size).toBeLessThanOrEqual(
        0.05 * (1 + 1e-9),
      );
      const more = trueSize(method, n, { ...rule, alpha: level + 1e-6 })!.maximum.size;
      expect(more).toBeGreaterThan(0.05);
    },
  );

  it("does not exist where even a P of 0 comes too often", () => {
    expect(fairLevel("zUnpooled", [2, 2], rule)).toBeUndefined();
  });
});

it("powers of the page are the published ones", () => {
  // Exact 3.3 power.exact.test: .15 against .60 with 15 and 30 subjects.
  const at = (method: "barnard" | "boschloo" | "fisher") =>
    testPower(method, [15, 30], { rates: [0.15, 0.6], rule });
  expect(at("fisher")).toBeCloseTo(0.80494678, 7);
  expect(at("barnard")).toBeCloseTo(0.85122121, 6);
  expect(testPower("boschloo", [400, 400], { rates, rule })).toBeUndefined();
});
