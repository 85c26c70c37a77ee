import { describe, expect, it } from "vitest";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { createStream } from "../../src/random/stream.ts";
import { betaQuantile } from "../../src/math/beta.ts";
import { assurance } from "../../src/uncertainty/assurance.ts";
import { betterPower } from "../../src/uncertainty/betterPower.ts";
import { observedPowerCurve, observedPowerOfTables } from "../../src/uncertainty/observedPower.ts";
import {
  powerCdf,
  powerDistribution,
  powerQuantile,
} from "../../src/uncertainty/powerDistribution.ts";
import {
  predictiveDifference,
  predictiveInterval,
} from "../../src/uncertainty/predictiveDifference.ts";
import { priorDensities } from "../../src/uncertainty/priorDensities.ts";
import { replication } from "../../src/uncertainty/replication.ts";
import { designOf, mcar, scenarioOf } from "../sizing/designs.ts";
import { believed, infections, primary } from "./pilots.ts";

describe("replication", () => {
  it("is less sure than the pilot's own estimate", () => {
    const got = replication(primary, designOf({ method: "pearson" }));
    expect(got.atEstimate).toBeCloseTo(0.897, 3);
    expect(got.predictive).toBeCloseTo(0.80178174, 8);
    expect(got.rightDirection).toBeCloseTo(0.99917009, 8);
    expect(got.pValue).toBeCloseTo(0.00190089325, 10);
    expect(got.isSignificant).toBe(true);
    expect(got.interval.lower).toBeCloseTo(2 / 30, 12);
    expect(got.interval.upper).toBeCloseTo(0.7, 12);
  });

  it("knows outcomes of which less is better, and dropout", () => {
    const design = designOf({ better: "lower" });
    const got = replication(infections, design, {
      prior: "uniform",
      dropout: mcar(0.1, 0.1),
      level: 0.8,
    });
    expect(got.isSignificant).toBe(true);
    expect(got.rightDirection).toBeGreaterThan(0.99);
    expect(got.interval.upper).toBeLessThan(0.1);
    expect(got.predictive).toBeLessThan(
      replication(infections, design, { prior: "uniform" }).predictive,
    );
    expect(() => replication({ events: [0, 0], n: [0, 0] }, design)).toThrow(
      "pilot.n[0] must be at least 1; got 0",
    );
  });
});

describe("predictiveDifference", () => {
  it("has the mean of the posterior, and an interval that holds its level", () => {
    const got = predictiveDifference(designOf(), believed);
    expect(got.mean).toBeCloseTo(20.5 / 31 - 8.5 / 31, 12);
    // both arms' beta-binomial variances
    const variance = (a: number, b: number) =>
      ((a * b) / (a + b) ** 2 / (a + b + 1)) * ((a + b) / 30 + 1);
    expect(got.sd).toBeCloseTo(Math.sqrt(variance(20.5, 10.5) + variance(8.5, 22.5)), 12);
    const { lower, upper } = predictiveInterval(got, 0.9);
    const inside = got.value.reduce(
      (sum, x, i) => sum + (x >= lower && x <= upper ? got.probability[i]! : 0),
      0,
    );
    expect(inside).toBeGreaterThanOrEqual(0.9);
    expect(inside).toBeLessThan(0.95);
    expect(() => predictiveInterval(got, 0)).toThrow("level must lie in (0, 1); got 0");
  });

  it("says how often an arm is empty", () => {
    const design = designOf({ n: [2, 2], missing: "completeCase" });
    const { missing } = predictiveDifference(design, { ...believed, dropout: mcar(0.5, 0) });
    expect(missing).toBeCloseTo(0.25, 12);
  });
});

describe("powerDistribution", () => {
  const design = designOf({ method: "pearson" });
  it("agrees with draws from the posterior", () => {
    const got = powerDistribution(design, believed);
    expect(got.mean).toBeCloseTo(0.80178174, 8);
    expect(got.error).toBeLessThan(0.003);
    const stream = createStream({ seed: 11, replicate: 0, purpose: "outcome" });
    const powers = Array.from({ length: 2000 }, () => {
      const [pE, pC] = [
        betaQuantile(stream.uniform(), 20.5, 10.5),
        betaQuantile(stream.uniform(), 8.5, 22.5),
      ];
      return betterPower(design, scenarioOf([pE, pC]));
    });
    for (const x of [0.3, 0.5, 0.8, 0.9, 0.95]) {
      const p = powerCdf(got, x);
      const share = powers.filter((power) => power <= x).length / powers.length;
      expect(Math.abs(share - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 2000) + got.error);
      expect(powerQuantile(got, p)).toBeCloseTo(x, 6);
    }
    expect(powerCdf(got, -1)).toBe(0);
    expect(powerCdf(got, 2)).toBe(1);
    expect(got.cumulative.at(-1)).toBeCloseTo(1, 9);
  });

  it("has a step where an effect of 0 is possible", () => {
    const prior = { ...believed.prior, noEffect: { weight: 0.3, rate: 0.4 } };
    const got = powerDistribution(design, { prior });
    expect(powerCdf(got, 0.04)).toBeGreaterThan(0.3);
    expect(got.mean).toBe(assurance(design, { prior }).assurance);
  });
});

describe("observed power", () => {
  it("is a function of P", () => {
    const [atAlpha, pilot] = observedPowerCurve(0.05, [0.05, 0.0019]);
    expect(atAlpha!.power).toBeCloseTo(0.5, 4); // one half, and the far tail
    expect(pilot!.power).toBeGreaterThan(0.86);
    const all = observedPowerCurve();
    expect(all[0]!.pValue).toBeCloseTo(0.001, 12);
    expect(all.at(-1)!).toMatchObject({ pValue: 1 });
    expect(all.at(-1)!.power).toBeCloseTo(0.05, 12);
    expect(all.every(({ power }, i) => i === 0 || power <= all[i - 1]!.power)).toBe(true);
    expect(() => observedPowerCurve(0.05, [0])).toThrow("pValues[0] must lie in (0, 1]; got 0");
    expect(() => observedPowerCurve(2)).toThrow("alpha must lie in (0, 1); got 2");
  });

  it("is exact for every table", () => {
    const tables = observedPowerOfTables(designOf({ method: "pearson" }));
    expect(tables).toHaveLength(31 * 31);
    const pilot = tables.find(({ events }) => events[0] === 20 && events[1] === 8)!;
    expect(pilot.power).toBeCloseTo(
      exactPower(designOf({ method: "pearson" }), scenarioOf([2 / 3, 4 / 15])),
      12,
    );
    expect(pilot.pValue).toBeCloseTo(0.00190089325, 10);
  });
});

describe("priorDensities", () => {
  it("integrate to 1", () => {
    const { rate, density } = priorDensities(believed.prior.arms);
    for (const one of density) {
      expect(one.reduce((sum, y) => sum + y, 0) * rate[1]!).toBeCloseTo(1, 9);
    }
    expect(() =>
      priorDensities([
        { a: 0, b: 1 },
        { a: 1, b: 1 },
      ]),
    ).toThrow("shapes[0].a must be a finite number above 0; got 0");
  });
});
