import { type Counts, checkCounts } from "../analyze/counts.ts";
import { ArgumentError } from "../errors.ts";
import { chiSquareUpperQuantile } from "../math/chiSquare.ts";
import { findRoot } from "../math/root.ts";
import type { Pair } from "../pair.ts";
import type { TestedDesign } from "../study/plannedTest.ts";
import { betterRegion } from "./betterRegion.ts";
import { conditionalLikelihood } from "./conditionalLikelihood.ts";
import { type Peak, goldenMaximum } from "./goldenMaximum.ts";

/** A pilot's difference, freed from having been selected for its significance. */
export interface ConditionalEstimate {
  /** Whether the pilot is significant in the better direction; where not, nothing is conditioned on. */
  readonly isSignificant: boolean;
  /** Rates of largest likelihood, per arm. */
  readonly rates: Pair<number>;
  /** Experimental − control rate. */
  readonly difference: number;
  /** Limits of the difference by the profile likelihood ratio; −1 or 1 where the data set none. */
  readonly lower: number;
  readonly upper: number;
  /** The observed difference. */
  readonly naive: number;
  /** `difference / naive`: what is left of the observed difference. */
  readonly shrinkage: number;
  /** Whether the likelihood rises towards the wrong direction, so that the estimate is held at no effect. */
  readonly heldAtNoEffect: boolean;
  /** Doubts about the result, as sentences. */
  readonly notes: readonly string[];
}

/**
 * Conditional maximum likelihood estimate of a significant pilot's difference: the rates that make the observed
 * table most likely *among the tables with a significant result* in the better direction, both
 * rates free, by exact binomial probabilities. The interval is that of the profile likelihood ratio.
 *
 * @param pilot - Events and subjects, per arm; at least one subject each.
 * @param design - Endpoint and test that made the pilot significant.
 * @param options - `level` of the interval (0.95).
 * @throws {@link ArgumentError} if a count is impossible, an arm empty, the level not in (0, 1), or the analysis
 *   adjusted.
 * @see [ZhongPrentice2008]
 */
export function conditionalEstimate(
  pilot: Counts,
  design: TestedDesign,
  { level = 0.95 }: { readonly level?: number } = {},
): ConditionalEstimate {
  checkPilot(pilot);
  if (!(level > 0 && level < 1)) throw new ArgumentError("level", "lie in (0, 1)", level);
  const { events, n } = pilot;
  const region = betterRegion(design, n);
  const isSignificant = region.rejects(events[0], events[1]);
  const profile = profileOf(pilot, isSignificant ? region : undefined);
  const naive = events[0] / n[0] - events[1] / n[1];
  const sign = design.endpoint.better === "higher" ? 1 : -1;
  const free: Peak = isSignificant
    ? goldenMaximum(profile.height, -1, 1)
    : { at: naive, height: profile.height(naive) };
  const heldAtNoEffect = isSignificant && sign * free.at < 1e-6;
  const difference = heldAtNoEffect ? 0 : free.at;
  const control = isSignificant ? profile.controlAt(difference).at : events[1] / n[1];
  return {
    isSignificant,
    rates: [isSignificant ? control + difference : events[0] / n[0], control],
    difference,
    ...limitsOf(profile, free, level),
    naive,
    shrinkage: isSignificant ? difference / naive : 1,
    heldAtNoEffect,
    notes: notesOn(isSignificant, heldAtNoEffect),
  };
}

/** @throws {@link ArgumentError} unless the counts are possible and no arm is empty. */
export function checkPilot(pilot: Counts): void {
  checkCounts(pilot, "pilot");
  for (const arm of [0, 1] as const) {
    if (pilot.n[arm] === 0) throw new ArgumentError(`pilot.n[${arm}]`, "be at least 1", 0);
  }
}

interface Profile {
  /** Control rate of largest likelihood at a difference. */
  controlAt(difference: number): Peak;
  /** Logarithm of that likelihood. */
  height(difference: number): number;
}

function profileOf(pilot: Counts, region: Parameters<typeof conditionalLikelihood>[1]): Profile {
  const likelihood = conditionalLikelihood(pilot, region);
  const controlAt = (difference: number): Peak =>
    goldenMaximum(
      (control) => likelihood(Math.min(1, Math.max(0, control + difference)), control),
      Math.max(0, -difference),
      Math.min(1, 1 - difference),
    );
  return { controlAt, height: (difference) => controlAt(difference).height };
}

function limitsOf({ height }: Profile, { at, height: highest }: Peak, level: number) {
  const drop = chiSquareUpperQuantile(1 - level, 1) / 2;
  const excess = (difference: number) => Math.max(-1e3, height(difference) - highest + drop);
  const limit = (end: number): number =>
    excess(end * 0.9999) > 0 ? end : findRoot(excess, end * 0.9999, at, { tolerance: 1e-7 });
  return { lower: limit(-1), upper: limit(1) };
}

function notesOn(isSignificant: boolean, heldAtNoEffect: boolean): string[] {
  if (!isSignificant) {
    return ["The pilot is not significant in the better direction, so nothing is conditioned on."];
  }
  if (!heldAtNoEffect) return [];
  return [
    "So barely significant a pilot is likeliest without an effect; the estimate is held at 0.",
  ];
}
