import { methodNames } from "../report/methodNames.ts";
import { percent, plural, points, pValueStatement } from "../show/format.ts";
import { lowerArm } from "./fragilityPath.ts";
import { neededRange, pointsRange, subjectsText } from "./numberText.ts";
import type { Reanalysis } from "./reanalysis.ts";
import type { ReaderTable } from "./readerTable.ts";

/** "20 of 30 (66.7%)". */
export const rateText = ({ events, n }: ReaderTable, arm: 0 | 1): string =>
  `${events[arm]} of ${n[arm]} (${percent(events[arm] / n[arm])})`;

/** The level of the intervals: "95%". */
export const levelText = ({ alpha }: ReaderTable): string =>
  `${Number((100 * (1 - alpha)).toPrecision(6))}%`;

/** "Fisher’s exact test". */
export function testName({ method }: ReaderTable): string {
  if (method === "barnard") return "Barnard’s exact test";
  if (method === "boschloo") return "Boschloo’s exact test";
  return methodNames[method].replaceAll("'", "’");
}

/** A test's name to begin a sentence; the statistic z stays small. */
export const capitalized = (text: string): string =>
  text.startsWith("z ") ? text : text.charAt(0).toUpperCase() + text.slice(1);

/** What 100 subjects in each arm would show, the way patients are told. */
export function perHundred({ table, difference }: Reanalysis): string {
  const { arms, better } = table;
  const { estimate, lower, upper } = difference;
  const isMore = estimate >= 0;
  const effect = isMore === (better === "higher") ? "a benefit" : "a harm";
  const found =
    estimate === 0
      ? `Per 100 subjects, as many had the outcome on ${arms[0]} as on ${arms[1]}`
      : `Per 100 subjects, ${hundredText(estimate)} had the outcome on ${arms[0]} than on ${arms[1]} (${effect})`;
  const [from, to] = isMore ? [lower, upper] : [upper, lower];
  const isOneWay = from * to > 0;
  const start = isOneWay ? String(Math.abs(Math.round(100 * from))) : hundredText(from);
  return `${found}; anything from ${start} to ${hundredText(to)} agrees with the data.`;
}

/** "15 more", "8 fewer". */
const hundredText = (share: number): string =>
  `${Math.abs(Math.round(100 * share))} ${share < 0 ? "fewer" : "more"}`;

/** Rates, difference and the reader's P value in a sentence. */
export function answerSentence({ table, difference, pValue }: Reanalysis): string {
  const { arms, outcome } = table;
  const rates = `${outcome}: ${rateText(table, 0)} on ${arms[0]} and ${rateText(table, 1)} on ${arms[1]}`;
  const gap = `a difference of ${points(difference.estimate)} percentage points (${levelText(table)} confidence interval ${pointsRange(difference)})`;
  return `${rates}, ${gap}. ${capitalized(testName(table))}, two-sided: ${unbroken(pValueStatement(pValue))}.`;
}

/** Text that no line ends in. */
const unbroken = (text: string): string => text.replaceAll(" ", "\u00a0");

/** The number needed to treat in a sentence, honest where the interval holds no effect. */
export function neededSentence({ table, needed }: Reanalysis): string {
  const { arms, outcome, better } = table;
  const { estimate, includesInfinity } = needed;
  if (estimate.effect === "none") {
    return "The rates are equal: no number of subjects treated gives one more.";
  }
  const more = (better === "higher") === (estimate.effect === "benefit") ? "more" : "fewer";
  const found = `For every ${subjectsText(estimate)} subjects on ${arms[0]} instead of ${arms[1]}, one ${more} had the outcome “${outcome}”`;
  if (!includesInfinity) return `${found} (${levelText(table)} interval ${neededRange(needed)}).`;
  return `${found}. The ${levelText(table)} interval is ${neededRange(needed)}: it passes through infinity, which is no effect, so that the data leave open whether subjects gain or lose.`;
}

/** The fragility index in a sentence. */
export function fragilitySentence(reading: Reanalysis): string {
  const { fisher, own, anyone } = reading.fragility;
  const { alpha, method } = reading.table;
  const limit = String(alpha).replace(/^0/, "");
  const words = [oneFragility(reading, fisher, "Fisher’s test", limit)];
  if (!Number.isNaN(anyone.index) && !(anyone.index >= fisher.index)) {
    const subjects = plural(anyone.index, "subject");
    words.push(`Chosen among the subjects of both arms, ${subjects} would do.`);
  }
  if (method !== "fisher") words.push(oneFragility(reading, own, testName(reading.table), limit));
  return words.join(" ");
}

function oneFragility(
  { table }: Reanalysis,
  { index, isSignificant, turned, pValue }: Reanalysis["fragility"]["fisher"],
  test: string,
  limit: string,
): string {
  const now = isSignificant ? `P is above ${limit}` : `P is at or below ${limit}`;
  if (!turned) {
    const arm = table.arms[lowerArm(table.events, table.n)];
    return `By ${test} (${pValueStatement(pValue)}), no change of outcomes on ${arm} alone turns the verdict.`;
  }
  const arm = turned.events[0] === table.events[0] ? 1 : 0;
  const other = `${turned.events[arm]} instead of ${table.events[arm]} of ${table.n[arm]} on ${table.arms[arm]}`;
  const name = isSignificant ? "fragility index" : "reverse fragility index";
  return `By ${test} the ${name} is ${index}: with ${other}, ${now} (${pValueStatement(turned.pValue).slice(4)}).`;
}
