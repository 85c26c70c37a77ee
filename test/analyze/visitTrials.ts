import { normalQuantile } from "../../src/math/normal.ts";
import { createStream } from "../../src/random/stream.ts";

export interface MadeTrial {
  readonly values: Float64Array;
  readonly arm: Uint8Array;
  readonly baseline: Float64Array;
  readonly stopped: Uint8Array;
}

export interface TrialShape {
  readonly subjects: number;
  readonly visits: number;
  /** Chance at each visit from the second on to leave for good. Default 0. */
  readonly dropout?: number;
  /** Chance of a missing value besides. Default 0. */
  readonly gaps?: number;
  /** Difference between the arms by visit. Default −1 per visit. */
  readonly effect?: (visit: number) => number;
}

/** A trial with AR(1) values (ρ = .7, SD 3) that also depend on the baseline; leaving depends on the last value. */
export function madeTrial(seed: number, shape: TrialShape): MadeTrial {
  const { subjects, visits, dropout = 0, gaps = 0, effect = (j) => -j - 1 } = shape;
  const stream = createStream({ seed, replicate: 0, purpose: "outcome" });
  const normal = () => normalQuantile(stream.uniform());
  const arm = Uint8Array.from({ length: subjects }, (_, i) => i % 2);
  const baseline = Float64Array.from(arm, () => 20 + 4 * normal());
  const values = new Float64Array(subjects * visits);
  const stopped = new Uint8Array(subjects).fill(visits);
  for (let i = 0; i < subjects; i++) {
    let error = normal();
    for (let j = 0; j < visits; j++) {
      if (j > 0) {
        const chance = dropout * (error > 0 ? 1.6 : 0.4);
        if (stopped[i] === visits && stream.uniform() < chance) stopped[i] = j;
        error = 0.7 * error + Math.sqrt(0.51) * normal();
      }
      const value = 0.5 * baseline[i]! + 3 * error + (arm[i] === 0 ? effect(j) : 0);
      const isMissing = stopped[i]! <= j || (gaps > 0 && stream.uniform() < gaps);
      values[i * visits + j] = isMissing ? NaN : value;
    }
  }
  return { values, arm, baseline, stopped };
}

/** Random numbers for imputation. */
export const sourceOf = (seed: number) =>
  createStream({ seed, replicate: 0, purpose: "randomization" });

/** Values of an arm at a visit, those missing left out, with the baselines of the same subjects. */
export function samplesAt(trial: MadeTrial, visits: number, visit: number) {
  const of = (column: (i: number) => number) =>
    ([0, 1] as const).map((code) =>
      [...trial.arm.keys()]
        .filter((i) => trial.arm[i] === code && !Number.isNaN(trial.values[i * visits + visit]))
        .map(column),
    ) as unknown as readonly [number[], number[]];
  return {
    values: of((i) => trial.values[i * visits + visit]!),
    baseline: of((i) => trial.baseline[i]!),
  };
}

/** The same trial in long form, for mmrm and gee; visits are called 1, 2, … */
export function longForm(trial: MadeTrial, visits: number) {
  const rows = [...trial.values.keys()];
  const subject = rows.map((at) => Math.floor(at / visits));
  return {
    subject,
    visit: rows.map((at) => (at % visits) + 1),
    arm: subject.map((i) => trial.arm[i]!),
    baseline: subject.map((i) => trial.baseline[i]!),
    value: [...trial.values],
  };
}
