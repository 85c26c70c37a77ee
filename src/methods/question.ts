import type { Alternative, TableMethod } from "../analyze/methods.ts";
import type { Pair } from "../pair.ts";
import { createAllocation, type Allocation } from "../sizing/allocation.ts";

/** Experimental : control subjects, as the page offers them. */
export const ratios = ["1:1", "2:1", "3:1", "1:2", "1:3"] as const;
export type Ratio = (typeof ratios)[number];

/** What the reader asks: which size, for which rates, under which test. */
export interface Question {
  /** Assumed rates of the event, experimental and control, in [0, 1]. */
  readonly rates: Pair<number>;
  /** Wanted power, above alpha and below 1. */
  readonly power: number;
  /** Level of the test, of both sides together. */
  readonly alpha: number;
  /** 1: only a difference in the assumed direction rejects. */
  readonly sides: 1 | 2;
  readonly ratio: Ratio;
  /** The test that the protocol plans. */
  readonly method: TableMethod;
  /** Subjects in the smaller arm of the trial that is looked at closely. */
  readonly n: number;
  /** The test that figures bring out. */
  readonly shown: TableMethod;
  /** Events per arm of the table that is looked at; undefined: what the rates let expect. */
  readonly table?: Pair<number> | undefined;
}

/** What the page opens with: the rates that the LD-IL-2 trial found, to be found again. */
export const firstQuestion: Question = {
  rates: [0.667, 0.267],
  power: 0.8,
  alpha: 0.05,
  sides: 2,
  ratio: "1:1",
  method: "fisher",
  n: 30,
  shown: "boschloo",
};

/** How subjects are divided; step k has k subjects in the smaller arm. */
export function allocationOf({ ratio }: Pick<Question, "ratio">): Allocation {
  const [experimental, control] = ratio.split(":").map(Number) as [number, number];
  return createAllocation(experimental / control);
}

/** The alternative hypothesis; a one-sided test looks in the direction of the assumed difference. */
export function alternativeOf({ sides, rates }: Pick<Question, "sides" | "rates">): Alternative {
  if (sides === 2) return "twoSided";
  return rates[0] >= rates[1] ? "greater" : "less";
}

/** Subjects of both arms of the trial that is looked at closely. */
export const sizesOf = (question: Question): Pair<number> => allocationOf(question).at(question.n);

/** The table that is looked at: the reader's where it fits the arms, else the expected one. */
export function tableOf(question: Question): Pair<number> {
  const n = sizesOf(question);
  const { rates, table } = question;
  if (table && table[0] <= n[0] && table[1] <= n[1]) return table;
  return [Math.round(n[0] * rates[0]), Math.round(n[1] * rates[1])];
}
