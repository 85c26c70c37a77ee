import type { SizeCriterion } from "../summarize/smallestSize.ts";
import type { Pair } from "../pair.ts";
import { bracketSize } from "./bracketSize.ts";
import { refineSize } from "./refineSize.ts";
import {
  simulatedSampleSize,
  type ConfirmedSize,
  type SearchedSize,
  type SimulatedSampleSize,
} from "./simulatedSampleSize.ts";
import { estimateSize, type SizeEstimate, type SizeModel } from "./sizeEstimate.ts";
import { sizeLedger, type PowerAt, type SizeLedger, type SizeTrial } from "./sizeLedger.ts";

export type { SearchedSize, SimulatedSampleSize };

/** What a search for a sample size is to find, and at what cost. */
export interface SizeGoal {
  /** Wanted power, in (0, 1). */
  readonly power: number;
  /** Subjects per arm at a step, 1, 2, …: no arm shrinks from one step to the next. */
  readonly sizeAt: (step: number) => Pair<number>;
  /** Last step that may be the answer. */
  readonly largest: number;
  /** Step to begin with, such as a closed form's. Default 8. */
  readonly start?: number;
  /**
   * How power grows with size: "smooth", or in the "sawtooth" of a test of counts, of which every size is then
   * looked at by itself. Default "smooth".
   */
  readonly curve?: "smooth" | "sawtooth";
  /** Which smallest size, where power is a saw-tooth. Default "stable". */
  readonly criterion?: SizeCriterion;
  /** Replicates of the final, fresh run. */
  readonly replicates: number;
  /** Most replicates before that run. Default 10 × `replicates`. */
  readonly budget?: number;
  /** Confidence of the intervals. Default 0.95. */
  readonly level?: number;
}

export interface SizeSearchOptions {
  /** Ends the search: it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called with replicates done, and the most there may be. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Smallest sample size whose power, known only by simulation, reaches a goal.
 *
 * The search brackets the size with few replicates; fits the line that power follows in √n, on the scale of normal
 * deviates, to the sizes simulated near it; adds replicates where they tell most, until the interval for the smallest
 * size holds two neighbors at most, is 2% of it wide, or the budget is used; and runs the size found once more with
 * fresh replicates, from number 0 on, which also gives its power. If that run moves the answer, the new size is run
 * in its turn. The result depends on the power function alone: not on workers or batches.
 *
 * @returns The size, or undefined where none up to the largest reaches the power.
 * @see [ChalonerVerdinelli1995], [Fieller1954]
 */
export async function sampleSizeBySimulation(
  powerAt: PowerAt,
  goal: SizeGoal,
  options: SizeSearchOptions = {},
): Promise<SimulatedSampleSize | undefined> {
  const { replicates, budget = 10 * goal.replicates } = goal;
  const { signal, onProgress } = options;
  const onSimulated = (done: number) => onProgress?.(done, Math.max(done, budget + replicates));
  const ledger = sizeLedger(powerAt, {
    sizeAt: goal.sizeAt,
    first: replicates,
    signal,
    onSimulated,
  });
  const model = modelOf(goal);
  const about = await bracketSize(ledger, goal);
  const refined = await refineSize(ledger, model, { about, budget });
  const found = await confirm(ledger, model, { ...refined, replicates });
  return found && simulatedSampleSize(ledger, model, found);
}

function modelOf(goal: SizeGoal): SizeModel {
  const { power, sizeAt, largest, curve, criterion = "stable", level = 0.95 } = goal;
  const isSawtooth = curve === "sawtooth";
  return { power, sizeAt, largest, isSawtooth, criterion, level };
}

/** Runs the size afresh, and the size that it then becomes, until the answer stays. */
async function confirm(
  ledger: SizeLedger,
  model: SizeModel,
  { about, replicates, ...refined }: { about: number; replicates: number; estimate: SizeEstimate },
): Promise<ConfirmedSize | undefined> {
  const runs = new Map<number, SizeTrial>();
  let { estimate } = refined;
  for (;;) {
    const step = estimate.step;
    if (step === undefined) {
      if (runs.has(model.largest)) return undefined;
      runs.set(model.largest, await ledger.simulateRange(model.largest, 0, replicates));
    } else {
      const fresh = runs.get(step);
      if (fresh) return { step, estimate, fresh };
      runs.set(step, await ledger.simulateRange(step, 0, replicates));
    }
    estimate = estimateSize(ledger, model, about);
  }
}
