import { number } from "./fields.ts";

// Squares and their sums must stay doubles, with room to spare: a variance of 1e-600 is none. In the unit that a
// report would print, no outcome of a trial comes near these limits.

const largest = 1e12;
const smallestSd = 1e-12;

const inMeans = "lie in [-1e12, 1e12]";
const inSds = "lie in [1e-12, 1e12]";

/** A mean, a limit or a change of a measured value, in its unit. -0, which JSON cannot carry, reads as 0. */
export const meanNumber = number(inMeans)
  .min(-largest, inMeans)
  .max(largest, inMeans)
  .overwrite((value) => value + 0);

/** A standard deviation of a measured value, in its unit. */
export const sdNumber = number(inSds).min(smallestSd, inSds).max(largest, inSds);
