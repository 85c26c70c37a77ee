import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Counts } from "../../src/analyze/counts.ts";
import { marginTest } from "../../src/analyze/marginTest.ts";
import { marginMethods } from "../../src/analyze/methods.ts";
import { pValueTable, singlePValue } from "../../src/analyze/pValueTable.ts";
import { alphaTolerance } from "../../src/analyze/rejectionRegion.ts";
import { tableTestOf, type TableTestOptions } from "../../src/analyze/tableTest.ts";
import { testRegion } from "../../src/analyze/testRegion.ts";

const seed = 20221118;

const margins = { riskDifference: [0.05, 0.1, 0.3], riskRatio: [1.25, 1.5, 3] } as const;

/** A hypothesis with a margin on the side that it asks for. */
const options: fc.Arbitrary<TableTestOptions> = fc
  .record({
    method: fc.constantFrom(...marginMethods),
    measure: fc.constantFrom("riskDifference" as const, "riskRatio" as const),
    hypothesis: fc.constantFrom(
      "superiorityByMargin" as const,
      "nonInferiority" as const,
      "equivalence" as const,
    ),
    better: fc.constantFrom("higher" as const, "lower" as const),
    k: fc.nat(2),
  })
  .map(({ k, ...rest }) => {
    const margin = margins[rest.measure][k]!;
    const { hypothesis, better } = rest;
    const isBelowOne =
      rest.measure === "riskRatio" &&
      hypothesis !== "equivalence" &&
      (hypothesis === "nonInferiority") === (better === "higher");
    return { ...rest, margin: isBelowOne ? 1 / margin : margin };
  });

const sizes = fc.tuple(fc.nat(25), fc.nat(25));

describe("a test against a margin", () => {
  it("has one P value, whether looked up, computed alone or by marginTest", () => {
    fc.assert(
      fc.property(options, sizes, fc.nat(), fc.nat(), (options, n, a, b) => {
        const data: Counts = { events: [a % (n[0] + 1), b % (n[1] + 1)], n };
        const request = { ...tableTestOf(options), n };
        const { method, hypothesis, margin, measure, better } = options;
        const result = marginTest(data, {
          hypothesis: hypothesis!,
          margin: margin!,
          measure: measure!,
          better: better!,
          statistic: method as (typeof marginMethods)[number],
        });
        expect(pValueTable(request).at(...data.events)).toBe(result.pValue);
        expect(singlePValue(request, ...data.events)).toBe(result.pValue);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it("rejects exactly the tables with P ≤ alpha", () => {
    fc.assert(
      fc.property(options, sizes, fc.constantFrom(0.05, 0.025, 0.2), (options, n, alpha) => {
        const test = tableTestOf(options);
        const region = testRegion(test, { n, alpha });
        const table = pValueTable({ ...test, n });
        let disagreements = 0;
        for (let xE = 0; xE <= n[0]; xE++) {
          for (let xC = 0; xC <= n[1]; xC++) {
            const isRejected = table.at(xE, xC) <= alpha * (1 + alphaTolerance);
            if (region.rejects(xE, xC) !== isRejected) disagreements++;
          }
        }
        expect(disagreements).toBe(0);
      }),
      { seed, numRuns: 200 },
    );
  });

  it("rejects the less the stricter the margin", () => {
    fc.assert(
      fc.property(sizes, fc.constantFrom(...marginMethods), (n, method) => {
        const of = (margin: number) =>
          pValueTable({ ...tableTestOf({ method, hypothesis: "nonInferiority", margin }), n });
        const [wide, narrow] = [of(0.2), of(0.1)];
        for (let xE = 0; xE <= n[0]; xE++) {
          for (let xC = 0; xC <= n[1]; xC++) {
            expect(wide.at(xE, xC)).toBeLessThanOrEqual(narrow.at(xE, xC) + 1e-12);
          }
        }
      }),
      { seed, numRuns: 50 },
    );
  });
});

describe("without a margin", () => {
  it("farringtonManning is the pooled z test and wald the unpooled one", () => {
    fc.assert(
      fc.property(sizes, fc.constantFrom(1, 2), (n, sides) => {
        const table = (method: TableTestOptions["method"]) =>
          pValueTable({ ...tableTestOf({ method, sides }), n });
        for (let xE = 0; xE <= n[0]; xE++) {
          expect(table("farringtonManning").at(xE, n[1])).toBe(table("zPooled").at(xE, n[1]));
          expect(table("wald").at(xE, n[1])).toBe(table("zUnpooled").at(xE, n[1]));
        }
      }),
      { seed, numRuns: 100 },
    );
  });

  it("refuses a margin with a method that cannot test one, and a hypothesis without its margin", () => {
    const test = { method: "fisher", hypothesis: "nonInferiority", margin: 0.1 } as const;
    expect(() => tableTestOf(test)).toThrow(
      "method must be one of farringtonManning, wald for nonInferiority",
    );
    expect(() => tableTestOf({ method: "wald", hypothesis: "equivalence" })).toThrow("margin must");
    expect(() => tableTestOf({ method: "wald", margin: 0.1 })).toThrow("margin must be absent");
  });
});
