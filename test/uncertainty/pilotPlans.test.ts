import { describe, expect, it } from "vitest";
import { pilotPlans } from "../../src/uncertainty/pilotPlans.ts";
import { trialCost } from "../../src/uncertainty/trialCost.ts";
import { mcar, unsizedDesignOf } from "../sizing/designs.ts";
import { infections, primary } from "./pilots.ts";

const pearson = unsizedDesignOf({ method: "pearson" });

describe("pilotPlans", () => {
  const cost = { fixed: 1000, perSite: 100, perSubject: 10 };
  const plans = pilotPlans(primary, pearson, { smallestDifference: 0.2, cost, sites: 3 });
  const sizesOf = (basis: string, level?: number) =>
    plans.find((plan) => plan.basis === basis && plan.level === level)!.sizes;

  it("plans on the estimate", () => {
    const sizes = sizesOf("estimate");
    expect(sizes.map(({ closedForm }) => closedForm)).toEqual([
      [24, 24],
      [31, 31],
    ]);
    expect(sizes.map(({ exactFirst }) => exactFirst)).toEqual([
      [23, 23],
      [31, 31],
    ]);
    expect(sizes[0]!.cost).toBe(1000 + 300 + 10 * 46);
  });

  it("plans on the 80% confidence limit", () => {
    const plan = plans.find(({ level }) => level === 0.8)!;
    expect(plan.difference).toBeCloseTo(0.23737, 5);
    expect(plan.sizes.map(({ closedForm }) => closedForm)).toEqual([
      [65, 65],
      [87, 87],
    ]);
  });

  it("plans on a difference worth detecting, and on what is left after selection", () => {
    expect(sizesOf("smallestDifference").map(({ closedForm }) => closedForm[0])).toEqual([90, 120]);
    const shrunken = sizesOf("shrunken")[0]!.closedForm[0];
    expect(shrunken).toBeGreaterThan(24);
    expect(shrunken).toBeLessThan(65);
  });

  it("takes the upper limit where less is better, and dropout", () => {
    const design = unsizedDesignOf({ better: "lower" });
    const options = { levels: [0.6], powers: [0.8] };
    const [estimate, shrunken, limit] = pilotPlans(infections, design, options);
    expect(estimate!.difference).toBeCloseTo(-8 / 30, 12);
    expect(limit!.difference).toBeGreaterThan(estimate!.difference);
    expect(limit!.difference).toBeLessThan(0);
    expect(shrunken!.difference).toBeGreaterThan(estimate!.difference);
    const lossy = pilotPlans(infections, design, { ...options, dropout: mcar(0.2, 0.2) });
    expect(lossy[0]!.sizes[0]!.exactStable[0]).toBeGreaterThan(estimate!.sizes[0]!.exactStable[0]);
  });

  it("says where no effect is left", () => {
    const weak = pilotPlans({ events: [16, 8], n: [30, 30] }, pearson, { levels: [0.99] });
    expect(weak[1]).toMatchObject({ basis: "shrunken", difference: 0, sizes: [] });
    expect(weak[1]!.note).toBe(
      "No size can show it: the rates must differ between the arms as analyzed.",
    );
    const oneSided = unsizedDesignOf({ sides: 1 });
    const wrong = pilotPlans({ events: [12, 8], n: [30, 30] }, oneSided, { levels: [0.9] })[2]!;
    expect(wrong.sizes).toEqual([]);
    expect(wrong.note).toContain("be higher in the experimental arm");
  });

  it("never plans a benefit on a limit that says harm", () => {
    const harm = pilotPlans({ events: [12, 8], n: [30, 30] }, pearson, { levels: [0.9] })[2]!;
    expect(harm.difference).toBeLessThan(0);
    expect(harm.sizes).toEqual([]);
    expect(harm.note).toBe("No size can show it: this reading leaves no benefit.");
  });

  it("refuses what makes no plan", () => {
    const at = (options: object) => () => pilotPlans(primary, pearson, options);
    expect(at({ smallestDifference: 0.9 })).toThrow(
      "smallestDifference must be above 0 and at most 0.7333, beside the control rate; got 0.9",
    );
    expect(at({ smallestDifference: -0.2 })).toThrow("got -0.2");
    expect(at({ levels: [1] })).toThrow("level must lie in (0, 1); got 1");
    expect(at({ powers: [1] })).toThrow("power must lie in (0, 1); got 1");
    expect(at({ dropout: mcar(2, 0) })).toThrow("dropout.rate[0] must lie in [0, 1); got 2");
    expect(() => trialCost({ perSubject: -1 }, { n: [1, 1] })).toThrow(
      "cost.perSubject must be 0 or more; got -1",
    );
  });
});
