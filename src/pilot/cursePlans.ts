import { isUnconditionalMethod } from "../analyze/methods.ts";
import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { closedFormSampleSizeOf } from "../sizing/closedFormSampleSizeOf.ts";
import { pilotPlan, type PilotPlan } from "../uncertainty/pilotPlans.ts";
import { pilotReadings, type PilotReading } from "../uncertainty/pilotReadings.ts";
import { scenarioOf } from "../uncertainty/belief.ts";
import { trialCost } from "../uncertainty/trialCost.ts";
import { largestDifference } from "./checkPilotQuestion.ts";
import { signOf } from "./curseFindings.ts";
import { designOf, dropoutOf, isSlow, wantedChances, type PilotQuestion } from "./pilotQuestion.ts";
import { costOf } from "./trialMeans.ts";

/** Sizes of a plan for one wanted power; exact ones only where they are found while a reader waits. */
export interface PlannedSize {
  readonly power: number;
  /** Subjects per arm by formula, rounded up. */
  readonly formula: number;
  readonly exact?: { readonly first: number; readonly stable: number };
  /** Of the exact size, else of the formula's. */
  readonly cost: number;
}

/** A follow-up planned on one reading of the pilot. */
export interface PlanRow extends PilotReading {
  readonly sizes: readonly PlannedSize[];
  /** Why there is no size. */
  readonly note?: string;
}

/** The readings of the pilot that a follow-up may be planned on. */
export function readingsOf(question: PilotQuestion): PilotReading[] {
  const fits = question.worthwhile <= largestDifference(question);
  const smallest = fits ? { smallestDifference: question.worthwhile } : {};
  return pilotReadings(question.pilot, designOf(question), smallest);
}

/** Largest arm that is searched exactly: a search tries some hundred sizes. */
function largestSearched(question: PilotQuestion): number {
  if (isSlow(question)) return 30;
  return isUnconditionalMethod(question.method) ? 100 : 400;
}

/** The plan on one reading. */
export function planRow(question: PilotQuestion, reading: PilotReading): PlanRow {
  const design = designOf(question);
  const dropout = dropoutOf(question);
  const base = { ...(dropout && { dropout }), powers: wantedChances };
  const formula = formulaSizes(question, reading.rates);
  const benefit = signOf(question) * (reading.rates[0] - reading.rates[1]);
  const isQuick = formula?.every((n) => n <= largestSearched(question)) ?? true;
  if (isQuick || benefit <= 0) return fromPlan(question, pilotPlan(reading, design, base));
  if (Math.max(...formula!) > largestTold) {
    const note = `It would take more than ${largestTold} subjects per arm.`;
    return { ...reading, sizes: [], note };
  }
  const sizes = wantedChances.map((power, i): PlannedSize => {
    const n = formula![i]!;
    return { power, formula: n, cost: costAt(question, n) };
  });
  return { ...reading, sizes };
}

/** Sizes beyond this say that there is next to nothing to find. */
const largestTold = 20_000;

function formulaSizes(question: PilotQuestion, rates: Pair<number>): number[] | undefined {
  const scenario = scenarioOf(rates, dropoutOf(question));
  try {
    return wantedChances.map((power) =>
      Math.max(...closedFormSampleSizeOf(designOf(question), scenario, { power }).n),
    );
  } catch (error) {
    if (error instanceof ArgumentError) return undefined; // the plan says why
    throw error;
  }
}

function fromPlan(question: PilotQuestion, { sizes, ...plan }: PilotPlan): PlanRow {
  return {
    ...plan,
    sizes: sizes.map(({ power, closedForm, exactFirst, exactStable }) => ({
      power,
      formula: Math.max(...closedForm),
      exact: { first: exactFirst[0], stable: exactStable[0] },
      cost: costAt(question, exactStable[0]),
    })),
  };
}

/** Cost of a size per arm. */
export const costAt = ({ means }: PilotQuestion, n: number): number =>
  trialCost(costOf(means), { n: [n, n], sites: means.sites });
