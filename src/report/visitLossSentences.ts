import { observedShares } from "../sizing/visitPowerDesign.ts";
import type { SizedVisitDesign } from "../study/requireSizedVisits.ts";
import { contrastIndexOf } from "../study/visitRetention.ts";
import type { VisitDropout, VisitScenario } from "../study/visitSchema.ts";
import type { Pair } from "../pair.ts";
import { assumedPercent, count, listed } from "./format.ts";
import { lastRates } from "./visitLossChanges.ts";

/** Who leaves, who stops treatment and what follows, which visits are missed, and how many values that leaves. */
export function visitLossSentences(design: SizedVisitDesign, scenario: VisitScenario): string[] {
  const { dropout, discontinuation, intermittent } = scenario;
  const { arms } = design;
  const sentences: string[] = [];
  if (dropout && isAny(lastRates(dropout.rate))) {
    const shares = ofSubjects(lastRates(dropout.rate), arms);
    sentences.push(`${shares} are expected to drop out${end(design)}, ${mechanismText(dropout)}.`);
  }
  if (discontinuation && isAny(lastRates(discontinuation.rate))) {
    const shares = ofSubjects(lastRates(discontinuation.rate), arms);
    sentences.push(
      `${shares} are expected to stop treatment${end(design)}, ${mechanismText(discontinuation)}; ${followedText(scenario)}.`,
    );
  }
  if (intermittent && isAny(intermittent)) {
    sentences.push(`${ofSubjects(intermittent, arms)} still followed miss a visit, at random.`);
  }
  if (sentences.length === 0) return ["No dropout is assumed."];
  return [...sentences, expectedText(design, scenario)];
}

const isAny = (rates: Pair<number>): boolean => rates[0] + rates[1] > 0;

/** "In each arm 5.0% of subjects", "Of the subjects 20.0% on A and 30.0% on B". */
function ofSubjects([nE, nC]: Pair<number>, arms: Pair<{ readonly name: string }>): string {
  if (nE === nC) return `In each arm ${assumedPercent(nE)} of subjects`;
  return `Of the subjects ${assumedPercent(nE)} on ${arms[0].name} and ${assumedPercent(nC)} on ${arms[1].name}`;
}

const end = ({ endpoint }: SizedVisitDesign): string =>
  endpoint.type === "continuous" ? "" : " by the last visit";

/** How loss depends on values, to follow a comma. */
export function mechanismText(loss: VisitDropout): string {
  if (loss.mechanism === "mcar") return "independently of their values";
  const what =
    loss.mechanism === "mar" ? "the last value observed" : "the value about to be missed";
  const times = Number(loss.oddsRatioPerSd.toPrecision(3));
  return `with odds ${times} times as high for each standard deviation by which ${what} is worse`;
}

/** Who stays after treatment has stopped, and how the values go on. */
export function followedText({ discontinuation, afterDiscontinuation }: VisitScenario): string {
  const share = discontinuation!.followed;
  const stay =
    share === 1
      ? "all of them stay"
      : share === 0
        ? "none of them stays"
        : `${assumedPercent(share)} of them stay`;
  if (share === 0) return `${stay} in the trial`;
  const courses = {
    asRandomized: "their values go on as on treatment",
    jumpToReference: "their mean goes over to that of the control arm",
    copyIncrements: "their mean changes from then on as that of the control arm",
  };
  return `${stay} in the trial, and ${courses[afterDiscontinuation]}`;
}

/** "Observed values at 12 weeks are expected from 23.3 of 30 subjects on A and 20.4 of 30 on B." */
function expectedText(design: SizedVisitDesign, scenario: VisitScenario): string {
  const { endpoint, arms } = design;
  const at =
    endpoint.type === "continuous"
      ? ""
      : ` at ${endpoint.visits[contrastIndexOf(design)]} ${endpoint.timeUnit}`;
  const observed = observedShares(design, scenario).map((share, k) => {
    const { n, name } = arms[k]!;
    return `${Number((share * n).toFixed(1))} of ${count(n)} on ${name}`;
  });
  return `Observed values${at} are expected from ${listed(observed)}.`;
}
