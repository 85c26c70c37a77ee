import type { Pair } from "../pair.ts";

/** Twice the smallest block that holds the arms in their ratio: 4 for 1:1, 6 for 2:1. */
export function blockSize([experimental, control]: Pair<number>): number {
  let [a, b] = [experimental, control];
  while (b > 0) [a, b] = [b, a % b]; // Euclid: a becomes the greatest common divisor
  return (2 * (experimental + control)) / a;
}
