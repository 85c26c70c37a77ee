import { describe, expect, it } from "vitest";
import { inflationRule, rowOf } from "../../src/dropout/lossFindings.ts";
import { wantedPowers, type LossPlan } from "../../src/dropout/lossPlan.ts";
import { analyzedDifference, type StrategyId } from "../../src/dropout/strategy.ts";
import { strategyOf } from "../../src/dropout/strategies.ts";
import { createPowerBook } from "../../src/dropout/strategyPower.ts";
import { findSize, type ReachedSize } from "../../src/dropout/strategySize.ts";
import { findingsOf, pilot } from "./found.ts";

interface Expected {
  readonly rates: readonly [number, number];
  /** Pooled formula for 80% and 90%, rounded up. */
  readonly pooled: readonly [number, number];
  readonly pearson?: readonly [number, number];
  readonly fisher?: readonly [number, number];
}

// Sizes per arm for 2/3 against 4/15 at two-sided .05, made in R 4.2.2: the pooled formula by power.prop.test,
// at the rates analyzed; exact sizes (the first that reaches the power) by enumeration with dbinom, for the
// P values of Pearson’s chi-square and of Fisher’s test (the tables no likelier than the observed one).
const table: readonly (readonly [StrategyId, Partial<LossPlan>, Expected])[] = [
  ["none", {}, { rates: [0.6667, 0.2667], pooled: [24, 31], pearson: [23, 31], fisher: [29, 37] }],
  ["completeCase", {}, { rates: [0.6667, 0.2667], pooled: [30, 39], pearson: [29, 39] }],
  [
    "nonresponder",
    { dropout: [0.1, 0.1] },
    { rates: [0.6, 0.24], pooled: [29, 38], pearson: [29, 38], fisher: [33, 42] },
  ],
  [
    "nonresponder",
    { dropout: [0.15, 0.15] },
    { rates: [0.5667, 0.2267], pooled: [32, 42], pearson: [31, 41], fisher: [37, 48] },
  ],
  [
    "nonresponder",
    {},
    { rates: [0.5333, 0.2133], pooled: [35, 46], pearson: [33, 47], fisher: [41, 52] },
  ],
  [
    "nonresponder",
    { dropout: [0.3, 0.3] },
    { rates: [0.4667, 0.1867], pooled: [43, 57], pearson: [42, 56], fisher: [50, 63] },
  ],
  [
    "moreOnControl",
    {},
    { rates: [0.6, 0.1867], pooled: [21, 28], pearson: [21, 28], fisher: [25, 32] },
  ],
  [
    "moreOnExperimental",
    {},
    { rates: [0.4667, 0.24], pooled: [69, 92], pearson: [68, 91], fisher: [77, 101] },
  ],
  [
    "asControl",
    {},
    { rates: [0.5867, 0.2667], pooled: [37, 49], pearson: [37, 49], fisher: [41, 56] },
  ],
  ["worst", {}, { rates: [0.5333, 0.4133], pooled: [271, 362] }],
];

describe("sizes by strategy, 2/3 against 4/15", () => {
  it.each(table)("%s %o", async (id, change, { rates, pooled, pearson, fisher }) => {
    const plan = { ...pilot, ...change };
    rates.forEach((rate, arm) => expect(strategyOf(plan, id).rates[arm]).toBeCloseTo(rate, 4));
    const found = await sizesOf(plan, id);
    expect(found.map(({ formula }) => Math.ceil(formula[0] - 1e-9))).toEqual(pooled);
    if (pearson) expect(found.map(({ exact }) => exact!.first[0])).toEqual(pearson);
    if (!fisher) return;
    const other = await sizesOf({ ...plan, method: "fisher" }, id);
    expect(other.map(({ exact }) => exact!.first[0])).toEqual(fisher);
  });
});

/** Sizes for both wanted powers. */
async function sizesOf(plan: LossPlan, id: StrategyId): Promise<ReachedSize[]> {
  const { signal } = new AbortController();
  const work = { book: createPowerBook(), signal };
  const strategy = strategyOf(plan, id);
  const found = wantedPowers.map((power) => findSize({ strategy, power }, work));
  return (await Promise.all(found)).map((size) => size!);
}

describe("the usual rule at 20%", () => {
  it("buys 30 per arm: .738 with non-responders, .817 with complete cases", async () => {
    const { rule } = await findingsOf(pilot);
    expect(rule!.complete[0]).toBeCloseTo(23.2037, 4);
    expect(rule!.n).toEqual([30, 30]);
    expect(rule!.power.nonresponder).toBeCloseTo(0.738, 3);
    expect(rule!.power.completeCase).toBeCloseTo(0.817, 3);
  });

  it("rounds once", () => {
    const rule = inflationRule({ ...pilot, power: 0.9 })!;
    expect([rule.complete[0].toFixed(4), rule.n]).toEqual(["30.5577", [39, 39]]);
  });
});

it("the differences of the uneven cases are .413 and .227", async () => {
  const { rows } = await findingsOf(pilot);
  const difference = (id: StrategyId) => analyzedDifference(rowOf(rows, id)!.strategy);
  expect(difference("moreOnControl")).toBeCloseTo(0.4133, 4);
  expect(difference("moreOnExperimental")).toBeCloseTo(0.2267, 4);
  expect(difference("worst")).toBeCloseTo(0.12, 10);
});
