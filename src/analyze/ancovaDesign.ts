import { ArgumentError } from "../errors.ts";
import type { Samples } from "./checkSamples.ts";
import { checkSamples } from "./checkSamples.ts";

/** Endpoint values with baseline values of the same subjects, per arm, in the same order. */
export interface AncovaData {
  readonly values: Samples;
  readonly baseline: Samples;
  /** Further covariates, numeric (a two-level stratum as 0 and 1), each per arm. */
  readonly covariates?: readonly Samples[];
}

/** Both arms' values in one list, experimental first. */
export function stacked([experimental, control]: Samples): Float64Array {
  const all = new Float64Array(experimental.length + control.length);
  all.set(Float64Array.from(experimental));
  all.set(Float64Array.from(control), experimental.length);
  return all;
}

/**
 * Columns of the linear model: intercept, arm (1 = experimental), baseline, covariates.
 *
 * @throws {@link ArgumentError} naming a list that is missing, of another length, or not of finite numbers.
 */
export function designColumns({ values, baseline, covariates = [] }: AncovaData): Float64Array[] {
  checkSamples(values, 1);
  const listed = [baseline, ...covariates].map((covariate, i) => {
    const path = columnPath(i + 2);
    if (covariate === undefined) throw new ArgumentError(path, "be given for ancova", covariate);
    checkSamples(covariate, 1, path);
    for (const arm of [0, 1] as const) checkLength(covariate, values, arm, path);
    return stacked(covariate);
  });
  const total = values[0].length + values[1].length;
  const arm = Float64Array.from({ length: total }, (_, i) => (i < values[0].length ? 1 : 0));
  return [new Float64Array(total).fill(1), arm, ...listed];
}

function checkLength(covariate: Samples, values: Samples, arm: 0 | 1, path: string): void {
  const { length } = values[arm];
  if (covariate[arm].length === length) return;
  const expectation = `list ${length} values, as data.values[${arm}] does`;
  throw new ArgumentError(`${path}[${arm}]`, expectation, covariate[arm].length);
}

/** Where column k of the design comes from in the data. */
export const columnPath = (k: number): string =>
  k === 2 ? "data.baseline" : `data.covariates[${k - 3}]`;
