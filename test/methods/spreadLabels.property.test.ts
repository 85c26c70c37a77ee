import * as fc from "fast-check";
import { expect, it } from "vitest";
import { spreadLabels } from "../../src/methods/spreadLabels.ts";

it("keeps labels apart, in order and in range", () => {
  const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: 1,
    maxLength: 10,
  });
  fc.assert(
    fc.property(places, (wanted) => {
      const gap = 0.05;
      const got = spreadLabels(wanted, gap, [0, 1]);
      const sorted = got.toSorted((a, b) => a - b);
      for (let i = 1; i < sorted.length; i++)
        expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(gap - 1e-12);
      expect(sorted[0]).toBeGreaterThanOrEqual(0);
      expect(sorted.at(-1)).toBeLessThanOrEqual(1);
      for (const [i, a] of wanted.entries())
        for (const [j, b] of wanted.entries()) if (a > b) expect(got[i]).toBeGreaterThan(got[j]!);
    }),
    { seed: 7, numRuns: 300 },
  );
});

it("leaves labels where they belong when there is room", () => {
  expect(spreadLabels([0.2, 0.8, 0.5], 0.1, [0, 1])).toEqual([0.2, 0.8, 0.5]);
});
