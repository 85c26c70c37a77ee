import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { riskDifferenceInterval } from "../../src/analyze/riskDifferenceInterval.ts";
import { binomialPmf } from "../../src/math/binomial.ts";
import { estimandOf } from "../../src/sizing/exactOperatingCharacteristics.ts";
import { exactDistribution } from "../../src/sizing/exactDistribution.ts";
import { exactOperatingCharacteristics } from "../../src/sizing/exactOperatingCharacteristics.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { analyzedRates } from "../../src/sizing/outcomeModel.ts";
import { sizeOverNuisance } from "../../src/sizing/sizeOverNuisance.ts";
import type { Scenario } from "../../src/study/schema.ts";
import { arbitraryDesign, arbitraryScenario } from "./arbitraryDesign.ts";
import type { Ending } from "./bruteForce.ts";
import { endingsOf } from "./bruteForce.ts";
import { designOf, scenarioOf } from "./designs.ts";

const seed = 20221118;

const sumOf = (endings: readonly Ending[], weight: (ending: Ending) => number): number =>
  endings.reduce((sum, ending) => sum + ending.probability * weight(ending), 0);

describe("exactPower", () => {
  it("agrees with every way a small trial can end, analyzed one by one", () => {
    fc.assert(
      fc.property(arbitraryDesign(6), arbitraryScenario, (design, scenario) => {
        const expected = sumOf(endingsOf(design, scenario), ({ rejects }) => Number(rejects));
        expect(exactPower(design, scenario)).toBeCloseTo(expected, 11);
      }),
      { seed, numRuns: 400 },
    );
  });

  it("is the same with the arms, the rates and the better direction exchanged", () => {
    fc.assert(
      fc.property(arbitraryDesign(40), arbitraryScenario, (design, scenario) => {
        const { rate } = scenario.dropout ?? {};
        const swapped: Scenario = {
          ...scenario,
          responseRate: [scenario.responseRate[1], scenario.responseRate[0]],
          ...(scenario.dropout && { dropout: { ...scenario.dropout, rate: [rate![1], rate![0]] } }),
        };
        const [e, c] = design.arms;
        const mirrored = { ...design, arms: [c, e] as const };
        fc.pre(design.analysis.sides === 2);
        expect(exactPower(mirrored, swapped)).toBeCloseTo(exactPower(design, scenario), 12);
      }),
      { seed, numRuns: 300 },
    );
  });

  it("leaves nothing visible out of a large trial", () => {
    const scenario = scenarioOf([0.51, 0.5]);
    const expected = (n: number) =>
      exactPower(designOf({ method: "pearson", n: [n, n] }), scenario);
    expect(expected(5000)).toBeGreaterThan(0.16); // closed form .1701
    expect(expected(5000)).toBeLessThan(0.18);
    const certain = designOf({ method: "pearson", n: [5000, 5000] });
    expect(exactPower(certain, scenarioOf([0.9, 0.1]))).toBeCloseTo(1, 14);
  });
});

describe("sizeOverNuisance", () => {
  it("never exceeds alpha for Fisher's test, and no listed size exceeds the maximum", () => {
    fc.assert(
      fc.property(arbitraryDesign(80), (design) => {
        const { size, maximum } = sizeOverNuisance(design, { points: 51 });
        if (design.analysis.method === "fisher") {
          expect(maximum.size).toBeLessThanOrEqual(design.analysis.alpha * (1 + 1e-9));
        }
        expect(Math.max(...size)).toBeLessThanOrEqual(maximum.size * (1 + 1e-9) + 1e-300);
      }),
      { seed, numRuns: 200 },
    );
  });

  it("is the power at equal rates", () => {
    fc.assert(
      fc.property(arbitraryDesign(50), (design) => {
        const complete = { ...design, missing: "nonresponder" } as const;
        const { rate, size } = sizeOverNuisance(design, { points: 7 });
        rate.forEach((p, i) => {
          expect(exactPower(complete, scenarioOf([p, p]))).toBeCloseTo(size[i]!, 12);
        });
      }),
      { seed, numRuns: 100 },
    );
  });
});

describe("exactDistribution", () => {
  it("agrees with every way a small trial can end", () => {
    fc.assert(
      fc.property(arbitraryDesign(5), arbitraryScenario, (design, scenario) => {
        const endings = endingsOf(design, scenario);
        const defined = endings.filter(({ difference }) => difference !== undefined);
        for (const quantity of ["difference", "pValue", "intervalWidth"] as const) {
          const key = quantity === "intervalWidth" ? "width" : quantity;
          const { value, probability, rejected, missing } = exactDistribution(
            design,
            scenario,
            quantity,
          );
          expect(missing).toBeCloseTo(1 - sumOf(defined, () => 1), 11);
          expect([...value].sort((a, b) => a - b)).toEqual([...value]);
          value.forEach((x, i) => {
            const same = defined.filter(
              (ending) => Math.abs(ending[key]! - x) <= 1e-10 * Math.abs(x),
            );
            expect(probability[i]).toBeCloseTo(
              sumOf(same, () => 1),
              11,
            );
            expect(rejected[i]).toBeCloseTo(
              sumOf(same, ({ rejects }) => Number(rejects)),
              11,
            );
          });
        }
      }),
      { seed, numRuns: 150 },
    );
  });

  it("joins values to a resolution", () => {
    const design = designOf({ missing: "completeCase" });
    const scenario = scenarioOf([2 / 3, 4 / 15], { mechanism: "mcar", rate: [0.1, 0.1] });
    const exact = exactDistribution(design, scenario, "difference");
    const binned = exactDistribution(design, scenario, "difference", { resolution: 0.05 });
    const mean = ({ value, probability }: typeof exact) =>
      value.reduce((sum, x, i) => sum + x * probability[i]!, 0);
    expect(binned.value.length).toBeLessThan(45);
    expect(binned.value.every((x) => Math.abs(x * 20 - Math.round(x * 20)) < 1e-9)).toBe(true);
    expect(mean(binned)).toBeCloseTo(mean(exact), 3);
    expect(mean(exact)).toBeCloseTo(0.4, 10);
  });
});

describe("exactOperatingCharacteristics", () => {
  it("agrees with every way a small trial can end", () => {
    fc.assert(
      fc.property(arbitraryDesign(5), arbitraryScenario, (design, scenario) => {
        const endings = endingsOf(design, scenario);
        const all = exactOperatingCharacteristics(design, scenario);
        const defined = endings.filter(({ difference }) => difference !== undefined);
        const any = sumOf(defined, () => 1);
        const mean = sumOf(defined, ({ difference }) => difference!) / any;
        expect(all.power).toBeCloseTo(exactPower(design, scenario), 12);
        expect(all.withoutEstimate).toBeCloseTo(1 - any, 11);
        expect(all.meanEstimate).toBeCloseTo(mean, 10);
        expect(all.bias).toBeCloseTo(mean - estimandOf(design, scenario), 10);
        const variance = sumOf(defined, ({ difference }) => (difference! - mean) ** 2) / any;
        expect(all.standardError ** 2).toBeCloseTo(variance, 10);
        expect(all.meanWidth).toBeCloseTo(sumOf(defined, ({ width }) => width!) / any, 10);
        const power = sumOf(defined, ({ rejects }) => Number(rejects));
        if (Math.abs(all.truth) < 1e-9 || power < 1e-9) return;
        const significant = defined.filter(({ rejects }) => rejects);
        const wrong = sumOf(significant, ({ difference }) => Number(difference! * all.truth < 0));
        const size = sumOf(significant, ({ difference }) => Math.abs(difference!));
        expect(all.typeS).toBeCloseTo(wrong / power, 9);
        expect(all.typeM * Math.abs(all.truth)).toBeCloseTo(size / power, 9);
      }),
      { seed, numRuns: 150 },
    );
  });

  it("counts the intervals that hold the truth, limits included", () => {
    fc.assert(
      fc.property(arbitraryDesign(6), arbitraryScenario, (design, scenario) => {
        const complete = { ...design, missing: "nonresponder" } as const;
        const [nE, nC] = [design.arms[0].n, design.arms[1].n];
        const [pE, pC] = analyzedRates(complete, scenario);
        let coverage = 0;
        for (let xE = 0; xE <= nE; xE++) {
          for (let xC = 0; xC <= nC; xC++) {
            const table = { events: [xE, xC], n: [nE, nC] } as const;
            const { lower, upper } = riskDifferenceInterval(table, { method: "wald", level: 0.9 });
            const isCovered = lower <= pE - pC && pE - pC <= upper;
            if (isCovered) coverage += binomialPmf(xE, nE, pE) * binomialPmf(xC, nC, pC);
          }
        }
        const interval = { method: "wald", level: 0.9 } as const;
        const exact = exactOperatingCharacteristics(complete, scenario, interval);
        expect(exact.coverage).toBeCloseTo(coverage, 11);
      }),
      { seed, numRuns: 200 },
    );
  });

  it("has no bias when nobody is lost or all are counted", () => {
    const all = exactOperatingCharacteristics(designOf(), scenarioOf([2 / 3, 4 / 15]));
    expect(all.bias).toBeCloseTo(0, 14);
    expect(all.standardError).toBeCloseTo(Math.sqrt((2 / 9 + 44 / 225) / 30), 12);
    expect(all.typeS).toBeLessThan(1e-6);
    expect(all.typeM).toBeGreaterThan(1);
  });
});
