import { shortPercent } from "../planner/wording.ts";
import { testPhrases } from "../methods/testNames.ts";
import { count, percent, points } from "../show/format.ts";
import { version } from "../version.ts";
import { neededSize, rowOf, type LossFindings } from "./lossFindings.ts";
import { meanDropout, type LossPlan } from "./lossPlan.ts";
import { isEven } from "./powerByDropout.ts";
import { levelText, lossText, powerText, signedPoints } from "./sentences.ts";
import { analyzedDifference, hypotheticalBias } from "./strategy.ts";

/** The handling of lost subjects and the size that follows, as a paragraph for a protocol. */
export function protocolText(findings: LossFindings): string {
  const { plan } = findings;
  const handling = plan.missing === "nonresponder" ? compositeText : completeText;
  const sentences = [
    "Loss to follow-up before the outcome is assessed is an intercurrent event.",
    handling,
    assumptionText(plan),
    ...analyzedText(findings),
    ...sizeText(findings),
    sensitivityText(findings),
    `Power was computed with equipoise ${version} by exact enumeration.`,
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

const compositeText =
  "It is handled by the composite strategy: a subject without an outcome counts as a non-responder (non-responder imputation), and all randomized subjects are analyzed. The estimand is the difference between the arms in the proportion of subjects who stay and respond.";

const completeText =
  "It is handled by the hypothetical strategy: the estimand is the difference between the arms in the proportion who would respond if nobody were lost. It is estimated from subjects with an outcome (complete cases), which is unbiased only if loss has nothing to do with the outcome.";

function assumptionText(plan: LossPlan): string {
  const [experimental, control] = plan.rates.map(shortPercent);
  const rates = `Assumed are response rates of ${experimental} and ${control} had nobody been lost`;
  if (meanDropout(plan) === 0) return `${rates}, and no loss.`;
  const { oddsRatio } = plan;
  const how =
    oddsRatio === 1
      ? "unrelated to the outcome (missing completely at random)"
      : `with ${Number(oddsRatio.toPrecision(3))} times the odds among non-responders as among responders (missing not at random)`;
  return `${rates}, and ${lossText(plan)}${isEven(plan) ? " in each arm" : ""}, ${how}.`;
}

/** What the assumptions make of the rates, where they change them. */
function analyzedText({ plan, rows }: LossFindings): string[] {
  const { strategy } = rowOf(rows, plan.missing)!;
  const bias = hypotheticalBias(strategy);
  if (Math.abs(bias) < 5e-5) return [];
  const [experimental, control] = strategy.rates.map((rate) => percent(rate));
  const difference = points(analyzedDifference(strategy));
  const text = `As analyzed, the rates are ${experimental} and ${control}, a difference of ${difference} percentage points`;
  const isBias = plan.missing === "completeCase";
  return [
    isBias
      ? `${text}: a bias of ${signedPoints(bias)} points.`
      : `${text}; had nobody been lost it would be ${points(plan.rates[0] - plan.rates[1])}.`,
  ];
}

function sizeText({ plan, rows, rule }: LossFindings): string[] {
  const row = rowOf(rows, plan.missing);
  const needed = neededSize(row, plan.power);
  const test = `${testPhrases[plan.method]} at ${levelText(plan)}`;
  const goal = shortPercent(plan.power);
  const planned = `With ${count(plan.n)} subjects per arm (${count(2 * plan.n)} in total), ${test} has ${powerText(row!.power, plan.power)} power`;
  if (needed === undefined) return [`${planned}.`];
  const start =
    needed === plan.n
      ? `${planned}; from this size on, power stays at ${goal} or more.`
      : `${planned}; ${count(needed)} per arm (${count(2 * needed)} in total) are needed for power to stay at ${goal} or more.`;
  if (!rule || meanDropout(plan) === 0 || plan.missing === "completeCase") return [start];
  return [
    start,
    `The usual inflation by 1/(1 − d) would give ${count(rule.n)} per arm and ${powerText(rule.power.nonresponder, plan.power)}.`,
  ];
}

/** The other handlings, as sensitivity analyses. */
function sensitivityText({ plan, rows }: LossFindings): string {
  if (meanDropout(plan) === 0) return "";
  const power = (id: Parameters<typeof rowOf>[1]) => rowOf(rows, id)?.power;
  const other = plan.missing === "nonresponder" ? "completeCase" : "nonresponder";
  const name = other === "completeCase" ? "complete cases" : "lost subjects as non-responders";
  const [best, worst] = [power("best"), power("worst")];
  const bounds =
    best === undefined || worst === undefined
      ? ""
      : `, and both bounds, all lost subjects imputed in favor of the experimental arm and all against it (${percent(best)} and ${percent(worst)})`;
  return `Sensitivity analyses: ${name} (power ${percent(power(other)!)})${bounds}.`;
}
