import { describe, expect, it } from "vitest";
import { gammaCdf, gammaQuantile } from "../../src/math/gamma.ts";
import { createStream } from "../../src/random/stream.ts";
import { bestSizeForBudget } from "../../src/uncertainty/bestSizeForBudget.ts";
import { betterPower } from "../../src/uncertainty/betterPower.ts";
import {
  enrollmentCdf,
  enrollmentQuantile,
  enrollmentTime,
} from "../../src/uncertainty/enrollmentTime.ts";
import type { EnrollmentPlan } from "../../src/uncertainty/enrollmentPlan.ts";
import { feasibility } from "../../src/uncertainty/feasibility.ts";
import { mixedEnrollmentCdf } from "../../src/uncertainty/mixedEnrollmentCdf.ts";
import { designOf, scenarioOf, unsizedDesignOf } from "../sizing/designs.ts";
import { believed } from "./pilots.ts";

const alike: EnrollmentPlan = { sites: 4, perSiteMonth: 1.5 };
const varied: EnrollmentPlan = { ...alike, siteShape: 2 };

describe("time to full enrollment", () => {
  it("is gamma distributed where all sites are alike", () => {
    expect(enrollmentCdf(alike, 60, 9)).toBeCloseTo(gammaCdf(9, 60, 6), 12);
    expect(enrollmentQuantile(alike, 60, 0.9)).toBeCloseTo(gammaQuantile(0.9, 60, 6), 7);
    const time = enrollmentTime(alike, 60);
    expect(time.mean).toBeCloseTo(10, 12);
    expect(time.lower).toBeLessThan(time.median);
    expect(time.cumulative[0]).toBe(0);
    expect(time.cumulative.at(-1)).toBeGreaterThan(0.99);
  });

  it("agrees with a convolution by R where varied sites open one after another", () => {
    // sum of four stats::dnbinom(size = 2), sites open for 10, 8, 6 and 4 months; R 4.2.2
    expect(enrollmentCdf({ ...varied, startUp: 6 }, 20, 10)).toBeCloseTo(0.9383411542929944, 12);
  });

  it("comes to the same by recursion and in closed form", () => {
    for (const n of [1, 20, 400]) {
      const closed = enrollmentCdf(varied, n, n / 6);
      expect(
        mixedEnrollmentCdf(
          n,
          2,
          Array.from({ length: 4 }, () => (1.5 * n) / 6),
        ),
      ).toBeCloseTo(closed, 11);
    }
    const nearlyPoisson = enrollmentCdf({ ...alike, siteShape: 1e7, startUp: 5 }, 40, 9);
    expect(nearlyPoisson).toBeCloseTo(enrollmentCdf({ ...alike, startUp: 5 }, 40, 9), 5);
    expect(
      mixedEnrollmentCdf(
        3000,
        2,
        Array.from({ length: 40 }, () => 100),
      ),
    ).toBeGreaterThan(0.99);
  });

  it("has the mean that its distribution has", () => {
    const soon = enrollmentTime({ ...varied, startUp: 1e-6 }, 60);
    expect(soon.mean).toBeCloseTo(enrollmentTime(varied, 60).mean, 4);
    expect(enrollmentTime({ sites: 1, perSiteMonth: 2, siteShape: 0.8 }, 20).mean).toBe(Infinity);
    expect(enrollmentTime({ ...alike, startUp: 6 }, 60).mean).toBeCloseTo(10 + 3, 1);
  });

  it("agrees with simulated enrollment", () => {
    const plan = { sites: 3, perSiteMonth: 2, siteShape: 1.5, startUp: 4 };
    const stream = createStream({ seed: 3, replicate: 0, purpose: "order" });
    const [replicates, deadline, n] = [4000, 8, 30];
    let full = 0;
    for (let i = 0; i < replicates; i++) {
      let enrolled = 0;
      for (let site = 0; site < 3; site++) {
        const rate = gammaQuantile(stream.uniform(), 1.5, 0.75);
        for (let t = 2 * site - Math.log(stream.uniform()) / rate; t <= deadline; enrolled++) {
          t -= Math.log(stream.uniform()) / rate;
        }
      }
      if (enrolled >= n) full++;
    }
    const exact = enrollmentCdf(plan, n, deadline);
    expect(Math.abs(full / replicates - exact)).toBeLessThan(
      4 * Math.sqrt((exact * (1 - exact)) / replicates),
    );
  });

  it("refuses plans that are none", () => {
    const at =
      (change: object, n = 10) =>
      () =>
        enrollmentCdf({ ...alike, ...change }, n, 3);
    expect(at({ sites: 0 })).toThrow("sites must be a whole number of 1 or more; got 0");
    expect(at({ perSiteMonth: 0 })).toThrow("perSiteMonth must be a finite number above 0; got 0");
    expect(at({ siteShape: -1 })).toThrow("siteShape must be a finite number above 0; got -1");
    expect(at({ startUp: -1 })).toThrow("startUp must be 0 or more months; got -1");
    expect(at({}, 0.5)).toThrow("n must be a whole number of 1 or more; got 0.5");
    expect(() => enrollmentQuantile(alike, 10, 1)).toThrow("p must lie in (0, 1); got 1");
  });
});

describe("feasibility", () => {
  it("says how likely the deadline is, and how many sites it takes", () => {
    const plan = { ...varied, startUp: 3 };
    const tight = feasibility(plan, { n: 60, deadline: 12 });
    expect(tight.probability).toBe(enrollmentCdf(plan, 60, 12));
    expect(tight.verdict).toBe("uncertain");
    const enough = { ...plan, sites: tight.sitesNeeded };
    expect(feasibility(enough, { n: 60, deadline: 12 }).verdict).toBe("likely");
    expect(enrollmentCdf({ ...plan, sites: tight.sitesNeeded - 1 }, 60, 12)).toBeLessThan(0.8);
    expect(feasibility(plan, { n: 60, deadline: 5 }).verdict).toBe("unlikely");
    expect(feasibility(alike, { n: 5000, deadline: 0.001 }).sitesNeeded).toBe(Infinity);
    expect(() => feasibility(plan, { n: 60, deadline: 0 })).toThrow(
      "deadline must be a number of months above 0; got 0",
    );
  });
});

describe("bestSizeForBudget", () => {
  const cost = { fixed: 100, perSubject: 10 };
  const scenario = scenarioOf([2 / 3, 4 / 15]);
  it("avoids the fall of the saw-tooth", () => {
    const best = bestSizeForBudget(unsizedDesignOf(), scenario, { cost, budget: 100 + 10 * 52 });
    expect(best.n).toEqual([25, 25]); // .7828, and .7627 with 26 an arm
    expect(best.largest.n).toEqual([26, 26]);
    expect(best.probability).toBe(betterPower(designOf({ n: [25, 25] }), scenario));
    expect(best).toMatchObject({ cost: 600, left: 20 });
  });

  it("weighs assurance against cost", () => {
    const options = { cost, budget: 3000, value: 3000 };
    const best = bestSizeForBudget(unsizedDesignOf({ method: "pearson" }), believed, options);
    expect(best.n[0]).toBeGreaterThan(130);
    const { bestValue } = best;
    expect(bestValue!.n[0]).toBeLessThan(best.n[0]);
    expect(bestValue!.expectedValue).toBe(3000 * bestValue!.probability - bestValue!.cost);
    expect(bestSizeForBudget(unsizedDesignOf(), () => 0.5, { ...options, maxPerArm: 9 }).n).toEqual(
      [1, 1],
    );
  });

  it("needs money for one subject an arm", () => {
    expect(() => bestSizeForBudget(unsizedDesignOf(), scenario, { cost, budget: 110 })).toThrow(
      "budget must pay for at least one subject per arm; got 110",
    );
  });

  it("counts months", () => {
    const options = { cost: { ...cost, perMonth: 5 }, budget: 400, months: (n: number) => n };
    expect(bestSizeForBudget(unsizedDesignOf(), scenario, options).largest.cost).toBe(400);
  });
});
