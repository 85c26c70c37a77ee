import { count, percent, points, pValueStatement } from "../show/format.ts";
import type { ConditionalEstimate } from "../uncertainty/conditionalEstimate.ts";
import { largestDifference } from "./checkPilotQuestion.ts";
import { benefitLimits, observedBenefit, signOf, type CurseRow } from "./curseFindings.ts";
import type { PlanRow } from "./cursePlans.ts";
import type { PilotQuestion } from "./pilotQuestion.ts";
import { basisText } from "./plansTable.ts";
import { armText, goalText } from "./sentences.ts";

/** "30 per arm", or "30 + 20 subjects". */
export function pilotSizeText({ pilot: { n } }: Pick<PilotQuestion, "pilot">): string {
  return n[0] === n[1] ? armText(n[0]) : `${count(n[0])} + ${count(n[1])} subjects`;
}

/** What there is to see of the winner's curse. */
export function curseCaption(question: PilotQuestion, rows: readonly CurseRow[]): string {
  const row = nearest(rows, question.worthwhile);
  if (!row) return emptyCaption(question);
  const wrong = question.sides === 2 && Number.isFinite(row.typeS) ? typeSWords(row.typeS) : "";
  return `If the true difference were ${points(row.benefit)} points, ${percent(row.significant)} of pilots with ${pilotSizeText(question)} would be significant, and these would show ${points(row.meanBenefit)} on average: ${row.exaggeration.toFixed(2)} times the truth (type M error, of magnitude).${wrong}`;
}

function emptyCaption(question: PilotQuestion): string {
  return largestDifference(question) < 0.025
    ? "The pilot’s control rate leaves no room for a benefit."
    : `No result of a pilot with ${pilotSizeText(question)} is significant.`;
}

const typeSWords = (share: number): string =>
  ` Of all significant ones ${percent(share)} would point the wrong way (type S error, of sign).`;

const nearest = (rows: readonly CurseRow[], benefit: number): CurseRow | undefined =>
  rows.toSorted((a, b) => Math.abs(a.benefit - benefit) - Math.abs(b.benefit - benefit))[0];

/** The pilot's estimate, and what is left of it. */
export function shrunkenSentence(
  question: PilotQuestion,
  estimate: ConditionalEstimate,
  pValue: number,
): string {
  const sign = signOf(question);
  const seen = `The pilot shows ${seenText(observedBenefit(question))} (${pValueStatement(pValue)}).`;
  if (!estimate.isSignificant) {
    return `${seen} It is not significant in favor of the experimental arm, so it was not selected for that, and nothing is taken off its estimate.`;
  }
  if (estimate.heldAtNoEffect) {
    return `${seen} Among results that are significant it is so ordinary that no benefit at all explains it best.`;
  }
  const [lower, upper] = benefitLimits(question, estimate);
  return `${seen} Read as one of those that came out significant, it speaks for ${points(sign * estimate.difference)} points (95% interval ${points(lower)} to ${points(upper)}): ${percent(estimate.shrinkage, 0)} of what was seen.`;
}

/** "a benefit of 40.0 points". */
const seenText = (benefit: number): string =>
  `a ${benefit < 0 ? "harm" : "benefit"} of ${points(Math.abs(benefit))} points`;

/** What there is to see in the table of plans. */
export function plansSentence(question: PilotQuestion, rows: readonly PlanRow[]): string {
  const sizeOf = (row: PlanRow): number | undefined => {
    const size = row.sizes.find(({ power }) => power === question.goal);
    return size && (size.exact?.stable ?? size.formula);
  };
  const sized = rows.flatMap((row) => {
    const n = sizeOf(row);
    return n === undefined ? [] : [{ row, n }];
  });
  if (sized.length === 0) return "No size can show any of these.";
  const least = sized.reduce((best, one) => (one.n < best.n ? one : best));
  const most = sized.reduce((best, one) => (one.n > best.n ? one : best));
  const goal = goalText(question.goal);
  if (least.n === most.n) return `Each of these plans takes ${armText(least.n)} for ${goal} power.`;
  return `For ${goal} power the plans range from ${armText(least.n)} (on ${basisText(least.row)}) to ${armText(most.n)} (on ${basisText(most.row)}). Limits are Newcombe’s, the one nearer to no effect, with the control rate kept.${noneWords(rows)}`;
}

/** What "none" stands for, where it stands. */
const noneWords = (rows: readonly PlanRow[]): string =>
  rows.some(({ sizes }) => sizes.length === 0)
    ? " None: that reading leaves no benefit, or next to none."
    : "";
