import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";

/** Endpoint values of two arms: experimental, control; in one unit, none missing. */
export type Samples = Pair<ArrayLike<number>>;

/**
 * Checks the values of two arms.
 *
 * @param least - Smallest number of values that each arm must have.
 * @param path - Where the values sit in the caller's input, for the error message.
 * @throws {@link ArgumentError} naming the arm or the value at fault.
 */
export function checkSamples(values: Samples, least: number, path = "data.values"): void {
  for (const arm of [0, 1] as const) {
    const sample = values[arm];
    if (sample === undefined) throw new ArgumentError(`${path}[${arm}]`, "list values", sample);
    if (sample.length < least) {
      const expectation = `hold at least ${least} value${least === 1 ? "" : "s"}`;
      throw new ArgumentError(`${path}[${arm}]`, expectation, sample.length);
    }
    checkFinite(sample, `${path}[${arm}]`);
  }
}

/** Values up to this size have squares, sums of squares and their products that are doubles. */
const largest = 1e70;

/** @throws {@link ArgumentError} naming the first element that is not a finite number, or too large to be squared. */
export function checkFinite(sample: ArrayLike<number>, path: string): void {
  for (let i = 0; i < sample.length; i++) checkValue(sample[i], `${path}[${i}]`);
}

/**
 * @param kind - What a value has to be, for the error message.
 * @throws {@link ArgumentError} if a value is not a finite number, or too large to be squared.
 */
export function checkValue(value: unknown, path: string, kind = "a finite number"): void {
  if (typeof value === "number" && Math.abs(value) <= largest) return;
  const expectation = Number.isFinite(value) ? "lie in [-1e70, 1e70]" : `be ${kind}`;
  throw new ArgumentError(path, expectation, value);
}
