import { shortPercent } from "../planner/wording.ts";
import { count, percent } from "../show/format.ts";
import { armText, sizeText, sizeValue } from "./armText.ts";
import { rowOf, type StrategyRow } from "./lossFindings.ts";
import type { BiasAtOdds, PowerAtDropout } from "./lossCurves.ts";
import { meanDropout, type LossPlan } from "./lossPlan.ts";
import { lossWords } from "./lossWords.ts";
import { biasText, lossText, mechanismText, powerText, signedPoints } from "./sentences.ts";
import type { SizeAtDropout } from "./sizeCurves.ts";
import { analyzedDifference, hypotheticalDifference } from "./strategy.ts";
import { largestArm } from "./strategySize.ts";
import type { UnevenPlace } from "./unevenGrid.ts";

/** What there is to see in the figure of strategies. */
export function strategiesCaption(plan: LossPlan, rows: readonly StrategyRow[]): string {
  const { power } = rowOf(rows, plan.missing)!;
  const how = meanDropout(plan) === 0 ? "" : `, ${mechanismText(plan)}`;
  return `${armText(plan.n)}, ${lossText(plan)}${how}: handled as in the protocol, power is ${powerText(power, plan.power)} (filled: ${shortPercent(plan.power)} or more).${unevenNote(rows)}`;
}

/** Uneven loss that seems to save subjects. */
function unevenNote(rows: readonly StrategyRow[]): string {
  const row = rowOf(rows, "moreOnControl");
  const plain = rowOf(rows, "nonresponder");
  if (!row?.power || !plain?.power || row.power <= plain.power) return "";
  if (percent(row.power) === percent(plain.power)) return "";
  const gain = analyzedDifference(row.strategy) - analyzedDifference(plain.strategy);
  return ` The same loss, more of it on control, raises it to ${percent(row.power)} with the lost as failures: ${signedPoints(gain)} points of bias, not a saving.`;
}

/** What there is to see in power over dropout. */
export function powerCaption(plan: LossPlan, rows: readonly PowerAtDropout[]): string {
  const [start, end] = [rows[0]!, rows.at(-1)!];
  const lost = shortPercent(end.dropout);
  const benefit = (difference: number) => (plan.better === "higher" ? difference : -difference);
  const least = Math.min(...rows.map(({ power }) => power.worst));
  const isHarm =
    plan.sides === 2 &&
    end.power.worst > least &&
    benefit(hypotheticalDifference(plan)) > 0 &&
    benefit(end.worstDifference) < 0;
  const note = isHarm ? " Where the worst case rises again, it finds the treatment harmful." : "";
  return `${armText(plan.n)}. From no dropout to ${lost}, power goes from ${percent(start.power.none)} to ${percent(end.power.completeCase)} with complete cases and to ${percent(end.power.nonresponder)} with lost subjects as ${lossWords(plan).lostAs}.${note}`;
}

/** What there is to see in size over dropout. */
export function sizesCaption(plan: LossPlan, rows: readonly SizeAtDropout[]): string {
  const goal = shortPercent(plan.power);
  const { nonresponder: mostNonresponder, completeCase: mostComplete } = largestArm;
  const near = nearest(rows, meanDropout(plan) || 0.2)!;
  const { rule, nonresponder, completeCase } = near;
  const isOpen = rows.some((row) => !row.nonresponder || !row.completeCase);
  const limit = isOpen
    ? ` Lines end where the search would pass ${count(mostNonresponder)} subjects in an arm, with complete cases ${mostComplete}.`
    : "";
  if (!nonresponder) return `Sizes that keep ${goal} power.${limit}`;
  const left = completeCase ? `, ${sizeText(completeCase)} for complete cases` : "";
  const follows =
    completeCase && isClose(plan, completeCase, rule)
      ? " The rule follows complete cases, nothing else."
      : "";
  return `For ${goal} power at ${shortPercent(near.dropout)} dropout the rule asks for ${armText(rule)}; needed are ${sizeText(nonresponder)} where lost subjects count as ${lossWords(plan).lostAs}${left}.${follows}${limit}`;
}

/** Within two subjects, or 2% of a large trial. */
function isClose(plan: LossPlan, a: SizeAtDropout["rule"], b: SizeAtDropout["rule"]): boolean {
  const [x, y] = [sizeValue(plan, a), sizeValue(plan, b)];
  return Math.abs(x - y) <= Math.max(2, 0.02 * y);
}

const nearest = (rows: readonly SizeAtDropout[], dropout: number): SizeAtDropout | undefined =>
  rows.toSorted((a, b) => Math.abs(a.dropout - dropout) - Math.abs(b.dropout - dropout))[0];

/** What there is to see in bias over informativeness. */
export function biasCaption(plan: LossPlan, rows: readonly BiasAtOdds[]): string {
  if (meanDropout(plan) === 0) return "Nobody is lost, and nothing is biased.";
  const [low, high] = [rows[0]!, rows.at(-1)!];
  const { failures, successes } = lossWords(plan);
  const own = plan.better === "higher" ? "to stay and respond" : "to stay without the event";
  return `${lossText(plan)}. Complete cases are biased by ${biasText(low.completeCase)} where ${successes} leave with 8 times the odds and by ${biasText(high.completeCase)} where ${failures} do; lost subjects as ${lossWords(plan).lostAs} by ${biasText(low.nonresponder)} and ${biasText(high.nonresponder)}. Against its own estimand, ${own}, the bias of the latter is 0 throughout.`;
}

/** The bias of lost subjects as failures where the treatment does nothing. */
export function unevenBiasCaption(plan: LossPlan, place: UnevenPlace): string {
  const rate = plan.rates[1];
  const { event, lostAs } = lossWords(plan);
  const success = plan.better === "higher" ? rate : 1 - rate;
  const everywhere =
    success > 0
      ? "every point off the diagonal is biased"
      : "where everybody fails, loss changes nothing";
  return `Both arms have the control arm’s ${event} rate, ${shortPercent(rate)}, and lost subjects count as ${lostAs}. With ${placeText(place)} the bias is ${biasText(place.bias)}; ${everywhere}.`;
}

/** Its type I error. */
export function unevenSizeCaption(plan: LossPlan, place: UnevenPlace): string {
  return `${armText(plan.n)}: with ${placeText(place)} the trial finds an effect with probability ${percent(place.size)}, where alpha is ${shortPercent(plan.alpha)}.`;
}

/** Where on the map. */
const placeText = ({ x, y }: UnevenPlace): string =>
  x === y
    ? `${shortPercent(x)} lost in each arm`
    : `${shortPercent(x)} lost on the experimental arm and ${shortPercent(y)} on control`;
