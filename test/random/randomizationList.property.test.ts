import * as fc from "fast-check";
import { expect, it } from "vitest";
import { permutedBlockList } from "../../src/random/randomizationList.ts";
import { createStream } from "../../src/random/stream.ts";

const options = { seed: 20221118, numRuns: 500 };
const seeds = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const subjects = fc.integer({ min: 0, max: 60 });
const ratio = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));
const multiples = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 });

it("permutedBlockList: totals are exact for any arms, ratio and block sizes", () => {
  fc.assert(
    fc.property(seeds, subjects, subjects, ratio, multiples, (seed, e, c, allocation, sizes) => {
      const blockSizes = sizes.map((m) => m * (allocation[0] + allocation[1]));
      const stream = createStream({ seed, replicate: 0, purpose: "randomization" });
      const list = permutedBlockList({ n: [e, c], blockSizes, allocation }, stream);
      expect(list).toHaveLength(e + c);
      expect(list.reduce((sum, arm) => sum + arm, 0)).toBe(c);
    }),
    options,
  );
});

it("permutedBlockList: arms are never further apart than half the largest block", () => {
  fc.assert(
    fc.property(seeds, subjects, multiples, (seed, perArm, sizes) => {
      const blockSizes = sizes.map((m) => 2 * m);
      const stream = createStream({ seed, replicate: 1, purpose: "randomization" });
      const list = permutedBlockList(
        { n: [perArm, perArm], blockSizes, allocation: [1, 1] },
        stream,
      );
      let lead = 0;
      for (const arm of list) {
        lead += arm === 0 ? 1 : -1;
        expect(Math.abs(lead)).toBeLessThanOrEqual(Math.max(...blockSizes) / 2);
      }
      expect(lead).toBe(0);
    }),
    options,
  );
});
