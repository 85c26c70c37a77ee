import { chiSquareUpperTail } from "../../../src/math/chiSquare.ts";
import { threefry2x32 } from "../../../src/random/threefry.ts";
import { onesOf } from "./frequencyTests.ts";

/**
 * Turns over each of the 128 bits of key and counter, one at a time, at `count` places, and counts how often
 * each of the 64 bits of the result turns over. Every pair should do so in half of the cases.
 *
 * @returns P value of the sum of the 8192 squared deviates, and the largest deviate in standard errors.
 */
export function avalanche(count: number): { pValue: number; largest: number } {
  const turned = new Float64Array(128 * 64);
  const input = new Uint32Array(4); // key, counter
  const before = new Uint32Array(2);
  const after = new Uint32Array(2);
  for (let i = 0; i < count; i++) {
    setPlace(input, i);
    threefry2x32(before, input[0]!, input[1]!, input[2]!, input[3]!);
    for (let bit = 0; bit < 128; bit++) {
      input[bit >>> 5]! ^= 1 << (bit & 31);
      threefry2x32(after, input[0]!, input[1]!, input[2]!, input[3]!);
      input[bit >>> 5]! ^= 1 << (bit & 31);
      countTurned(turned, bit * 64, before, after);
    }
  }
  const deviates = turned.map((k) => (k - count / 2) / Math.sqrt(count / 4));
  const statistic = deviates.reduce((sum, z) => sum + z * z, 0);
  const largest = deviates.reduce((most, z) => Math.max(most, Math.abs(z)), 0);
  return { pValue: chiSquareUpperTail(statistic, deviates.length), largest };
}

/**
 * Small neighboring seeds and replicates, as in use, with an even number of ones: turning over one bit then leaves
 * the set, so that no pair of places is counted twice.
 */
function setPlace(input: Uint32Array, index: number) {
  const [seed, replicate] = [Math.floor(index / 64), index % 64];
  input[0] = seed;
  input[2] = 2 * replicate + ((onesOf(seed) + onesOf(replicate)) & 1);
}

function countTurned(turned: Float64Array, start: number, before: Uint32Array, after: Uint32Array) {
  for (let half = 0; half < 2; half++) {
    const difference = before[half]! ^ after[half]!;
    for (let bit = 0; bit < 32; bit++) turned[start + 32 * half + bit]! += (difference >>> bit) & 1;
  }
}
