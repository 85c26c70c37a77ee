import { describe, expect, it } from "vitest";
import { leftOut } from "../../src/dropout/completerRange.ts";
import { firstPlan } from "../../src/dropout/examples.ts";
import type { LossPlan } from "../../src/dropout/lossPlan.ts";
import { completeCase, nonresponder } from "../../src/dropout/strategies.ts";
import type { Strategy } from "../../src/dropout/strategy.ts";
import { createPowerBook } from "../../src/dropout/strategyPower.ts";

interface Expected {
  readonly rates: readonly [number, number];
  readonly power: number;
}

type Case = readonly [
  string,
  Partial<LossPlan>,
  { readonly nonresponder: Expected; readonly completeCase: Expected },
];

const lower = { better: "lower" } as const;
const fisher = { method: "fisher" } as const;
const oneSided = { sides: 1, alpha: 0.025 } as const;

// Made in R 4.2.2 by brute force: the loss of those who fail and of those who succeed from the odds ratio and the
// marginal dropout (uniroot); then the sum over all tables (dbinom), and for complete cases over all pairs of numbers
// of completers. P values: Pearson’s by pnorm, Fisher’s by dhyper (the tables no likelier than the observed one) or
// one-sided by phyper.
const cases: readonly Case[] = [
  [
    "an event that is a failure, 2:1, failures lost with 3 times the odds",
    { ...lower, rates: [0.15, 0.35], n: [60, 30], dropout: [0.1, 0.2], oddsRatio: 3 },
    {
      nonresponder: { rates: [0.218693177122, 0.438067791046], power: 0.5753387051 },
      completeCase: { rates: [0.131881307913, 0.297584738808], power: 0.4245524666 },
    },
  ],
  [
    "a response, 1:2, responders lost with 4 times the odds, Fisher",
    { ...fisher, rates: [0.7, 0.35], n: [20, 40], dropout: [0.25, 0.15], oddsRatio: 0.25 },
    {
      nonresponder: { rates: [0.480710863249, 0.25522013193], power: 0.3775184582 },
      completeCase: { rates: [0.640947817666, 0.300258978742], power: 0.547699902 },
    },
  ],
  [
    "an event that is a failure, at random, Fisher, one-sided",
    { ...lower, ...fisher, ...oneSided, rates: [0.033, 0.3], n: [40, 40], dropout: [0.2, 0.2] },
    {
      nonresponder: { rates: [0.2264, 0.44], power: 0.4366522385 },
      completeCase: { rates: [0.033, 0.3], power: 0.7880455785 },
    },
  ],
  [
    "odds ratio 100, 3:2",
    { ...lower, rates: [0.1, 0.4], n: [30, 20], dropout: [0.3, 0.1], oddsRatio: 100 },
    {
      nonresponder: { rates: [0.303313138846, 0.401942232751], power: 0.1096374103 },
      completeCase: { rates: [0.004733055494, 0.335491369724], power: 0.9059121199 },
    },
  ],
  [
    "odds ratio 0.01, nobody lost in one arm, 1:3, one-sided",
    { ...oneSided, rates: [0.6, 0.2], n: [15, 45], dropout: [0, 0.3], oddsRatio: 0.01 },
    {
      nonresponder: { rates: [0.6, 0.011618074659], power: 0.9996980827 },
      completeCase: { rates: [0.6, 0.016597249513], power: 0.9987654714 },
    },
  ],
  [
    "one control subject, who may be lost",
    {
      ...lower,
      ...fisher,
      alpha: 0.2,
      rates: [0.9, 0.1],
      n: [4, 1],
      dropout: [0.5, 0.5],
      oddsRatio: 2,
    },
    {
      nonresponder: { rates: [0.934846922835, 0.534846922835], power: 0.3552791253 },
      completeCase: { rates: [0.86969384567, 0.06969384567], power: 0.0166325141 },
    },
  ],
  [
    "200 + 100",
    { ...lower, rates: [0.25, 0.4], n: [200, 100], dropout: [0.15, 0.25], oddsRatio: 2 },
    {
      nonresponder: { rates: [0.344204936336, 0.518271231193], power: 0.8274642064 },
      completeCase: { rates: [0.22847639569, 0.357694974924], power: 0.555218866 },
    },
  ],
  [
    "500 + 500, at random",
    { rates: [0.4, 0.31], n: [500, 500], dropout: [0.2, 0.1] },
    {
      nonresponder: { rates: [0.32, 0.279], power: 0.2932686787 },
      completeCase: { rates: [0.4, 0.31], power: 0.7835175676 },
    },
  ],
];

describe("rates and exact powers agree with brute-force sums in R", () => {
  it.each(cases)("%s", (_, change, expected) => {
    const plan: LossPlan = { ...firstPlan, ...change };
    expectAgreement(nonresponder(plan), expected.nonresponder, 1e-9);
    expectAgreement(completeCase(plan), expected.completeCase, leftOut);
  });
});

/** `lack`: how much too low the power may be. */
function expectAgreement(strategy: Strategy, { rates, power }: Expected, lack: number): void {
  rates.forEach((rate, arm) => expect(strategy.rates[arm]).toBeCloseTo(rate, 10));
  const ours = createPowerBook().of(strategy);
  expect(ours).toBeLessThan(power + 1e-9);
  expect(ours).toBeGreaterThan(power - lack - 1e-9);
}
