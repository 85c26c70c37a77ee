import { shortPercent } from "../planner/wording.ts";
import { alphaText, percent, signed } from "../show/format.ts";
import { armText, roundedUp } from "./armText.ts";
import {
  completeSize,
  rowOf,
  type InflationRule,
  type LossFindings,
  type StrategyRow,
} from "./lossFindings.ts";
import { meanDropout, type LossPlan } from "./lossPlan.ts";
import { lossWords } from "./lossWords.ts";
import { analyzedDifference, hypotheticalBias, hypotheticalDifference } from "./strategy.ts";
import { completeCase, nonresponder } from "./strategies.ts";

const noBreak = "\u00a0";

/** A power with the digits that show on which side of the wanted one it lies: 80.0%, but 79.98%. */
export function powerText(power: number | undefined, wanted: number): string {
  if (power === undefined) return "…"; // being added up
  const isHidden = power < wanted && percent(power) === percent(wanted);
  return percent(power, isHidden ? 2 : 1);
}

/** "20% dropout in each arm", or "10% dropout on the experimental arm and 30% on control". */
export function lossText({ dropout }: Pick<LossPlan, "dropout">): string {
  const [experimental, control] = dropout.map(shortPercent);
  if (Math.max(...dropout) === 0) return "no dropout";
  if (experimental === control) return `${experimental} dropout in each arm`;
  return `${experimental} dropout on the experimental arm and ${control} on control`;
}

/** "two-sided alpha .05". */
export const levelText = ({ alpha, sides }: Pick<LossPlan, "alpha" | "sides">): string =>
  `${sides === 2 ? "two-sided" : "one-sided"} alpha ${alphaText(alpha)}`;

/** What loss depends on. */
export function mechanismText(plan: Pick<LossPlan, "oddsRatio" | "better">): string {
  const { oddsRatio } = plan;
  if (oddsRatio === 1) return "lost at random (MCAR)";
  const { failures, successes } = lossWords(plan);
  const who = oddsRatio > 1 ? failures : successes;
  return `${who} lost with ${timesText(oddsRatio)} the odds (MNAR)`;
}

/** "4 times", of an odds ratio or its inverse, whichever is above 1. */
export const timesText = (oddsRatio: number): string =>
  `${Number(Math.max(oddsRatio, 1 / oddsRatio).toPrecision(3))} times`;

/** The answer in parts; the numbers stand out. */
export interface AnswerWords {
  readonly before: string;
  readonly size: string;
  readonly between: string;
  readonly power: string;
  readonly after: string;
}

/** The usual rule's size, and what it delivers. */
export function answerWords({ plan, rule }: LossFindings): AnswerWords {
  const none = { before: "", size: "", between: "", power: "", after: "" };
  if (!rule) {
    return {
      ...none,
      before: "The usual rule asks for more than 1,000 per arm, which this page does not add up.",
    };
  }
  const mean = meanDropout(plan);
  return mean === 0 ? wordsWithoutLoss(plan, rule) : wordsWithLoss(plan, rule, mean);
}

function wordsWithoutLoss(plan: LossPlan, { n, power }: InflationRule): AnswerWords {
  return {
    before: "With nobody lost, the usual formula asks for ",
    size: armText(n),
    between: `, and the power at that size is `,
    power: powerText(power.nonresponder, plan.power),
    after: ". Set a dropout to see what it costs.",
  };
}

function wordsWithLoss(plan: LossPlan, rule: InflationRule, mean: number): AnswerWords {
  const { power } = rule;
  const overall =
    plan.dropout[0] === plan.dropout[1] ? "" : `, ${percent(mean).replace(".0%", "%")} overall`;
  const goal = shortPercent(plan.power);
  const isShort = (power.nonresponder ?? 0) < plan.power;
  return {
    before: `With ${lossText(plan)}${overall}, the usual rule turns ${armText(completeSize(rule))} into ${ruleText(rule, mean)}${noBreak}= `,
    size: armText(rule.n),
    between: `. ${isShort ? "But if" : "If"} lost subjects count as ${lossWords(plan).lostAs}, its power is `,
    power: powerText(power.nonresponder, plan.power),
    after: `${isShort ? ` where ${goal} is wanted` : ` for the ${goal} wanted`}; with complete cases ${powerText(power.completeCase, plan.power)}.`,
  };
}

/** "23.2 / (1 − 0.2)". */
function ruleText({ complete }: InflationRule, dropout: number): string {
  const [experimental, control] = complete.map((n) => n.toFixed(1));
  const sizes = experimental === control ? experimental : `(${experimental} + ${control})`;
  return `${sizes} / (1 − ${Number(dropout.toFixed(3))})`.replaceAll(" ", noBreak);
}

/** The sizes really needed, as far as they are known, and what either handling biases. */
export function neededSentence({ plan, rows }: LossFindings): string {
  const start = `Really needed for ${shortPercent(plan.power)}, by exact enumeration: `;
  const size = (id: "nonresponder" | "completeCase"): string =>
    sizeWords(rowOf(rows, id), plan.power);
  if (meanDropout(plan) === 0) return `${start}${size("nonresponder")}.`;
  return `${start}${size("nonresponder")} if lost subjects count as ${lossWords(plan).lostAs}, ${size("completeCase")} if they are left out. ${biasSentence(plan)}`;
}

/** "33 per arm", or why there is no exact size. */
function sizeWords(row: StrategyRow | undefined, power: LossPlan["power"]): string {
  if (!row || !(power in row.sizes)) return "…";
  const size = row.sizes[power];
  if (size === undefined) return "no size reaches it";
  if (size.exact) return armText(size.exact.stable);
  return `too many to enumerate here (by formula about ${armText(roundedUp(size.formula))})`;
}

/** Bias of both handlings, and what a reader must know before taking the smaller of two sizes. */
function biasSentence(plan: LossPlan): string {
  const truth = hypotheticalDifference(plan);
  const failed = nonresponder(plan);
  const [first, second] = [failed, completeCase(plan)].map((one) =>
    biasText(hypotheticalBias(one)),
  );
  const biases = `Against the true difference had nobody been lost, ${biasText(truth)}, the first is biased by ${first}, the second by ${second}.`;
  if (analyzedDifference(failed) * truth < 0) {
    return `${biases} The first even changes sign: what it finds, it finds for the wrong arm.`;
  }
  const isUneven = plan.dropout[0] !== plan.dropout[1];
  if (isUneven) return `${biases} Where the arms lose unevenly, a size that seems saved is bias.`;
  return `${biases} The first asks another question: who stays and ${plan.better === "higher" ? "responds" : "is spared the event"}.`;
}

/** The plan in a line, for the bar of a narrow screen. */
export function planSummary({ plan, rows }: LossFindings): string {
  const power = rowOf(rows, plan.missing)?.power;
  const [experimental, control] = plan.rates.map(shortPercent);
  const chance = power === undefined ? "" : ` · ${percent(power)}`;
  return `${experimental} vs ${control} · ${armText(plan.n)}${chance}`;
}

/** A bias in points: "−8.0 points", "0 points". */
export const biasText = (bias: number): string => `${signedPoints(bias)}${noBreak}points`;

/** A bias as a signed number of points: "+1.3", "−8.0", "0". */
export function signedPoints(bias: number): string {
  if (Math.abs(bias) < 5e-5) return "0";
  return `${bias > 0 ? "+" : ""}${signed(100 * bias, 1)}`;
}
