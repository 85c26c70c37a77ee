import { describe, expect, it } from "vitest";
import { checkPlan } from "../../src/dropout/checkPlan.ts";
import { examples, firstPlan } from "../../src/dropout/examples.ts";
import { meanDropout, withMeanDropout, type LossPlan } from "../../src/dropout/lossPlan.ts";
import { planFromQuery, planToQuery } from "../../src/dropout/lossUrl.ts";

describe("links", () => {
  it("leave out what is as on opening", () => {
    expect(planToQuery(firstPlan)).toBe("");
    expect(planToQuery({ ...firstPlan, dropout: [0.05, 0.05] })).toBe("v=1&dropout=0.05");
    expect(planToQuery({ ...firstPlan, dropout: [0.1, 0.3], oddsRatio: 4 })).toBe(
      "v=1&dropout=0.1,0.3&odds=4",
    );
  });

  it("lead back to where they were made", () => {
    const all: LossPlan = {
      rates: [0.3, 0.5],
      better: "lower",
      n: [75, 150],
      dropout: [0.125, 0],
      oddsRatio: 0.5,
      method: "fisher",
      sides: 1,
      alpha: 0.025,
      power: 0.9,
      missing: "completeCase",
    };
    for (const plan of [all, ...examples.map((example) => example.plan)]) {
      expect(planFromQuery(planToQuery(plan))).toEqual({ plan, problems: [] });
    }
  });

  it.each([
    ["rates=0.5", "rates must be two numbers with a comma between them"],
    ["rates=0.5,2", "rates[1] must lie in [0, 1]"],
    ["n=0", "n[0] must be a whole number from 1 to 1000"],
    ["n=30,30.5", "n[1] must be a whole number from 1 to 1000"],
    ["better=more", "better must be one of higher, lower"],
    ["dropout=0.2,1", "dropout[1] must lie in [0, 0.99]"],
    ["odds=0", "odds must lie in [0.01, 100]"],
    ["lost=gone", "lost must be one of nonresponder, completeCase"],
    ["test=boschloo", "test must be one of fisher"],
    ["sides=3", "sides must be one of 1, 2"],
    ["alpha=x", "alpha must lie in [0.0001, 0.2]"],
    ["power=0.85", "power must be 0.8 or 0.9"],
    ["v=2", "v must be 1"],
    ["color=red", "color is no part of a link to this page"],
    ["rates=0.5,0.5", "The two rates must differ"],
    ["rates=0.3,0.5&sides=1", "A one-sided test looks for more responses"],
    ["rates=0.5,0.3&better=lower&sides=1", "A one-sided test looks for fewer events"],
    ["rates=1,0.5&odds=2", "loss cannot depend on it"],
  ])("%s is named", (query, message) => {
    const { plan, problems } = planFromQuery(query);
    expect(problems.join(" ")).toContain(message);
    expect(checkPlan(plan)).toEqual([]);
  });
});

describe("another dropout overall", () => {
  it("is divided between the arms as before", () => {
    const uneven: LossPlan = { ...firstPlan, dropout: [0.1, 0.3] };
    expect(withMeanDropout(uneven, 0.1).dropout).toEqual([0.05, 0.15]);
    expect(withMeanDropout({ ...firstPlan, dropout: [0, 0] }, 0.1).dropout).toEqual([0.1, 0.1]);
    expect(withMeanDropout(uneven, 0.9).dropout).toEqual([0.45, 0.99]);
    const twoToOne: LossPlan = { ...uneven, n: [60, 30] };
    expect(meanDropout(twoToOne)).toBeCloseTo(1 / 6, 12); // 6 and 9 of 90
    expect(meanDropout(withMeanDropout(twoToOne, 0.1))).toBeCloseTo(0.1, 12);
  });
});
