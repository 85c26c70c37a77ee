import { describe, expect, it } from "vitest";
import { designOf, firstPlan, scenarioOf, type LossPlan } from "../../src/dropout/lossPlan.ts";
import { completeCase, nonresponder, strategiesOf } from "../../src/dropout/strategies.ts";
import { createPowerBook } from "../../src/dropout/strategyPower.ts";
import { reachedSize, sizesToTry } from "../../src/dropout/strategySize.ts";
import { unevenPlaces } from "../../src/dropout/unevenGrid.ts";
import { exactOperatingCharacteristics } from "../../src/sizing/exactOperatingCharacteristics.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { exactSampleSize } from "../../src/sizing/exactSampleSize.ts";
import { nullScenario } from "../../src/study/nullScenario.ts";

const plans: readonly LossPlan[] = [
  firstPlan,
  { ...firstPlan, n: 12, dropout: [0.1, 0.4], method: "fisher" },
  { ...firstPlan, n: 25, dropout: [0.3, 0.2], oddsRatio: 4, sides: 1, alpha: 0.025 },
  { ...firstPlan, n: 8, dropout: [0.5, 0.5], oddsRatio: 0.25, rates: [0.2, 0.7] },
];

describe("the book of powers", () => {
  it.each(plans)("agrees with exactPower %o", (plan) => {
    const book = createPowerBook();
    for (const strategy of [nonresponder(plan), completeCase(plan)]) {
      const exact = exactPower(designOf(plan, strategy.missing), scenarioOf(plan));
      expect(book.of(strategy)).toBeCloseTo(exact, 8); // pairs of completers below 1e-12 are left out
      expect(book.of(strategy)).toBe(book.of(strategy)); // from memory, too
    }
  });

  it("keeps worlds apart when more are asked for than it keeps", () => {
    const book = createPowerBook();
    const many = Array.from({ length: 12 }, (_, i): LossPlan => {
      return { ...firstPlan, n: 10, oddsRatio: 1 + i / 4 };
    });
    const once = many.map((plan) => book.of(completeCase(plan)));
    expect(many.map((plan) => book.of(completeCase(plan)))).toEqual(once);
    expect(new Set(once).size).toBe(many.length);
  });
});

describe("biases", () => {
  it.each(plans)("are those of the exact operating characteristics %o", (plan) => {
    for (const strategy of [nonresponder(plan), completeCase(plan)]) {
      const design = designOf(plan, strategy.missing);
      const { bias, truth } = exactOperatingCharacteristics(design, scenarioOf(plan));
      expect(strategy.own).toBeCloseTo(truth, 12);
      expect(strategy.rates[0] - strategy.rates[1] - truth).toBeCloseTo(bias, 10);
    }
  });

  it("without an effect: the map shows the type I error of the null scenario", () => {
    for (const plan of plans) {
      const [x, y] = plan.dropout;
      const exact = exactPower(designOf(plan, "nonresponder"), nullScenario(scenarioOf(plan)));
      const place = unevenPlaces(plan)(x, y);
      expect(place.size).toBeCloseTo(exact, 12);
      if (plan.oddsRatio === 1) expect(place.bias).toBeCloseTo(plan.rates[1] * (y - x), 12);
    }
  });

  it("equal loss at random leaves the null alone; uneven loss makes it reject", () => {
    const size = unevenPlaces(firstPlan);
    expect(size(0.2, 0.2).size).toBeLessThan(0.06);
    expect(size(0.1, 0.3).size).toBeGreaterThan(0.07);
    expect(size(0, 0.5).size).toBeGreaterThan(0.2);
  });
});

describe("bounds", () => {
  it("hold every other strategy between them", () => {
    for (const plan of plans) {
      const rows = strategiesOf(plan);
      const difference = (id: string) => {
        const { rates } = rows.find((row) => row.id === id)!;
        return rates[0] - rates[1];
      };
      for (const id of ["nonresponder", "asControl"]) {
        expect(difference(id)).toBeGreaterThanOrEqual(difference("worst") - 1e-12);
        expect(difference(id)).toBeLessThanOrEqual(difference("best") + 1e-12);
      }
    }
  });
});

describe("sizes", () => {
  it.each([
    [0.8, "pearson"],
    [0.9, "zUnpooled"],
  ] as const)("are those of exactSampleSize: %d, %s", (power, method) => {
    const plan: LossPlan = { ...firstPlan, method, oddsRatio: 2 };
    const book = createPowerBook();
    for (const strategy of [nonresponder(plan), completeCase(plan)]) {
      const goal = { strategy, power };
      const found = reachedSize(goal, sizesToTry(goal), (n) => book.of(strategy, n))!;
      const { arms: _, ...design } = designOf(plan, strategy.missing);
      const exact = (criterion: "first" | "stable") =>
        exactSampleSize({ ...design, arms: [{}, {}] }, scenarioOf(plan), { power, criterion }).n[0];
      expect(found.exact).toEqual({ first: exact("first"), stable: exact("stable") });
    }
  });

  it("beyond what is enumerated only the formula answers", () => {
    const goal = { strategy: nonresponder({ ...firstPlan, rates: [0.3, 0.2] }), power: 0.8 };
    const size = reachedSize(goal, sizesToTry(goal), () => NaN)!;
    expect(size.formula).toBeGreaterThan(200);
    expect(size.exact).toBeUndefined();
  });

  it("of no difference there is none", () => {
    const plan: LossPlan = { ...firstPlan, rates: [0.4, 0.35], dropout: [0.125, 0] };
    const goal = { strategy: nonresponder(plan), power: 0.8 };
    expect(reachedSize(goal, sizesToTry(goal), () => NaN)).toBeUndefined();
  });
});
