import { shortPercent } from "../planner/wording.ts";
import { listed } from "../methods/testNames.ts";
import { alphaText, count, percent, signed } from "../show/format.ts";
import { completeSize, neededSize, rowOf, type LossFindings } from "./lossFindings.ts";
import { meanDropout, type LossPlan, type WantedPower } from "./lossPlan.ts";

const noBreak = "\u00a0";

/** "30 per arm", kept on one line. */
export const armText = (n: number): string => `${count(n)}${noBreak}per${noBreak}arm`;

/** A power with the digits that show on which side of the wanted one it lies: 80.0%, but 79.98%. */
export function powerText(power: number, wanted: number): string {
  const isHidden = power < wanted && percent(power) === percent(wanted);
  return percent(power, isHidden ? 2 : 1);
}

/** "20% dropout", or "10% dropout on the experimental arm and 30% on control". */
export function lossText({ dropout }: Pick<LossPlan, "dropout">): string {
  const [experimental, control] = dropout.map(shortPercent);
  if (experimental === control) return `${experimental} dropout`;
  return `${experimental} dropout on the experimental arm and ${control} on control`;
}

/** "two-sided alpha .05". */
export const levelText = ({ alpha, sides }: Pick<LossPlan, "alpha" | "sides">): string =>
  `${sides === 2 ? "two-sided" : "one-sided"} alpha ${alphaText(alpha)}`;

/** What loss depends on. */
export function mechanismText({ oddsRatio }: Pick<LossPlan, "oddsRatio">): string {
  if (oddsRatio === 1) return "lost at random (MCAR)";
  const who = oddsRatio > 1 ? "non-responders" : "responders";
  return `${who} lost more often (MNAR, odds ratio ${factor(oddsRatio)})`;
}

/** An odds ratio as a reader says it. */
const factor = (oddsRatio: number): string => String(Number(oddsRatio.toPrecision(3)));

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
  if (!rule) return { ...none, before: "No size of this page can tell these rates apart." };
  const { power } = rule;
  const mean = meanDropout(plan);
  if (mean === 0) {
    return {
      before: "With nobody lost, the usual formula asks for ",
      size: armText(rule.n),
      between: `, and the power at that size is `,
      power: percent(power.completeCase),
      after: ". Set a dropout to see what it costs.",
    };
  }
  const overall = plan.dropout[0] === plan.dropout[1] ? "" : `, ${shortPercent(mean)} overall`;
  return {
    before: `With ${lossText(plan)}${overall}, the usual rule turns ${count(completeSize(rule))} into ${rule.complete.toFixed(1)}${noBreak}/${noBreak}(1${noBreak}−${noBreak}${decimal(mean)})${noBreak}= `,
    size: armText(rule.n),
    between: ". But if a lost subject counts as a non-responder, the power at that size is ",
    power: powerText(power.nonresponder, plan.power),
    after: `, not ${shortPercent(plan.power)}; with complete cases it is ${powerText(power.completeCase, plan.power)}.`,
  };
}

const decimal = (rate: number): string => String(Number(rate.toFixed(3))).replace(/^0/, "0");

/** The sizes really needed, as far as they are known. */
export function neededSentence({ plan, rows, isComplete }: LossFindings): string {
  const goal = shortPercent(plan.power);
  const size = (id: "nonresponder" | "completeCase") => neededSize(rowOf(rows, id), plan.power);
  const [failed, left] = [size("nonresponder"), size("completeCase")];
  if (failed === undefined && left === undefined) {
    return isComplete ? `No size this page searches keeps ${goal} power.` : "";
  }
  const parts = [
    failed === undefined
      ? "more than this page searches if lost subjects count as non-responders"
      : `${armText(failed)} if lost subjects count as non-responders`,
    left === undefined
      ? isComplete
        ? "more than this page searches if they are left out"
        : "…"
      : `${armText(left)} if they are left out`,
  ];
  return `Really needed for ${goal}, by exact enumeration: ${listed(parts)}.${warning(plan)}`;
}

/** What a reader must know before taking the smaller of two sizes. */
function warning({ oddsRatio, dropout }: LossPlan): string {
  const isUneven = dropout[0] !== dropout[1];
  if (oddsRatio !== 1)
    return " Loss depends on the outcome here: what is left of the sample is no longer what was randomized.";
  if (isUneven)
    return " Uneven loss biases the second difference, not the first: compare sizes only beside their bias.";
  return " The two do not estimate the same thing.";
}

/** The plan in a line, for the bar of a narrow screen. */
export function planSummary({ plan, rows }: LossFindings): string {
  const power = rowOf(rows, plan.missing)?.power;
  const [experimental, control] = plan.rates.map(shortPercent);
  const chance = power === undefined ? "" : ` · ${percent(power)}`;
  return `${experimental} vs ${control} · ${count(plan.n)} per arm${chance}`;
}

/** A bias in points: "−8.0 points", "0.0 points". */
export const biasText = (bias: number): string => `${signedPoints(bias)}${noBreak}points`;

/** A bias as a signed number of points: "+1.3", "−8.0", "0". */
export function signedPoints(bias: number): string {
  if (Math.abs(bias) < 5e-5) return "0";
  return `${bias > 0 ? "+" : ""}${signed(100 * bias, 1)}`;
}

/** A wanted power inside a heading. */
export const goalText = (power: WantedPower): string => shortPercent(power);
