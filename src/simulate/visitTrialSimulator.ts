import type { Pair } from "../pair.ts";
import { normalSampler } from "../random/normalSampler.ts";
import { fillPermutedBlocks } from "../random/randomizationList.ts";
import { createStream } from "../random/stream.ts";
import type { VisitEndpoint, VisitScenario } from "../study/visitSchema.ts";
import { blockSize } from "./blockSize.ts";
import { departureSampler } from "./departureSampler.ts";
import { visitModel, type VisitModel } from "./visitModel.ts";

/** One trial over T visits: a column per variable, subjects in order of enrollment. */
export interface VisitTrial {
  replicate: number;
  /** 0 = experimental, 1 = control. */
  readonly arm: Uint8Array;
  /** Measured before randomization, in all subjects. */
  readonly baseline?: Float64Array;
  /**
   * True values, at i × T + k of subject i at visit k: with the effect of stopping treatment, and also where nobody
   * observed them.
   */
  readonly values: Float64Array;
  /** First visit (from 0) off treatment; T = never. Who leaves the trial stops treatment too. */
  readonly stopped: Uint8Array;
  /** First visit of those missed for good; T = never. */
  readonly left: Uint8Array;
  /** 1 = the value was missed although the subject was (or would have been) followed, at i × T + k. */
  readonly skipped: Uint8Array;
}

/** Sizes, endpoint, the assumed truth, and the seed. */
export interface VisitSimulatorInput {
  readonly n: Pair<number>;
  readonly endpoint: VisitEndpoint;
  readonly scenario: VisitScenario;
  readonly seed: number;
}

/** Room for one trial. */
export function emptyVisitTrial(n: Pair<number>, visits: number, hasBaseline: boolean): VisitTrial {
  const subjects = n[0] + n[1];
  return {
    replicate: 0,
    arm: new Uint8Array(subjects),
    ...(hasBaseline && { baseline: new Float64Array(subjects) }),
    values: new Float64Array(subjects * visits),
    stopped: new Uint8Array(subjects),
    left: new Uint8Array(subjects),
    skipped: new Uint8Array(subjects * visits),
  };
}

/**
 * Prepares the simulation of a scenario's trials.
 *
 * Outcomes, dropout, discontinuation, follow-up after it, and skipped visits have streams of their own, and
 * each subject its own place in them. So subjects keep their outcomes on treatment whatever is assumed about
 * departures, the same subject leaves earlier where the rate is higher, and subjects enrolled first stay the same
 * in a larger trial with the same ratio of arms (but for the last, incomplete block of the randomization list).
 *
 * @returns Fills a trial of {@link emptyVisitTrial}; does not allocate.
 * @throws {@link ArgumentError} where `visitModel` or `dropoutCalibration` do.
 * @see [CarpenterRogerKenward2013] for outcomes after treatment has stopped
 */
export function visitTrialSimulator({
  n,
  endpoint,
  scenario,
  seed,
}: VisitSimulatorInput): (trial: VisitTrial, replicate: number) => void {
  const model = visitModel(endpoint, scenario);
  const normals = new Float64Array((n[0] + n[1]) * model.size);
  const fillNormals = normalSampler({ seed, purpose: "outcome" });
  const allocation = createStream({ seed, replicate: 0, purpose: "randomization" });
  const blocks = { n, blockSizes: [blockSize(n)] };
  const fillDepartures = departureSampler({ n, endpoint, scenario, seed });
  return (trial, replicate) => {
    trial.replicate = replicate;
    allocation.rekey(replicate);
    fillPermutedBlocks(trial.arm, blocks, allocation);
    fillNormals(normals, replicate);
    fillOutcomes(trial, model, normals);
    fillDepartures(trial, replicate);
  };
}

/** Values that subjects would have on treatment. */
function fillOutcomes(
  { arm, baseline, values }: VisitTrial,
  { visits, size, mean, baseline: { mean: center }, factor }: VisitModel,
  normals: Float64Array,
): void {
  const first = size - visits; // row of the first visit
  for (let i = 0; i < arm.length; i++) {
    const own = arm[i]! as 0 | 1;
    const rows = factor[own];
    const start = i * size;
    if (baseline) baseline[i] = center + rows[0]! * normals[start]!;
    for (let k = 0; k < visits; k++) {
      const row = (first + k) * size;
      let value = mean[own][k]!;
      for (let j = 0; j <= first + k; j++) value += rows[row + j]! * normals[start + j]!;
      values[i * visits + k] = value;
    }
  }
}
