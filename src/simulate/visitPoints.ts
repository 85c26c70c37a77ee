import { normalQuantile } from "../math/normal.ts";
import { fillSobol } from "../random/sobol.ts";
import { createStream } from "../random/stream.ts";
import type { VisitModel } from "./visitModel.ts";

/** Subjects that stand for an arm: what they would have on treatment, as deviations from the means. */
export interface VisitPoints {
  readonly count: number;
  /** Deviations of point p at visit k at k × count + p; of the baseline (0 where there is none) at p. */
  readonly visits: Float64Array;
  readonly baseline: Float64Array;
}

const seed = Number.MAX_SAFE_INTEGER; // of the digital shifts; any will do

/** Standard normal points, evenly spread: `count` rows of `size`. The number of the shift tells sets apart. */
export function normalPoints(size: number, count: number, shift: number): Float64Array {
  const points = new Float64Array(count * size);
  const stream = createStream({ seed, replicate: shift, purpose: "outcome" });
  const words = Uint32Array.from({ length: size }, () => stream.uint32());
  fillSobol(points, size, words);
  for (let i = 0; i < points.length; i++) points[i] = normalQuantile(points[i]!);
  return points;
}

/** Turns standard normal points into those of an arm. */
export function visitPoints(model: VisitModel, arm: 0 | 1, normals: Float64Array): VisitPoints {
  const { size, visits, factor } = model;
  const count = normals.length / size;
  const columns = new Float64Array(size * count);
  for (let row = 0; row < size; row++) {
    for (let j = 0; j <= row; j++) {
      const element = factor[arm][row * size + j]!;
      for (let p = 0; p < count; p++) columns[row * count + p]! += element * normals[p * size + j]!;
    }
  }
  const start = (size - visits) * count;
  const baseline = model.hasBaseline ? columns.subarray(0, count) : new Float64Array(count);
  return { count, visits: columns.subarray(start), baseline };
}
