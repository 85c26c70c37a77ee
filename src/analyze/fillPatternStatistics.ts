import { type PatternStatistics, triangle, type VisitData } from "./patternStatistics.ts";

/** Gathers a trial's statistics; subjects without any value do not count. Does not allocate. */
export function fillPatternStatistics(out: PatternStatistics, data: VisitData): void {
  const { visits, z } = out;
  const subjects = data.values.length / visits;
  fillMeans(out, data);
  out.patterns = out.subjects = 0;
  for (let i = 0; i < subjects; i++) {
    const mask = fillValues(out, data.values, i * visits);
    if (mask === 0) continue;
    z[0] = 1;
    z[1] = data.arm[i] === 0 ? 1 : 0;
    if (z.length > 2) z[2] = data.baseline![i]! - out.baselineMean;
    addSubject(out, patternOf(out, mask));
    out.subjects++;
  }
}

/** Means of the values by visit and of the baseline, and the number of values. */
function fillMeans(out: PatternStatistics, { values, baseline }: VisitData): void {
  const { visits, visitMean, z } = out;
  out.observations = 0;
  for (let j = 0; j < visits; j++) {
    let [sum, count] = [0, 0];
    for (let at = j; at < values.length; at += visits) {
      const value = values[at]!;
      if (value !== value) continue; // NaN is the only value unlike itself
      sum += value;
      count++;
    }
    visitMean[j] = count > 0 ? sum / count : 0;
    out.observations += count;
  }
  let sum = 0;
  if (z.length > 2) for (let i = 0; i < baseline!.length; i++) sum += baseline![i]!;
  out.baselineMean = z.length > 2 ? sum / baseline!.length : 0;
}

/** A subject's values about the visits' means into `y`; returns the mask of the visits it has. */
function fillValues(
  { visits, visitMean, y }: PatternStatistics,
  values: Float64Array,
  from: number,
) {
  let mask = 0;
  for (let j = 0; j < visits; j++) {
    const value = values[from + j]!;
    const isObserved = value === value;
    y[j] = isObserved ? value - visitMean[j]! : 0;
    if (isObserved) mask |= 1 << j;
  }
  return mask;
}

/** Index of a mask among the patterns, which it joins if it is new. */
function patternOf(out: PatternStatistics, mask: number): number {
  for (let s = 0; s < out.patterns; s++) if (out.mask[s] === mask) return s;
  const s = out.patterns++;
  const { covariates, visits } = out;
  out.mask[s] = mask;
  out.size[s] = 0;
  clear(out.zz, s, triangle(covariates));
  clear(out.zy, s, covariates * visits);
  clear(out.yy, s, triangle(visits));
  return s;
}

const clear = (sums: Float64Array, s: number, length: number) =>
  sums.fill(0, s * length, (s + 1) * length);

function addSubject(
  { covariates: q, visits, size, z, y, zz, zy, yy }: PatternStatistics,
  s: number,
) {
  size[s]!++;
  let at = s * triangle(q);
  for (let a = 0; a < q; a++) for (let b = 0; b <= a; b++) zz[at++]! += z[a]! * z[b]!;
  at = s * q * visits;
  for (let a = 0; a < q; a++) for (let j = 0; j < visits; j++) zy[at++]! += z[a]! * y[j]!;
  at = s * triangle(visits);
  for (let j = 0; j < visits; j++) for (let k = 0; k <= j; k++) yy[at++]! += y[j]! * y[k]!;
}
