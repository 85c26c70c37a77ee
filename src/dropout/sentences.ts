import { shortPercent } from "../planner/wording.ts";
import { alphaText, count, percent, signed } from "../show/format.ts";
import { completeSize, neededSize, rowOf, type LossFindings } from "./lossFindings.ts";
import { meanDropout, type LossPlan } from "./lossPlan.ts";

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
  if (Math.max(...dropout) === 0) return "no dropout";
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
    between: ". But if lost subjects count as non-responders, its power is ",
    power: powerText(power.nonresponder, plan.power),
    after: ` where ${shortPercent(plan.power)} is wanted; with complete cases ${powerText(power.completeCase, plan.power)}.`,
  };
}

const decimal = (rate: number): string => String(Number(rate.toFixed(3)));

/** The sizes really needed, as far as they are known. */
export function neededSentence({ plan, rows, stage }: LossFindings): string {
  const start = `Really needed for ${shortPercent(plan.power)}, by exact enumeration: `;
  if (stage === "powers") return `${start}…`;
  const size = (id: "nonresponder" | "completeCase"): string => {
    const n = neededSize(rowOf(rows, id), plan.power);
    return n === undefined ? "more than this page searches" : armText(n);
  };
  if (meanDropout(plan) === 0) return `${start}${size("nonresponder")}.`;
  return `${start}${size("nonresponder")} if lost subjects count as non-responders, ${size("completeCase")} if they are left out. ${warning(plan)}`;
}

/** What a reader must know before taking the smaller of two sizes. */
function warning({ oddsRatio, dropout }: LossPlan): string {
  if (oddsRatio !== 1)
    return "Left out, they bias the result here, since loss depends on the outcome.";
  if (dropout[0] !== dropout[1])
    return "Uneven loss shifts the first of the two differences: a size that seems saved is bias.";
  return "The two do not estimate the same: the first counts staying as part of success.";
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
