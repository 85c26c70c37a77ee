import { alphaText, count, percent, perArm } from "../show/format.ts";
import type { Pair } from "../pair.ts";
import { shortPercent } from "../planner/wording.ts";
import { reachedSizes, type PowerRow } from "./powerRows.ts";
import type { Question } from "./question.ts";
import { rowOf, total, type SizeRow } from "./sizeRows.ts";
import { listed, testPhrases } from "./testNames.ts";
import type { TableVerdict, Verdicts } from "./verdicts.ts";

/** "24 per arm" or "36 + 18". */
export function sizeText(n: Pair<number>): string {
  return n[0] === n[1] ? `${count(n[0])}\u00a0per\u00a0arm` : perArm(n);
}

/** A power with the digits that show on which side of the wanted one it lies: 80.0%, but 79.98%. */
export function powerText(power: number, wanted: number): string {
  const isHidden = power < wanted && percent(power) === percent(wanted);
  return percent(power, isHidden ? 2 : 1);
}

/** "two-sided alpha .05". */
export const levelText = ({ alpha, sides }: Question): string =>
  `${sides === 2 ? "two-sided" : "one-sided"} alpha ${alphaText(alpha)}`;

/** The sizes that common methods ask for: each once, ascending. */
export function commonSizes(rows: readonly SizeRow[]): SizeRow[] {
  const common = rows.filter(({ isCommon }) => isCommon).sort((a, b) => total(a) - total(b));
  return common.filter((row, i) => i === 0 || total(row) !== total(common[i - 1]!));
}

/** The opening sentence in three parts: the sizes in the middle stand out. */
export function openingSentence(
  question: Question,
  rows: readonly SizeRow[],
): { readonly before: string; readonly sizes: string; readonly after: string } {
  const { rates, power, ratio } = question;
  const sizes = commonSizes(rows).map((row) => count(ratio === "1:1" ? row.n[0] : total(row)));
  const unit = ratio === "1:1" ? "subjects per arm" : `subjects in total, ${ratio}`;
  return {
    before: `To tell ${percent(rates[0])} from ${percent(rates[1])} with ${shortPercent(power)} power at ${levelText(question)}, common calculators say `,
    sizes: listed(sizes, "or"),
    after: ` ${unit}.`,
  };
}

/** What these sizes deliver under the planned test. */
export function deliverySentence(question: Question, rows: readonly SizeRow[]): string {
  const common = commonSizes(rows).filter(({ actual }) => actual !== undefined);
  const powers = common.map(({ actual }) => actual!);
  const name = testPhrases[question.method];
  if (powers.length === 0)
    return `These sizes are too large for the page to compute ${name} exactly.`;
  const [least, most] = [Math.min(...powers), Math.max(...powers)];
  const range =
    percent(least) === percent(most)
      ? `is ${percent(least)}`
      : `runs from ${percent(least)} to ${percent(most)}`;
  return `None has miscalculated: they plan for different tests and approximate differently. If the trial is analyzed by ${name}, the true power of these sizes ${range}.`;
}

/** From which size the planned test is safe. */
export function safeSentence(question: Question, curves: readonly PowerRow[]): string {
  const { first, safe, lastMiss } = reachedSizes(curves, question.method, question.power);
  const goal = shortPercent(question.power);
  if (!safe) return "";
  const start = `With it, ${sizeText(safe.n)} (${count(safe.n[0] + safe.n[1])} in total) is the size from which power stays at ${goal} or more`;
  if (!first || first === safe || !lastMiss) return `${start}.`;
  return `${start}; ${sizeText(first.n)} reaches it first, but ${sizeText(lastMiss.n)} misses it again (${percent(lastMiss.power[question.method]!)}).`;
}

/** One table in a sentence. */
export function tableSentence(
  { n }: Verdicts,
  [xE, xC]: Pair<number>,
  verdicts: readonly TableVerdict[],
): string {
  const votes = verdicts.filter(({ rejects }) => rejects).length;
  const all = verdicts.length;
  const verdict =
    votes === 0
      ? `none of ${all} tests rejects`
      : votes === all
        ? `all ${all} tests reject`
        : `${votes} of ${all} tests reject`;
  return `${xE} of ${n[0]} (${percent(xE / n[0])}) against ${xC} of ${n[1]} (${percent(xC / n[1])}): ${verdict}.`;
}

/** The question in a line, for the bar of a narrow screen. */
export function questionSummary(question: Question, rows: readonly SizeRow[]): string {
  const { rates, method } = question;
  const own = rowOf(rows, method);
  const size = own ? ` · ${sizeText(own.n)}` : "";
  return `${percent(rates[0])} vs ${percent(rates[1])}${size}`;
}
