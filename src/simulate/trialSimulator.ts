import type { Pair } from "../pair.ts";
import { binomialSampler, type BinomialSampler } from "../random/binomialSampler.ts";
import { counterOf, keyOf } from "../random/stream.ts";
import { threefry2x32 } from "../random/threefry.ts";
import type { Direction, Scenario } from "../study/schema.ts";
import { armModels, type ArmModel } from "./armModel.ts";

/** Where a drawn trial keeps its counts, experimental arm first, control arm one further. */
export const successObserved = 0;
export const failureObserved = 2;
export const successLost = 4;

/** Draws trials as counts; replicate `i` depends on the seed and `i` alone. */
export interface TrialSimulator {
  readonly n: Pair<number>;
  /** Fills the observed successes: all that non-responder imputation analyzes. */
  drawSuccesses(trial: Uint32Array, replicate: number): void;
  /** Fills the observed successes and failures: what complete cases analyze. */
  drawObserved(trial: Uint32Array, replicate: number): void;
  /** Fills the whole trial, the outcomes of the lost too, which only a simulation knows. */
  drawTrial(trial: Uint32Array, replicate: number): void;
}

/** Sizes, the assumed truth, which outcome is the success, and the seed. */
export interface SimulatorInput {
  readonly n: Pair<number>;
  readonly scenario: Scenario;
  readonly better: Direction;
  readonly seed: number;
}

const outcomeCounter = counterOf("outcome", 0);
const lossCounter = counterOf("dropout", 0);
const lostOutcomeCounter = counterOf("dropout", 1);

/** Room for one trial: six counts. */
export const emptyTrial = (): Uint32Array => new Uint32Array(6);

/**
 * Prepares the draws of a scenario.
 *
 * An arm is drawn in three steps, each a binomial count from a 32-bit word of its own: observed
 * successes, observed failures among the rest, successes among the lost. A handling of missing
 * outcomes stops after the step it needs, so every handling analyzes the same trial.
 */
export function trialSimulator({ n, scenario, better, seed }: SimulatorInput): TrialSimulator {
  const [experimental, control] = armModels(scenario, better);
  const successesE = binomialSampler(n[0], experimental.successObserved);
  const successesC = binomialSampler(n[1], control.successObserved);
  const failures = samplersByTrials(n, experimental, control, "failureObservedAmongRest");
  const lostSuccesses = samplersByTrials(n, experimental, control, "successAmongLost");
  const [key0, key1] = keyOf(seed);
  const words = new Uint32Array(2);

  function drawSuccesses(trial: Uint32Array, replicate: number): void {
    threefry2x32(words, key0, key1, replicate, outcomeCounter);
    trial[successObserved] = successesE.draw(words[0]!);
    trial[successObserved + 1] = successesC.draw(words[1]!);
  }

  function drawObserved(trial: Uint32Array, replicate: number): void {
    drawSuccesses(trial, replicate);
    threefry2x32(words, key0, key1, replicate, lossCounter);
    for (let arm = 0; arm < 2; arm++) {
      const rest = n[arm]! - trial[successObserved + arm]!;
      trial[failureObserved + arm] = failures(arm, rest).draw(words[arm]!);
    }
  }

  function drawTrial(trial: Uint32Array, replicate: number): void {
    drawObserved(trial, replicate);
    threefry2x32(words, key0, key1, replicate, lostOutcomeCounter);
    for (let arm = 0; arm < 2; arm++) {
      const lost = n[arm]! - trial[successObserved + arm]! - trial[failureObserved + arm]!;
      trial[successLost + arm] = lostSuccesses(arm, lost).draw(words[arm]!);
    }
  }

  return { n, drawSuccesses, drawObserved, drawTrial };
}

/** Samplers of one conditional step, one for each number of subjects left, made when first needed. */
function samplersByTrials(
  n: Pair<number>,
  experimental: ArmModel,
  control: ArmModel,
  step: "failureObservedAmongRest" | "successAmongLost",
): (arm: number, trials: number) => BinomialSampler {
  const models = [experimental, control];
  const made: BinomialSampler[][] = n.map((size) => new Array(size + 1));
  return (arm, trials) => (made[arm]![trials] ??= binomialSampler(trials, models[arm]![step]));
}
