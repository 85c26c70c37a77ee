import type { Pair } from "../pair.ts";
import { binomialCount, binomialSampler, type BinomialSampler } from "../random/binomialSampler.ts";
import { counterOf, keyOf } from "../random/stream.ts";
import { threefry2x32 } from "../random/threefry.ts";
import type { Direction, Scenario } from "../study/schema.ts";
import { armModels } from "./armModel.ts";

/** Where a drawn trial keeps its counts, experimental arm first, control arm one further. */
export const successObserved = 0;
export const failureObserved = 2;
export const successLost = 4;

/** Sizes, the assumed truth, which outcome is the success, and the seed. */
export interface SimulatorInput {
  readonly n: Pair<number>;
  readonly scenario: Scenario;
  readonly better: Direction;
  readonly seed: number;
}

/** The draws of a scenario, prepared: plain data for the functions below. */
export interface TrialSimulator {
  readonly n: Pair<number>;
  readonly key: Pair<number>;
  readonly successes: Pair<BinomialSampler>;
  /** Of the subjects that are no observed success, how many are observed failures. */
  readonly failures: Pair<ConditionalStep>;
  /** Of the lost, how many are successes. */
  readonly lostSuccesses: Pair<ConditionalStep>;
  readonly words: Uint32Array;
}

/** A binomial step whose number of subjects is random: a sampler for each, made when first needed. */
interface ConditionalStep {
  readonly probability: number;
  readonly samplers: (BinomialSampler | undefined)[];
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
  const step = (probability: number): ConditionalStep => ({ probability, samplers: [] });
  return {
    n,
    key: keyOf(seed),
    successes: [
      binomialSampler(n[0], experimental.successObserved),
      binomialSampler(n[1], control.successObserved),
    ],
    failures: [step(experimental.failureObservedAmongRest), step(control.failureObservedAmongRest)],
    lostSuccesses: [step(experimental.successAmongLost), step(control.successAmongLost)],
    words: new Uint32Array(2),
  };
}

/** Fills the observed successes: all that non-responder imputation analyzes. */
export function drawSuccesses(
  { key, successes, words }: TrialSimulator,
  trial: Uint32Array,
  replicate: number,
): void {
  threefry2x32(words, key[0], key[1], replicate, outcomeCounter);
  trial[successObserved] = binomialCount(successes[0], words[0]!);
  trial[successObserved + 1] = binomialCount(successes[1], words[1]!);
}

/** Fills the observed successes and failures: what complete cases analyze. */
export function drawObserved(
  simulator: TrialSimulator,
  trial: Uint32Array,
  replicate: number,
): void {
  drawSuccesses(simulator, trial, replicate);
  const { key, n, failures, words } = simulator;
  threefry2x32(words, key[0], key[1], replicate, lossCounter);
  const restE = n[0] - trial[successObserved]!;
  const restC = n[1] - trial[successObserved + 1]!;
  trial[failureObserved] = conditionalCount(failures[0], restE, words[0]!);
  trial[failureObserved + 1] = conditionalCount(failures[1], restC, words[1]!);
}

/** Fills the whole trial, the outcomes of the lost too, which only a simulation knows. */
export function drawTrial(simulator: TrialSimulator, trial: Uint32Array, replicate: number): void {
  drawObserved(simulator, trial, replicate);
  const { key, n, lostSuccesses, words } = simulator;
  threefry2x32(words, key[0], key[1], replicate, lostOutcomeCounter);
  const lostE = n[0] - trial[successObserved]! - trial[failureObserved]!;
  const lostC = n[1] - trial[successObserved + 1]! - trial[failureObserved + 1]!;
  trial[successLost] = conditionalCount(lostSuccesses[0], lostE, words[0]!);
  trial[successLost + 1] = conditionalCount(lostSuccesses[1], lostC, words[1]!);
}

function conditionalCount(step: ConditionalStep, subjects: number, word: number): number {
  const sampler = (step.samplers[subjects] ??= binomialSampler(subjects, step.probability));
  return binomialCount(sampler, word);
}
