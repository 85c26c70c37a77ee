import { fillPermutedBlocks } from "../random/randomizationList.ts";
import { insertAtRandom } from "../random/shuffle.ts";
import type { Scenario } from "../study/schema.ts";
import { baselineSampler } from "./baselineSampler.ts";
import { blockSize } from "./blockSize.ts";
import { createStream, type Stream } from "../random/stream.ts";
import { drawTrial, emptyTrial, trialSimulator, type SimulatorInput } from "./trialSimulator.ts";
import { failureObserved, successLost, successObserved } from "./trialSimulator.ts";

/** The subjects of one trial in order of enrollment: columns of equal length. */
export interface TrialSubjects {
  readonly replicate: number;
  /** 0 = experimental, 1 = control. */
  readonly arm: Uint8Array;
  /** 1 = the event happened, or would have been seen to happen had the subject stayed. */
  readonly event: Uint8Array;
  /** 1 = lost: the outcome exists but nobody observed it. */
  readonly dropout: Uint8Array;
  /** Where the scenario has strata: the place in its list, from 0. */
  readonly stratum?: Uint8Array;
  /** Where the scenario has a covariate: its value, standard normal in the population. */
  readonly covariate?: Float64Array;
}

/** Codes of what became of a subject: bit 0 = success, bit 1 = lost. */
const success = 1;
const lost = 2;

/**
 * Prepares the subject-level view of simulated trials.
 *
 * Subjects of an arm are exchangeable: given the counts of a trial every order of its subjects is
 * equally likely, so shuffling the counts of replicate `i` gives subjects that are distributed as
 * independent ones, and that are replicate `i` of any Monte Carlo run with the same seed. Strata and
 * covariates are drawn last, given arm and outcome ({@link baselineSampler}).
 */
export function subjectSimulator(input: SimulatorInput): (replicate: number) => TrialSubjects {
  const { n, better, seed, scenario } = input;
  const fillBaseline = baselineSampler(scenario, seed);
  const simulator = trialSimulator(input);
  const trial = emptyTrial();
  const codes = new Uint8Array(n[0] + n[1]); // experimental subjects, then control subjects
  const inExperimental = codes.subarray(0, n[0]);
  const inControl = codes.subarray(n[0]);
  const next = new Int32Array(2); // place in `codes` of each arm's next subject
  const order = createStream({ seed, replicate: 0, purpose: "order" });
  const allocation = createStream({ seed, replicate: 0, purpose: "randomization" });
  const flip = better === "higher" ? 0 : 1; // turns a success into an event
  const blocks = { n, blockSizes: [blockSize(n)] };

  return (replicate) => {
    drawTrial(simulator, trial, replicate);
    order.rekey(replicate);
    fillCodes(inExperimental, trial, 0, order);
    fillCodes(inControl, trial, 1, order);
    allocation.rekey(replicate);
    const subjects = emptySubjects(replicate, n[0] + n[1], scenario);
    fillPermutedBlocks(subjects.arm, blocks, allocation);
    next[0] = 0;
    next[1] = n[0];
    dealOutcomes(subjects, codes, next, flip);
    if (hasBaseline(scenario)) fillBaseline(subjects, replicate);
    return subjects;
  };
}

/**
 * Arranges the arm's subjects in random order. The larger group of the observed needs no draws: a row of
 * equal subjects is in random order, and only the others are put into it one by one.
 */
function fillCodes(codes: Uint8Array, trial: Uint32Array, arm: number, order: Stream): void {
  const succeeded = trial[successObserved + arm]!;
  const failed = trial[failureObserved + arm]!;
  const lostSuccesses = trial[successLost + arm]!;
  const lostFailures = codes.length - succeeded - failed - lostSuccesses;
  const isSuccessCommon = succeeded >= failed;
  codes.fill(isSuccessCommon ? success : 0);
  let placed = insert(codes, Math.max(succeeded, failed), order, {
    code: isSuccessCommon ? 0 : success,
    count: Math.min(succeeded, failed),
  });
  placed = insert(codes, placed, order, { code: success | lost, count: lostSuccesses });
  insert(codes, placed, order, { code: lost, count: lostFailures });
}

/** Puts subjects of one code among those placed; returns how many are placed then. */
function insert(
  codes: Uint8Array,
  placed: number,
  order: Stream,
  { code, count }: { readonly code: number; readonly count: number },
): number {
  for (let i = 0; i < count; i++) insertAtRandom(codes, order, code, 0, placed + i);
  return placed + count;
}

function emptySubjects(replicate: number, total: number, scenario: Scenario): TrialSubjects {
  const column = () => new Uint8Array(total);
  const known = { replicate, arm: column(), event: column(), dropout: column() };
  return {
    ...known,
    ...(scenario.strata && { stratum: column() }),
    ...(scenario.covariate && { covariate: new Float64Array(total) }),
  };
}

const hasBaseline = ({ strata, covariate }: Scenario): boolean =>
  strata !== undefined || covariate !== undefined;

/** Deals each arm's outcomes to its places in the randomization list; without branches, which would be random. */
function dealOutcomes(
  { arm, event, dropout }: TrialSubjects,
  codes: Uint8Array,
  next: Int32Array,
  flip: number,
): void {
  for (let i = 0; i < arm.length; i++) {
    const own = arm[i]!;
    const code = codes[next[own]!]!;
    next[own] = next[own]! + 1;
    event[i] = (code & success) ^ flip;
    dropout[i] = code >> 1;
  }
}
