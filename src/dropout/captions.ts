import { shortPercent } from "../planner/wording.ts";
import { count, percent } from "../show/format.ts";
import { armCompleters, bothArmsKeep, sizeToKeep } from "./completers.ts";
import { neededSize, rowOf, type StrategyRow } from "./lossFindings.ts";
import type { BiasAtOdds, PowerAtDropout } from "./lossCurves.ts";
import { meanDropout, type LossPlan } from "./lossPlan.ts";
import {
  armText,
  biasText,
  lossText,
  mechanismText,
  powerText,
  signedPoints,
} from "./sentences.ts";
import { analyzedDifference } from "./strategy.ts";
import type { SizeAtDropout } from "./sizeCurves.ts";
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
  if (!row || !plain || row.power <= plain.power) return "";
  const gain = analyzedDifference(row.strategy) - analyzedDifference(plain.strategy);
  return ` The same loss, more of it on control, raises it to ${percent(row.power)}: ${signedPoints(gain)} points of bias, not a saving.`;
}

/** What there is to see in power over dropout. */
export function powerCaption(plan: LossPlan, rows: readonly PowerAtDropout[]): string {
  const [start, end] = [rows[0]!, rows.at(-1)!];
  const lost = shortPercent(end.dropout);
  const harm = end.worstDifference < 0 && plan.sides === 2 && plan.rates[0] > plan.rates[1];
  const note = harm ? " Where the worst case rises again, it finds the treatment harmful." : "";
  return `${armText(plan.n)}. From no dropout to ${lost}, power goes from ${percent(start.power.none)} to ${percent(end.power.completeCase)} with complete cases and to ${percent(end.power.nonresponder)} with lost subjects as non-responders.${note}`;
}

/** What there is to see in size over dropout. */
export function sizesCaption(plan: LossPlan, rows: readonly SizeAtDropout[]): string {
  const goal = shortPercent(plan.power);
  const near = nearest(rows, meanDropout(plan) || 0.2);
  if (near?.nonresponder === undefined)
    return `Sizes that keep ${goal} power, up to ${largestArm} per arm.`;
  const isClose = Math.abs((near.completeCase ?? NaN) - near.rule) <= 2;
  const follows = isClose ? " The rule follows complete cases, nothing else." : "";
  const ends = rows.some((row) => row.nonresponder === undefined || row.completeCase === undefined);
  const limit =
    ends && isSearched(rows) ? ` Lines end where the search would pass ${largestArm} per arm.` : "";
  const left =
    near.completeCase === undefined ? "" : `, ${count(near.completeCase)} for complete cases`;
  return `For ${goal} power at ${shortPercent(near.dropout)} dropout the rule asks for ${armText(near.rule)}; needed are ${count(near.nonresponder)} where lost subjects count as non-responders${left}.${follows}${limit}`;
}

/** Whether complete cases have been searched, too: they come last. */
const isSearched = (rows: readonly SizeAtDropout[]): boolean =>
  rows.some(({ completeCase }) => completeCase !== undefined);

const nearest = (rows: readonly SizeAtDropout[], dropout: number): SizeAtDropout | undefined =>
  rows.toSorted((a, b) => Math.abs(a.dropout - dropout) - Math.abs(b.dropout - dropout))[0];

/** What there is to see in bias over informativeness. */
export function biasCaption(plan: LossPlan, rows: readonly BiasAtOdds[]): string {
  if (meanDropout(plan) === 0) return "Nobody is lost, and nothing is biased.";
  const [low, high] = [rows[0]!, rows.at(-1)!];
  return `${lossText(plan)}. Complete cases are biased by ${biasText(low.completeCase)} where responders leave with 8 times the odds and by ${biasText(high.completeCase)} where non-responders do; non-responder imputation by ${biasText(low.nonresponder)} and ${biasText(high.nonresponder)}. Against its own estimand, to stay and respond, its bias is 0 throughout.`;
}

/** The bias of non-responder imputation where the treatment does nothing. */
export function unevenBiasCaption(plan: LossPlan, place: UnevenPlace): string {
  return `Both arms respond at ${shortPercent(plan.rates[1])}, and lost subjects count as non-responders. With ${placeText(place)} the bias is ${biasText(place.bias)}; every point off the diagonal is biased.`;
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

/** The random number of completers in words. */
export function completersCaption(plan: LossPlan, needed: number): string {
  const [experimental, control] = [armCompleters(plan, 0), armCompleters(plan, 1)];
  const arm = ({ mean, range }: typeof experimental) =>
    `${mean.toFixed(1)} on average, ${range[0]} to ${range[1]} in 95 of 100 trials`;
  const arms =
    plan.dropout[0] === plan.dropout[1]
      ? `each arm keeps ${arm(experimental)}`
      : `the experimental arm keeps ${arm(experimental)}; control ${arm(control)}`;
  const both = bothArmsKeep(needed, plan.n, plan.dropout);
  return `Of ${armText(plan.n)}, ${arms}. The chance that both arms keep at least ${needed}, the size the formula asks for, is ${percent(both, 0)}.`;
}

/** Why "enough completers" is the wrong criterion. */
export function enrollmentCaption(plan: LossPlan, needed: number, row?: StrategyRow): string {
  const size = neededSize(row, plan.power);
  const sure = sizeToKeep(needed, plan.power, plan.dropout);
  const goal = shortPercent(plan.power);
  const mean = row
    ? `Mean power with ${armText(plan.n)} is ${powerText(row.power, plan.power)}. `
    : "";
  if (size === undefined || sure === undefined) return mean.trim();
  return `${mean}${goal} power takes ${armText(size)}; to be ${goal} sure of ${needed} completers in both arms would take ${count(sure)}.`;
}
