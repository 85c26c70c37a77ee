import { normalDraw } from "./chiSquareDraw.ts";
import { drawGaps, fillIntercepts } from "./drawGaps.ts";
import { type ImputationModel, missingValue } from "./imputationModel.ts";
import type { RandomSource } from "./randomSource.ts";
import type { ImputationMethod } from "./visitMissing.ts";

/**
 * Draws a subject's missing values up to a visit from the joint distribution that a method assumes, given its other
 * values. With d = experimental − control mean by visit and s the first visit off treatment, the mean of an
 * experimental subject is lowered by
 * - "jumpToReference": d from visit s on;
 * - "copyReference": d at all visits, so that what was gained before s lasts only as far as values correlate;
 * - "copyIncrements": d less its value at the visit before s, so that what was gained then stays.
 *
 * Missing values before s, and all of the control arm, are missing at random. Does not allocate.
 *
 * Rubin's rules then keep the information that values missing at random would leave: standard errors are larger than the
 * spread of the estimates over repeated trials, and tests reject less often than their level.
 *
 * @param end - Number of visits that are needed.
 * @see [CarpenterRogerKenward2013], [CroCarpenterKenward2019] information anchoring
 */
export function completeSubject(
  model: ImputationModel,
  i: number,
  end: number,
  method: ImputationMethod,
  source: RandomSource,
): void {
  const { visits, last, switched } = model;
  const from = Math.min(switched[i]!, end);
  fillIntercepts(model, i);
  drawForward(model, i, last[i]!, from, source);
  if (from >= end) return;
  lowerIntercepts(model, from, method);
  const beyond = drawBetween(model, i, from, source);
  drawForward(model, i, beyond, Math.min(end, visits), source);
}

/** Draws the values of visits `from` to `end` (excluded), each given all before. */
function drawForward(
  model: ImputationModel,
  i: number,
  from: number,
  end: number,
  source: RandomSource,
): void {
  const { visits, covariates, width, coefficient, intercept, sd, y } = model;
  for (let t = from; t < end; t++) {
    let mean = intercept[t]!;
    for (let s = 0; s < t; s++) {
      mean += coefficient[t * width + covariates + s]! * y[i * visits + s]!;
    }
    y[i * visits + t] = mean + sd[t]! * normalDraw(source);
  }
}

/** Draws missing values that stand before one observed off treatment; returns the visit after the last such one. */
function drawBetween(
  model: ImputationModel,
  i: number,
  from: number,
  source: RandomSource,
): number {
  const { visits, state, gaps } = model;
  let [beyond, count] = [from, 0];
  for (let j = from; j < visits; j++) if (state[i * visits + j] !== missingValue) beyond = j + 1;
  for (let j = from; j < beyond; j++) {
    if (state[i * visits + j] === missingValue) gaps[count++] = j;
  }
  if (count > 0) drawGaps(model, i, count, beyond, source);
  return beyond;
}

/** Turns the intercepts of an experimental subject into those of its reference-based distribution. */
function lowerIntercepts(model: ImputationModel, from: number, method: ImputationMethod): void {
  const { visits, covariates, width, coefficient, intercept, difference, shift } = model;
  const kept = method === "copyIncrements" && from > 0 ? difference[from - 1]! : 0;
  for (let t = 0; t < visits; t++) {
    const isLowered = t >= from || method === "copyReference";
    shift[t] = isLowered ? difference[t]! - kept : 0;
    intercept[t]! -= shift[t]!;
    for (let s = 0; s < t; s++) {
      intercept[t]! += coefficient[t * width + covariates + s]! * shift[s]!;
    }
  }
}
