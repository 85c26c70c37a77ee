import type { PatternStatistics, VisitData } from "./patternStatistics.ts";

/** Gathers a trial's statistics; subjects without any value do not count. Does not allocate. */
export function fillPatternStatistics(out: PatternStatistics, data: VisitData): void {
  const { visits, z } = out;
  const subjects = data.values.length / visits;
  fillMeans(out, data);
  out.patterns = out.subjects = 0;
  for (let i = 0; i < subjects; i++) {
    const mask = observedMask(data.values, i * visits, visits);
    if (mask === 0) continue;
    z[0] = 1;
    z[1] = data.arm[i] === 0 ? 1 : 0;
    if (z.length > 2) z[2] = data.baseline![i]! - out.baselineMean;
    addSubject(out, patternOf(out, mask), data.values, i * visits);
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

function observedMask(values: Float64Array, from: number, visits: number): number {
  let mask = 0;
  for (let j = 0; j < visits; j++) {
    const value = values[from + j]!;
    if (value === value) mask |= 1 << j;
  }
  return mask;
}

/** Index of a mask among the patterns, which it joins if it is new. */
function patternOf(out: PatternStatistics, mask: number): number {
  for (let s = 0; s < out.patterns; s++) if (out.mask[s] === mask) return s;
  const s = out.patterns++;
  const { covariates: q, visits } = out;
  out.mask[s] = mask;
  out.size[s] = 0;
  out.zz.fill(0, s * q * q, (s + 1) * q * q);
  out.zy.fill(0, s * q * visits, (s + 1) * q * visits);
  out.yy.fill(0, s * visits * visits, (s + 1) * visits * visits);
  return s;
}

function addSubject(out: PatternStatistics, s: number, values: Float64Array, from: number): void {
  const { covariates: q, visits, z, visitMean, zz, zy, yy } = out;
  const mask = out.mask[s]!;
  out.size[s]!++;
  for (let a = 0; a < q; a++) {
    for (let b = 0; b < q; b++) zz[(s * q + a) * q + b]! += z[a]! * z[b]!;
  }
  for (let j = 0; j < visits; j++) {
    if ((mask & (1 << j)) === 0) continue;
    const y = values[from + j]! - visitMean[j]!;
    for (let a = 0; a < q; a++) zy[(s * q + a) * visits + j]! += z[a]! * y;
    for (let k = 0; k <= j; k++) {
      if ((mask & (1 << k)) === 0) continue;
      const product = y * (values[from + k]! - visitMean[k]!);
      yy[(s * visits + j) * visits + k]! += product;
      if (k < j) yy[(s * visits + k) * visits + j]! += product;
    }
  }
}
