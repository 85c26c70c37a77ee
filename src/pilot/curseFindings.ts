import type { Pair } from "../pair.ts";
import type { PowerDesign } from "../sizing/powerDesign.ts";
import {
  conditionalEstimate,
  type ConditionalEstimate,
} from "../uncertainty/conditionalEstimate.ts";
import type { SignificanceFilter } from "../uncertainty/significanceFilter.ts";
import { winnersCurse } from "../uncertainty/winnersCurse.ts";
import { largestDifference } from "./checkPilotQuestion.ts";
import { endpointOf, pilotRates, type PilotQuestion } from "./pilotQuestion.ts";

/** The pilot itself as a trial, with nobody lost. */
export function pilotDesign({ pilot, method, sides, alpha, ...rest }: PilotQuestion): PowerDesign {
  const endpoint = endpointOf(rest);
  const arms: PowerDesign["arms"] = [{ n: pilot.n[0] }, { n: pilot.n[1] }];
  return { arms, endpoint, missing: "nonresponder", analysis: { method, sides, alpha } };
}

/** What significance does to an estimate, at one true benefit. */
export interface CurseRow extends SignificanceFilter {
  /** True difference in favor of the experimental arm. */
  readonly benefit: number;
  /** Mean significant estimate in favor of the experimental arm. */
  readonly meanBenefit: number;
}

/** 1 where a higher rate is better, −1 where a lower one is. */
export const signOf = ({ better }: Pick<PilotQuestion, "better">): 1 | -1 =>
  better === "higher" ? 1 : -1;

/** The pilot's difference in favor of the experimental arm. */
export function observedBenefit(question: PilotQuestion): number {
  const [experimental, control] = pilotRates(question);
  return signOf(question) * (experimental - control);
}

/** True benefits that the curse is shown for: those the control rate leaves room for. */
export function benefits(question: PilotQuestion): number[] {
  const most = Math.min(0.6, largestDifference(question));
  const steps = Math.floor(most / 0.025 + 1e-9);
  return Array.from({ length: steps }, (_, i) => Number(((i + 1) * 0.025).toFixed(3)));
}

/** The winner's curse of the pilot at one true benefit beside its control rate. */
export function curseAt(question: PilotQuestion, benefit: number): CurseRow {
  const sign = signOf(question);
  const [, control] = pilotRates(question);
  const end = Math.min(1, Math.max(0, control + sign * benefit));
  const [row] = winnersCurse(pilotDesign(question), {
    controlRate: control,
    differences: [end - control],
  });
  return { ...row!, benefit, meanBenefit: sign * row!.meanEstimate };
}

/** The pilot's estimate freed from having been selected for its significance. */
export const shrunkenEstimate = (question: PilotQuestion): ConditionalEstimate =>
  conditionalEstimate(question.pilot, pilotDesign(question));

/** Limits in favor of the experimental arm, the smaller one first. */
export function benefitLimits(
  question: PilotQuestion,
  { lower, upper }: Pick<ConditionalEstimate, "lower" | "upper">,
): Pair<number> {
  return signOf(question) > 0 ? [lower, upper] : [-upper, -lower];
}
