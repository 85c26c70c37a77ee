import type { Pair } from "../pair.ts";
import { lastObservation } from "./lastObservation.ts";
import type { VisitData } from "./patternStatistics.ts";

/** Values at one visit by arm (experimental, control), with the baselines of the same subjects; room for a trial. */
export interface VisitSamples {
  /** Subjects in use, per arm. */
  readonly n: Int32Array;
  readonly values: Pair<Float64Array>;
  /** Without baseline, of no use. */
  readonly baseline: Pair<Float64Array>;
}

/** Room for the values of up to `subjects` subjects. */
export function visitSamples(subjects: number): VisitSamples {
  const room = () => [new Float64Array(subjects), new Float64Array(subjects)] as const;
  return { n: new Int32Array(2), values: room(), baseline: room() };
}

/** Which visit, and whether the last observation is carried to it. */
export interface SampledVisit {
  readonly visits: number;
  /** Index of the visit, from 0. */
  readonly contrast: number;
  readonly isCarried: boolean;
}

/** Gathers the values at a visit; subjects without one are left out. Does not allocate. */
export function fillVisitSamples(out: VisitSamples, data: VisitData, visit: SampledVisit): void {
  const { visits, contrast, isCarried } = visit;
  const subjects = data.values.length / visits;
  out.n[0] = out.n[1] = 0;
  for (let i = 0; i < subjects; i++) {
    const value = isCarried
      ? lastObservation(data, visits, i, contrast)
      : data.values[i * visits + contrast]!;
    if (value === value) addToSamples(out, data, i, value); // NaN is the only value unlike itself
  }
}

/** Adds a subject with a value to the sample of its arm. */
export function addToSamples(
  out: VisitSamples,
  { arm, baseline }: VisitData,
  subject: number,
  value: number,
): void {
  const side = arm[subject] === 0 ? 0 : 1;
  const at = out.n[side]!++;
  out.values[side][at] = value;
  if (baseline) out.baseline[side][at] = baseline[subject]!;
}
