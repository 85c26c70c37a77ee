import { alphaText, count, percent, perArm } from "../show/format.ts";
import type { Pair } from "../pair.ts";
import type { FairPower } from "./fairPower.ts";
import { reachedSizes, type PowerRow } from "./powerRows.ts";
import type { Question } from "./question.ts";
import { rowOf, total, type SizeRow } from "./sizeRows.ts";
import { distinctTests, listed, testPhrases } from "./testNames.ts";
import { exceedsLevel, type TrueSize } from "./trueSize.ts";
import type { TableVerdict, Verdicts } from "./verdicts.ts";

/** "24 per arm" or "36 + 18". */
export function sizeText(n: Pair<number>): string {
  return n[0] === n[1] ? `${count(n[0])}\u00a0per\u00a0arm` : perArm(n);
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
    before: `To tell ${percent(rates[0])} from ${percent(rates[1])} with ${percent(power, power * 100 === Math.round(power * 100) ? 0 : 1)} power at ${levelText(question)}, calculators say `,
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
  const goal = percent(question.power, 0);
  if (!safe) return "";
  const start = `With it, ${sizeText(safe.n)} (${count(safe.n[0] + safe.n[1])} in total) is the size from which power stays at ${goal} or more`;
  if (!first || first === safe || !lastMiss) return `${start}.`;
  return `${start}; ${sizeText(first.n)} reaches it first, but ${sizeText(lastMiss.n)} misses it again (${percent(lastMiss.power[question.method]!)}).`;
}

/** What there is to see in the figure of sizes. */
export function sizesCaption(question: Question, rows: readonly SizeRow[]): string {
  const enough = rows.filter(({ actual }) => (actual ?? NaN) >= question.power).length;
  const short = rows.filter(({ actual }) => (actual ?? NaN) < question.power);
  const worst = short.reduce<SizeRow | undefined>(
    (low, row) => (low === undefined || row.actual! < low.actual! ? row : low),
    undefined,
  );
  const tail = worst
    ? ` The size furthest off, ${sizeText(worst.n)} (${worst.label}), has ${percent(worst.actual!)}.`
    : "";
  return `${enough} of ${rows.length} methods give a size at which ${testPhrases[question.method]} truly has ${percent(question.power, 0)} power (filled).${tail} Squares are formulas, circles exact enumeration.`;
}

/** The largest fall of power from one size to the next. */
export function largestFall(
  rows: readonly PowerRow[],
  method: Question["method"],
): { readonly from: PowerRow; readonly to: PowerRow; readonly fall: number } | undefined {
  let worst: { from: PowerRow; to: PowerRow; fall: number } | undefined;
  for (let i = 1; i < rows.length; i++) {
    const [from, to] = [rows[i - 1]!, rows[i]!];
    const fall = (from.power[method] ?? NaN) - (to.power[method] ?? NaN);
    if (fall > 1e-9 && fall > (worst?.fall ?? 0)) worst = { from, to, fall };
  }
  return worst;
}

/** What there is to see in the power curves. */
export function curvesCaption(question: Question, rows: readonly PowerRow[]): string {
  const { method, shown, power } = question;
  const names = method === shown ? [method] : [method, shown];
  const safe = names.flatMap((test) => {
    const row = reachedSizes(rows, test, power).safe;
    return row ? [`${testPhrases[test]} from ${sizeText(row.n)}`] : [];
  });
  const middle = rows.filter(({ power: at }) => (at[method] ?? 0) > 0.5);
  const tooth = largestFall(middle, method);
  const fall = tooth
    ? ` Power is a saw-tooth: by ${testPhrases[method]} it falls from ${percent(tooth.from.power[method]!)} at ${sizeText(tooth.from.n)} to ${percent(tooth.to.power[method]!)} at ${sizeText(tooth.to.n)}.`
    : "";
  const kept = safe.length > 0 ? `${percent(power, 0)} power is safe with ${listed(safe)}.` : "";
  return `${kept}${fall}`;
}

/** Which tests keep alpha in truth and which do not. */
export function trueSizeCaption(question: Question, sizes: readonly TrueSize[]): string {
  const known = sizes.filter(({ method }) => distinctTests.includes(method));
  const over = known.filter(({ maximum }) => exceedsLevel(maximum.size, question.alpha));
  const kept = known.filter((size) => !over.includes(size));
  const say = ({ method, maximum }: TrueSize) =>
    `${testPhrases[method]} (${percent(maximum.size)})`;
  const byWorst = over.toSorted((a, b) => b.maximum.size - a.maximum.size);
  const worst = byWorst[0] ? `; the worst is ${say(byWorst[0])}` : "";
  const wary = kept.reduce<TrueSize | undefined>(
    (low, size) => (!low || size.maximum.size < low.maximum.size ? size : low),
    undefined,
  );
  const careful = wary ? ` The most careful is ${say(wary)}.` : "";
  const rule = `Of ${known.length} tests ${over.length} can exceed their ${percent(question.alpha)}${worst}.`;
  return `${rule}${careful}`;
}

/** What remains of the differences between tests once all keep alpha. */
export function fairCaption(question: Question, powers: readonly FairPower[]): string {
  const range = (values: readonly number[]) =>
    `${percent(Math.min(...values))} to ${percent(Math.max(...values))}`;
  const used = powers.map(({ power }) => power);
  const fair = powers.flatMap((row) => (row.fair ? [row.fair.power] : []));
  if (fair.length === 0) return "These sizes are too large for the comparison.";
  return `As used (rings), power runs from ${range(used)}; with every test held to a true size of at most ${percent(question.alpha)} (dots), from ${range(fair)}. Much of the gain of bold tests is error that they should not make.`;
}

/** Where tests disagree, and how often it matters. */
export function regionCaption({ n, methods, rejecting, disputed }: Verdicts): string {
  const all = methods.length;
  const tables = rejecting.length;
  const torn = rejecting.reduce((sum, votes) => sum + (votes > 0 && votes < all ? 1 : 0), 0);
  return `Of ${count(tables)} tables that ${perArm(n)} subjects can give, tests disagree at ${count(torn)}. If the assumed rates are right, a trial ends at one of them with probability ${percent(disputed)}: then the choice of test decides.`;
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
