import { describe, expect, it } from "vitest";
import { firstPlan } from "../../src/dropout/examples.ts";
import { designOf, scenarioOf, type LossPlan } from "../../src/dropout/lossPlan.ts";
import { completeCase, nonresponder, strategiesOf } from "../../src/dropout/strategies.ts";
import { leftOut } from "../../src/dropout/completerRange.ts";
import { createPowerBook } from "../../src/dropout/strategyPower.ts";
import { findSize, reachedSize, sizesToTry } from "../../src/dropout/strategySize.ts";
import { unevenPlaces } from "../../src/dropout/unevenGrid.ts";
import { exactOperatingCharacteristics } from "../../src/sizing/exactOperatingCharacteristics.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { exactSampleSize } from "../../src/sizing/exactSampleSize.ts";
import { nullScenario } from "../../src/study/nullScenario.ts";

const plans: readonly LossPlan[] = [
  firstPlan,
  { ...firstPlan, n: [12, 12], dropout: [0.1, 0.4], method: "fisher" },
  { ...firstPlan, n: [25, 50], dropout: [0.3, 0.2], oddsRatio: 4, sides: 1, alpha: 0.025 },
  { ...firstPlan, n: [8, 8], dropout: [0.5, 0.5], oddsRatio: 0.25, rates: [0.2, 0.7] },
  { ...firstPlan, better: "lower", n: [40, 20], dropout: [0.1, 0.3], rates: [0.1, 0.4] },
];

describe("the book of powers", () => {
  it.each(plans)("agrees with exactPower %o", (plan) => {
    const book = createPowerBook();
    for (const strategy of [nonresponder(plan), completeCase(plan)]) {
      const exact = exactPower(designOf(plan, strategy.missing), scenarioOf(plan));
      expect(exact - book.of(strategy)).toBeGreaterThan(-1e-12); // only ever too low
      expect(exact - book.of(strategy)).toBeLessThanOrEqual(leftOut);
      expect(book.of(strategy)).toBe(book.of(strategy)); // from memory, too
    }
  });

  it("does the same work in parts", () => {
    for (const plan of plans) {
      const [whole, inParts] = [createPowerBook(), createPowerBook()];
      const strategy = completeCase(plan);
      for (const part of inParts.parts(strategy)) part();
      expect(inParts.of(strategy)).toBe(whole.of(strategy));
      expect(inParts.parts(nonresponder(plan))).toEqual([]);
    }
  });

  it("keeps worlds apart when more are asked for than it keeps", () => {
    const book = createPowerBook();
    const many = Array.from({ length: 12 }, (_, i): LossPlan => {
      return { ...firstPlan, n: [10, 10], oddsRatio: 1 + i / 4 };
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
      const success = plan.better === "higher" ? plan.rates[1] : plan.rates[1] - 1;
      if (plan.oddsRatio === 1) expect(place.bias).toBeCloseTo(success * (y - x), 12);
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
        return (rates[0] - rates[1]) * (plan.better === "higher" ? 1 : -1);
      };
      for (const id of ["nonresponder", "asControl"]) {
        expect(difference(id)).toBeGreaterThanOrEqual(difference("worst") - 1e-12);
        expect(difference(id)).toBeLessThanOrEqual(difference("best") + 1e-12);
      }
    }
  });
});

describe("sizes", () => {
  it.each<[LossPlan["power"], Partial<LossPlan>]>([
    [0.8, { method: "pearson" }],
    [0.9, { method: "zUnpooled" }],
    [0.8, { method: "fisher", n: [40, 20], better: "lower", rates: [0.2, 0.6] }],
  ])("are those of exactSampleSize: %d, %o", async (power, change) => {
    const plan: LossPlan = { ...firstPlan, ...change, oddsRatio: 2 };
    const { signal } = new AbortController();
    const work = { book: createPowerBook(), signal };
    for (const strategy of [nonresponder(plan), completeCase(plan)]) {
      const found = (await findSize({ strategy, power }, work))!;
      const design = designOf(plan, strategy.missing);
      const exact = (criterion: "first" | "stable") =>
        exactSampleSize(design, scenarioOf(plan), { power, criterion }).n;
      expect(found.exact).toEqual({ first: exact("first"), stable: exact("stable") });
    }
  });

  it("beyond what is enumerated only the formula answers", () => {
    const goal = { strategy: nonresponder({ ...firstPlan, rates: [0.3, 0.25] }), power: 0.8 };
    expect(sizesToTry(goal)).toEqual([]);
    const size = reachedSize(goal, [], [])!;
    expect(Math.min(...size.formula)).toBeGreaterThan(1000);
    expect(size.exact).toBeUndefined();
  });

  it("of no difference there is none", () => {
    const plan: LossPlan = { ...firstPlan, rates: [0.4, 0.35], dropout: [0.125, 0] };
    const goal = { strategy: nonresponder(plan), power: 0.8 };
    expect(reachedSize(goal, sizesToTry(goal), [])).toBeUndefined();
  });
});
