import type { Pair } from "../pair.ts";
import {
  closedFormNearTail,
  closedFormPower,
  closedFormSampleSize,
  roundUp,
  type ClosedForm,
} from "../sizing/closedForm.ts";
import { alphaText, count, percent, perArm } from "../show/format.ts";
import { allocationOf, type Question } from "./question.ts";
import { sizeText } from "./sentences.ts";
import { rowOf, type SizeRow } from "./sizeRows.ts";
import { testLabel } from "./testNames.ts";

/** One cause of differing sizes, with the numbers that it makes here. */
export interface Reason {
  readonly title: string;
  readonly text: string;
}

/** Why sizes differ, one change at a time, each in the numbers of the reader's question. */
export function reasonsFor(question: Question, rows: readonly SizeRow[]): Reason[] {
  const size = (formula: ClosedForm) => sizeText(rowOf(rows, formula)!.n);
  return [
    {
      title: "Pooled or unpooled variance",
      text: `A size formula needs the standard error twice: under the null hypothesis, where both arms share one rate, and under the assumed rates. Pooled formulas use both (${size("pooled")}); unpooled ones use the assumed rates throughout (${size("unpooled")}), which fits only a trial analyzed by the z test with unpooled variance.`,
    },
    {
      title: "Another scale",
      text: `On the arcsine scale, 2 asin √rate, the standard error no longer depends on the rates: ${size("arcsine")}.`,
    },
    {
      title: "Continuity correction",
      text: `Half a step of the scale of counts is taken off the difference, to come close to Fisher’s test or Yates’s: ${size("pooledCc")}.`,
    },
    ...exactReason(rows),
    ...safeReason(rows),
    sidesReason(question),
    tailReason(question, rows),
    ratioReason(question),
    roundingReason(rows),
  ];
}

function exactReason(rows: readonly SizeRow[]): Reason[] {
  const [pearson, fisher] = [rowOf(rows, "pearson"), rowOf(rows, "fisher")];
  if (!pearson || !fisher) return [];
  return [
    {
      title: "Exact enumeration, and of which test",
      text: `All tables that a trial can end with are weighed and those that the test rejects are added up. No approximation is left, but the test matters: ${sizeText(pearson.n)} by Pearson’s chi-square, ${sizeText(fisher.n)} by Fisher’s exact test.`,
    },
  ];
}

function safeReason(rows: readonly SizeRow[]): Reason[] {
  const torn = rows.filter(({ first }) => first);
  const text =
    "Exact power is a saw-tooth, so a size may reach the wanted power and the next one miss it. Programs that stop at the first are bolder than those that look further";
  const example = torn
    .map(
      (row) =>
        `${sizeText(row.first!)} against ${sizeText(row.n)} by ${testLabel(row.id as never)}`,
    )
    .slice(0, 2)
    .join(", ");
  return [
    {
      title: "The first size or the safe one",
      text: example ? `${text}: ${example}.` : `${text}. For these rates all tests agree on both.`,
    },
  ];
}

function sidesReason(question: Question): Reason {
  const { alpha, sides } = question;
  const pooled = (level: number, both: 1 | 2) =>
    sizeText(sizeBy(question, { alpha: level, sides: both }));
  const [one, two] = sides === 2 ? [alpha / 2, alpha] : [alpha, 2 * alpha];
  return {
    title: "One-sided or two-sided alpha",
    text: `In formulas one-sided ${alphaText(one)} and two-sided ${alphaText(two)} are the same (${pooled(two, 2)}); rpact and gsDesign ask for the first, PASS and R for the second. Who types ${alphaText(two)} into a one-sided program gets ${pooled(two, 1)}. For exact tests the two can differ where the arms do.`,
  };
}

function tailReason(question: Question, rows: readonly SizeRow[]): Reason {
  const { rates, alpha } = question;
  const { n } = rowOf(rows, "pooled")!;
  const request = { formula: "pooled", rates, alpha, n, alternative: "twoSided" } as const;
  const far = closedFormPower(request) - closedFormNearTail(request);
  const amount = far < 1e-6 ? "less than one in a million" : percent(far, 4);
  return {
    title: "One tail of the power or both",
    text: `A two-sided test can also reject in the wrong direction. Some programs count that as power (Stata), some only on request (R: strict = TRUE). Here, at ${sizeText(n)}, it adds ${amount}; it matters only where power is close to alpha.`,
  };
}

function ratioReason(question: Question): Reason {
  const sizes = [2, 0.5].map((allocation) => sizeBy(question, { allocation }));
  const [double, half] = sizes as unknown as Pair<Pair<number>>;
  const totals = [double, half].map(([nE, nC]) => count(nE + nC));
  const inAll =
    totals[0] === totals[1]
      ? `both ${totals[0]} in total`
      : `${totals[0]} or ${totals[1]} in total`;
  return {
    title: "Which arm the ratio names first",
    text: `powerandsamplesize.com means first to second arm, gsDesign and statsmodels second to first. With 2 for 1 the pooled formula gives ${perArm(double)} (experimental + control) or ${perArm(half)}: ${inAll}.`,
  };
}

function roundingReason(rows: readonly SizeRow[]): Reason {
  const { unrounded, n } = rowOf(rows, "pooled")!;
  const all = unrounded![0] + unrounded![1];
  const text = `The pooled formula gives ${unrounded!.map((size) => size.toFixed(2)).join(" + ")}, ${all.toFixed(2)} in total.`;
  const total = roundUp(all);
  const inAll = n[0] + n[1];
  const differ =
    total === inAll
      ? `rounded up per arm or in total it is ${inAll}`
      : `rounded up per arm that is ${inAll}, in total ${total}`;
  return {
    title: "Where rounding happens",
    text: `${text} R and rpact print the fraction; ${differ}. An allowance for dropout belongs before the rounding, once.`,
  };
}

interface Changes {
  readonly alpha?: number;
  readonly sides?: 1 | 2;
  /** Experimental / control. */
  readonly allocation?: number;
}

/** Size by the pooled formula with some of the question changed. */
function sizeBy(question: Question, changes: Changes): Pair<number> {
  const { rates, power, alpha, sides } = question;
  const allocation = allocationOf(question).ratio;
  return closedFormSampleSize({
    formula: "pooled",
    rates,
    power,
    alpha,
    sides,
    allocation,
    ...changes,
  }).n;
}
