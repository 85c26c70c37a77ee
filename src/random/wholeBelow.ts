import type { Stream } from "./stream.ts";

/**
 * A whole number from 0 to `bound` − 1, each exactly equally likely: the high half of a 32-bit word times
 * the bound, where a word whose low half falls into the incomplete last turn is drawn again.
 *
 * @param bound - 1 to 2^21, so that the product is exact in a double.
 * @see [Lemire2019]
 */
export function wholeBelow(bound: number, stream: Stream): number {
  for (;;) {
    const product = stream.uint32() * bound;
    const whole = Math.floor(product * 2 ** -32);
    const low = product - whole * 2 ** 32;
    if (low >= bound || low >= 2 ** 32 % bound) return whole;
  }
}
