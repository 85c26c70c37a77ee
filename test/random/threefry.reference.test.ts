import { expect, it } from "vitest";
import { threefry2x32 } from "../../src/random/threefry.ts";

/** Known answers of Random123 1.09 (kat_vectors, threefry2x32 20): counter, key, result. */
const knownAnswers = [
  [0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x6b200159, 0x99ba4efe],
  [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7],
  [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xc4923a9c, 0x483df7a0],
] as const;

it.each(knownAnswers)("counter %i %i, key %i %i", (c0, c1, k0, k1, first, second) => {
  const out = new Uint32Array(2);
  threefry2x32(out, k0, k1, c0, c1);
  expect([...out]).toEqual([first, second]);
});

it("takes words signed or unsigned alike", () => {
  const [signed, unsigned] = [new Uint32Array(2), new Uint32Array(2)];
  threefry2x32(signed, -1, -2, -3, -4);
  threefry2x32(unsigned, 2 ** 32 - 1, 2 ** 32 - 2, 2 ** 32 - 3, 2 ** 32 - 4);
  expect([...signed]).toEqual([...unsigned]);
});
