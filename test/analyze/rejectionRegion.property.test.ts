import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TableMethod } from "../../src/analyze/methods.ts";
import { binaryMethods, unconditionalMethods } from "../../src/analyze/methods.ts";
import { pValueTable } from "../../src/analyze/pValueTable.ts";
import type { RegionRequest } from "../../src/analyze/rejectionRegion.ts";
import { partOfRegion, regionMask, rejectionRegion } from "../../src/analyze/rejectionRegion.ts";

const seed = 20221118;

const isUnconditional = (method: TableMethod): boolean =>
  (unconditionalMethods as readonly TableMethod[]).includes(method);

/** The tests whose P values of a whole table take no time. */
const quickMethods = binaryMethods.filter((method) => !isUnconditional(method));

const request = (methods: readonly TableMethod[], largest: number): fc.Arbitrary<RegionRequest> =>
  fc.record({
    method: fc.constantFrom(...methods),
    n: fc.oneof(
      fc.tuple(fc.nat(largest), fc.nat(largest)),
      fc.nat(largest).map((n) => [n, n] as const),
    ),
    alternative: fc.constantFrom("twoSided", "greater", "less"),
    // levels that P values attain exactly (1/2, 2/C(10,5), …), usual ones, and extreme ones
    alpha: fc.constantFrom(0.05, 0.025, 0.1, 0.01, 0.5, 0.25, 2 / 252, 1 / 252, 0.001, 1e-6, 1e-30),
  });

function disagreements(request: RegionRequest): number {
  const [nE, nC] = request.n;
  const region = rejectionRegion(request);
  const mask = regionMask(region);
  const table = pValueTable(request);
  let count = 0;
  for (let xE = 0; xE <= nE; xE++) {
    for (let xC = 0; xC <= nC; xC++) {
      const rejects = table.at(xE, xC) <= request.alpha * (1 + 1e-9);
      if (region.rejects(xE, xC) !== rejects) count++;
      if (mask[xE * (nC + 1) + xC] !== Number(rejects)) count++;
    }
  }
  return count;
}

describe("partOfRegion", () => {
  it("is the whole region between its totals, wherever they lie", () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(request(quickMethods, 300), place, place, (request, a, b) => {
        const total = request.n[0] + request.n[1];
        const [from, to] = [Math.floor(Math.min(a, b) * total), Math.floor(Math.max(a, b) * total)];
        const whole = rejectionRegion(request);
        const part = partOfRegion(request, [from, to]);
        expect(part.lower.slice(from, to + 1)).toEqual(whole.lower.slice(from, to + 1));
        expect(part.upper.slice(from, to + 1)).toEqual(whole.upper.slice(from, to + 1));
      }),
      { seed, numRuns: 300 },
    );
  });
});

describe("rejectionRegion", () => {
  it("holds exactly the tables with P ≤ alpha", () => {
    fc.assert(
      fc.property(request(quickMethods, 70), (request) => {
        expect(disagreements(request)).toBe(0);
      }),
      { seed, numRuns: 1500 },
    );
    fc.assert(
      fc.property(request(unconditionalMethods, 12), (request) => {
        expect(disagreements(request)).toBe(0);
      }),
      { seed, numRuns: 300 },
    );
  });

  it("does so in trials too large for the eye", () => {
    for (const method of quickMethods) {
      for (const alternative of ["twoSided", "greater", "less"] as const) {
        for (const n of [
          [300, 300],
          [400, 150],
          [20, 700],
        ] as const) {
          expect(disagreements({ method, n, alternative, alpha: 0.05 })).toBe(0);
        }
      }
    }
  });

  it("rejects when P equals alpha: Fisher one-sided, 3/3 against 0/3", () => {
    const exact = { method: "fisher", n: [3, 3], alternative: "greater", alpha: 0.05 } as const;
    expect(rejectionRegion(exact).rejects(3, 0)).toBe(true);
    expect(rejectionRegion({ ...exact, alpha: 0.0499999 }).rejects(3, 0)).toBe(false);
  });

  it("is empty where an arm is", () => {
    const region = rejectionRegion({
      method: "pearson",
      n: [0, 9],
      alternative: "less",
      alpha: 0.5,
    });
    expect(regionMask(region).every((rejects) => rejects === 0)).toBe(true);
  });
});
