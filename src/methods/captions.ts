import { shortPercent } from "../planner/wording.ts";
import { count, percent, perArm } from "../show/format.ts";
import type { FairPower } from "./fairPower.ts";
import { reachedSizes, type PowerRow } from "./powerRows.ts";
import type { Question } from "./question.ts";
import { powerText, sizeText } from "./sentences.ts";
import type { SizeRow } from "./sizeRows.ts";
import { listed, testPhrases } from "./testNames.ts";
import { exceedsLevel, type TrueSize } from "./trueSize.ts";
import type { Verdicts } from "./verdicts.ts";

/** What there is to see in the figure of sizes. */
export function sizesCaption(question: Question, rows: readonly SizeRow[]): string {
  const enough = rows.filter(({ actual }) => (actual ?? NaN) >= question.power).length;
  const short = rows.filter(({ actual }) => (actual ?? NaN) < question.power);
  const worst = short.reduce<SizeRow | undefined>(
    (low, row) => (low === undefined || row.actual! < low.actual! ? row : low),
    undefined,
  );
  const tail = worst
    ? ` The size furthest off, ${sizeText(worst.n)} (${worst.label}), has ${powerText(worst.actual!, question.power)}.`
    : "";
  return `${enough} of ${rows.length} methods give a size at which ${testPhrases[question.method]} truly has ${shortPercent(question.power)} power (filled).${tail} Squares are formulas, circles exact enumeration.`;
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
  const near = rows.filter(({ power: at }) => (at[method] ?? 0) > power - 0.1);
  const tooth = largestFall(near, method);
  const fall = tooth
    ? ` Power is a saw-tooth: by ${testPhrases[method]} it falls from ${percent(tooth.from.power[method]!)} at ${sizeText(tooth.from.n)} to ${percent(tooth.to.power[method]!)} at ${sizeText(tooth.to.n)}.`
    : "";
  const kept = safe.length > 0 ? `${shortPercent(power)} power is safe with ${listed(safe)}.` : "";
  const isWhole = rows.at(-1)?.power.boschloo !== undefined;
  const limit = isWhole
    ? ""
    : " Barnard’s and Boschloo’s tests are computed up to about 300 + 300.";
  return `${kept}${fall}${limit}`;
}

/** Which tests keep alpha in truth and which do not. */
export function trueSizeCaption(question: Question, sizes: readonly TrueSize[]): string {
  const over = sizes.filter(({ maximum }) => exceedsLevel(maximum.size, question.alpha));
  const kept = sizes.filter((size) => !over.includes(size));
  const say = ({ method, maximum }: TrueSize) =>
    `${testPhrases[method]} (${percent(maximum.size)})`;
  const byWorst = over.toSorted((a, b) => b.maximum.size - a.maximum.size);
  const worst = byWorst[0] ? `; the worst is ${say(byWorst[0])}` : "";
  const wary = kept.reduce<TrueSize | undefined>(
    (low, size) => (!low || size.maximum.size < low.maximum.size ? size : low),
    undefined,
  );
  const careful = wary ? ` The most careful is ${say(wary)}.` : "";
  const rule = `Of ${sizes.length} tests ${over.length} can exceed their ${shortPercent(question.alpha)}${worst}.`;
  return `${rule}${careful}`;
}

/** What remains of the differences between tests once all keep alpha. */
export function fairCaption(question: Question, powers: readonly FairPower[]): string {
  const used = powers.map(({ power }) => power);
  const fair = powers.flatMap((row) => (row.fair ? [row.fair.power] : []));
  if (fair.length === 0) return "These sizes are too large for the comparison.";
  const excess = Math.max(...used) - Math.max(...fair);
  const moral =
    excess > 0.0005 ? " What bold tests had beyond that came from erring too often." : "";
  return `As used (rings), power ${rangeText(used)}; with every test held to a true size of at most ${shortPercent(question.alpha)} (dots), it ${rangeText(fair)}.${moral}`;
}

/** "runs from 83.9% to 89.7%", "is 91.7% by every test". */
function rangeText(values: readonly number[]): string {
  const [least, most] = [percent(Math.min(...values)), percent(Math.max(...values))];
  return least === most ? `is ${least} by every test` : `runs from ${least} to ${most}`;
}

/** Where tests disagree, and how often it matters. */
export function regionCaption({ n, methods, rejecting, disputed }: Verdicts): string {
  const all = methods.length;
  const tables = rejecting.length;
  const torn = rejecting.reduce((sum, votes) => sum + (votes > 0 && votes < all ? 1 : 0), 0);
  return `Of ${count(tables)} tables that ${perArm(n)} subjects can give, tests disagree at ${count(torn)}. If the assumed rates are right, a trial ends at one of them with probability ${percent(disputed)}: then the choice of test decides.`;
}
