import { shortPercent } from "../planner/wording.ts";
import { testPhrases } from "../methods/testNames.ts";
import { count, percent, perArm, plural, points } from "../show/format.ts";
import type { Pair } from "../pair.ts";
import { version } from "../version.ts";
import { neededSize, rowOf, type LossFindings } from "./lossFindings.ts";
import { meanDropout, type LossPlan } from "./lossPlan.ts";
import { lossWords } from "./lossWords.ts";
import { levelText, lossText, powerText, signedPoints, timesText } from "./sentences.ts";
import { analyzedDifference, hypotheticalBias } from "./strategy.ts";

/** The handling of lost subjects and the size that follows, as a paragraph for a protocol. */
export function protocolText(findings: LossFindings): string {
  const { plan } = findings;
  const handling = plan.missing === "nonresponder" ? compositeText(plan) : completeText(plan);
  const sentences = [
    "Loss to follow-up before the outcome is assessed is an intercurrent event.",
    handling,
    assumptionText(plan),
    ...analyzedText(findings),
    ...sizeText(findings),
    sensitivityText(findings),
    `Power was computed with equipoise ${version} by exact enumeration of all outcomes${plan.missing === "completeCase" ? " and numbers of completers" : ""}.`,
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

function compositeText(plan: LossPlan): string {
  const isResponse = plan.better === "higher";
  const counted = isResponse
    ? "counts as a non-responder (non-responder imputation)"
    : "counts as having had the event, that is, as a failure";
  const estimand = isResponse
    ? "who stay and respond"
    : "who have the event or are lost before it can be ruled out";
  return `It is handled by the composite strategy: a subject without an outcome ${counted}, and all randomized subjects are analyzed. The estimand is the difference between the arms in the proportion of subjects ${estimand}.`;
}

function completeText({ better }: LossPlan): string {
  const what = better === "higher" ? "respond" : "have the event";
  return `It is handled by the hypothetical strategy: the estimand is the difference between the arms in the proportion who would ${what} if nobody were lost. It is estimated from subjects with an outcome (complete cases), which is unbiased only if loss has nothing to do with the outcome.`;
}

function assumptionText(plan: LossPlan): string {
  const [experimental, control] = plan.rates.map(shortPercent);
  const { event, failures, successes } = lossWords(plan);
  const rates = `Assumed are ${event} rates of ${experimental} (experimental) and ${control} (control) had nobody been lost`;
  if (meanDropout(plan) === 0) return `${rates}, and no loss.`;
  const { oddsRatio } = plan;
  const [more, fewer] = oddsRatio > 1 ? [failures, successes] : [successes, failures];
  const how =
    oddsRatio === 1
      ? "unrelated to the outcome (missing completely at random)"
      : `with ${timesText(oddsRatio)} the odds among ${more} as among ${fewer}, in both arms (missing not at random)`;
  return `${rates}, and ${lossText(plan)}, ${how}.`;
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

/** "33 subjects per arm (66 in total)", "60 + 30 subjects (experimental + control, 90 in total)". */
function randomizedText(n: Pair<number>): string {
  const total = count(n[0] + n[1]);
  if (n[0] === n[1]) return `${plural(n[0], "subject")} per arm (${total} in total)`;
  return `${perArm(n)} subjects (experimental + control, ${total} in total)`;
}

function sizeText({ plan, rows, rule }: LossFindings): string[] {
  const row = rowOf(rows, plan.missing);
  const needed = neededSize(row, plan.power);
  const test = `${testPhrases[plan.method]} at ${levelText(plan)}`;
  const goal = shortPercent(plan.power);
  const planned = `With ${randomizedText(plan.n)}, ${test} has ${powerText(row!.power, plan.power)} power`;
  if (needed === undefined) return [`${planned}.`];
  const start =
    needed.join() === plan.n.join()
      ? `${planned}; from this size on, power stays at ${goal} or more.`
      : `${planned}; ${randomizedText(needed)} are needed for power to stay at ${goal} or more.`;
  if (!rule || meanDropout(plan) === 0 || plan.missing === "completeCase") return [start];
  return [
    start,
    `The usual inflation by 1/(1 − d) would give ${randomizedText(rule.n)} and ${powerText(rule.power.nonresponder, plan.power)}.`,
  ];
}

/** The other handlings, as sensitivity analyses. */
function sensitivityText({ plan, rows }: LossFindings): string {
  if (meanDropout(plan) === 0) return "";
  const power = (id: Parameters<typeof rowOf>[1]) => rowOf(rows, id)?.power;
  const other = plan.missing === "nonresponder" ? "completeCase" : "nonresponder";
  const name =
    other === "completeCase" ? "complete cases" : `lost subjects as ${lossWords(plan).lostAs}`;
  const [best, worst] = [power("best"), power("worst")];
  const bounds =
    best === undefined || worst === undefined
      ? ""
      : `, and both bounds, all lost subjects imputed in favor of the experimental arm and all against it (${percent(best)} and ${percent(worst)})`;
  return `Sensitivity analyses: ${name} (power ${powerText(power(other), plan.power)})${bounds}.`;
}
