import type { Counts } from "../analyze/counts.ts";
import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import type { SizesOfDesign } from "../sizing/allocation.ts";
import { closedFormSampleSizeOf } from "../sizing/closedFormSampleSizeOf.ts";
import { exactSampleSize } from "../sizing/exactSampleSize.ts";
import type { UnsizedDesign } from "../sizing/powerDesign.ts";
import { plannedMargin } from "../study/plannedTest.ts";
import type { PowerFormula } from "../sizing/powerFormula.ts";
import type { Dropout } from "../study/schema.ts";
import { checkDropout, scenarioOf } from "./belief.ts";
import { type PilotReading, type ReadingOptions, pilotReadings } from "./pilotReadings.ts";
import { type TrialCost, trialCost } from "./trialCost.ts";

/** Size of a plan for one wanted power. */
export interface PlanSize {
  readonly power: number;
  /** Randomized subjects, per arm, by the normal approximation that fits the test. */
  readonly closedForm: Pair<number>;
  /** The first size whose exact power suffices. */
  readonly exactFirst: Pair<number>;
  /** The size from which on the exact power suffices. */
  readonly exactStable: Pair<number>;
  /** Of `exactStable`. */
  readonly cost?: number;
}

/** A follow-up planned on one reading of the pilot. */
export interface PilotPlan extends PilotReading {
  /** Experimental − control rate. */
  readonly difference: number;
  /** One entry per wanted power; none where no size can reach it. */
  readonly sizes: readonly PlanSize[];
  /** Why there is no size, as a sentence. */
  readonly note?: string;
}

export interface PilotPlanOptions extends ReadingOptions {
  /** Default 0.8 and 0.9. */
  readonly powers?: readonly number[];
  /** Loss; default none. */
  readonly dropout?: Dropout;
  /** Default: the formula that fits the test. */
  readonly formula?: PowerFormula;
  readonly cost?: TrialCost;
  /** For the cost. Default 1. */
  readonly sites?: number;
}

/**
 * Follow-up trials side by side: planned on the pilot's estimate, on the estimate freed from selection, on
 * confidence limits of the difference, and on the smallest difference worth detecting.
 *
 * @param pilot - Events and subjects, per arm; at least one subject each.
 * @throws {@link ArgumentError} if a count, level, difference or power is out of its range.
 * @see [Newcombe1998], [ZhongPrentice2008]
 */
export function pilotPlans(
  pilot: Counts,
  design: UnsizedDesign & SizesOfDesign,
  options: PilotPlanOptions = {},
): PilotPlan[] {
  return pilotReadings(pilot, design, options).map((reading) =>
    pilotPlan(reading, design, options),
  );
}

/**
 * The plan on one reading, for callers that compute them one by one: exact sizes of complete cases take seconds.
 *
 * @throws {@link ArgumentError} if a power or rate is out of its range.
 */
export function pilotPlan(
  reading: PilotReading,
  design: UnsizedDesign & SizesOfDesign,
  options: PilotPlanOptions = {},
): PilotPlan {
  const { powers = [0.8, 0.9], dropout } = options;
  if (dropout) checkDropout(dropout);
  const [pE, pC] = reading.rates;
  const difference = pE - pC;
  const sign = design.endpoint.better === "higher" ? 1 : -1;
  if (design.analysis.sides === 2 && !plannedMargin(design) && sign * difference < 0) {
    const note = "No size can show it: this reading leaves no benefit.";
    return { ...reading, difference, sizes: [], note }; // a two-sided test would be sized for harm
  }
  try {
    const sizes = powers.map((power) => sizeOf(reading.rates, design, power, options));
    return { ...reading, difference, sizes };
  } catch (error) {
    if (!(error instanceof ArgumentError && error.path === "scenario.responseRate")) throw error;
    const note = `No size can show it: the rates must ${error.expectation}.`;
    return { ...reading, difference, sizes: [], note };
  }
}

function sizeOf(
  rates: Pair<number>,
  design: UnsizedDesign & SizesOfDesign,
  power: number,
  { dropout, formula, cost, sites = 1 }: PilotPlanOptions,
): PlanSize {
  const scenario = scenarioOf(rates, dropout);
  const closed = closedFormSampleSizeOf(design, scenario, { power, ...(formula && { formula }) });
  const sizeBy = (criterion: "first" | "stable") =>
    exactSampleSize(design, scenario, { power, criterion }).n;
  const exactStable = sizeBy("stable");
  return {
    power,
    closedForm: closed.n,
    exactFirst: sizeBy("first"),
    exactStable,
    ...(cost && { cost: trialCost(cost, { n: exactStable, sites }) }),
  };
}
