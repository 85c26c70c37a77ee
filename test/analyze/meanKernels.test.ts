import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ancova } from "../../src/analyze/ancova.ts";
import { meanInference } from "../../src/analyze/meanInference.ts";
import { type KernelMethod, meanKernels } from "../../src/analyze/meanKernels.ts";
import { studentTTest } from "../../src/analyze/studentTTest.ts";
import { tCritical } from "../../src/analyze/tCritical.ts";
import { emptyVisitResult } from "../../src/analyze/visitResult.ts";
import { visitSamples } from "../../src/analyze/visitSamples.ts";
import { welchT } from "../../src/analyze/welchT.ts";
import { normalUpperQuantile } from "../../src/math/normal.ts";
import { studentTUpperQuantile } from "../../src/math/studentT.ts";

type Arms = readonly [readonly number[], readonly number[]];

function loaded(values: Arms, baseline: Arms = values) {
  const samples = visitSamples(50);
  for (const arm of [0, 1] as const) {
    samples.n[arm] = values[arm].length;
    samples.values[arm].set(values[arm]);
    samples.baseline[arm].set(baseline[arm]);
  }
  return samples;
}

function analyzed(method: KernelMethod, values: Arms, baseline?: Arms) {
  const out = emptyVisitResult();
  meanKernels[method]()(out, loaded(values, baseline));
  meanInference({ sides: 2 })(out);
  return out;
}

const keys = ["estimate", "standardError", "df", "pValue", "lower", "upper"] as const;

describe("meanKernels", () => {
  const value = fc.integer({ min: -6400, max: 6400 }).map((x) => x / 64);
  const arm = fc.array(fc.tuple(value, value), { minLength: 3, maxLength: 20 });
  const offset = fc.constantFrom(0, 1e6);

  it("agree with the tests of the same name to 1e-12 of the scale of the data", () => {
    fc.assert(
      fc.property(arm, arm, offset, (e, c, far) => {
        const values: Arms = [e.map(([y]) => y + far), c.map(([y]) => y + far)];
        const baseline: Arms = [e.map(([, x]) => x), c.map(([, x]) => x)];
        fc.pre(new Set(values.flat()).size > 4 && new Set(baseline.flat()).size > 4);
        const pairs = [
          [analyzed("t", values), () => studentTTest(values)],
          [analyzed("welch", values), () => welchT(values)],
          [analyzed("ancova", values, baseline), () => ancova({ values, baseline })],
        ] as const;
        for (const [got, test] of pairs) {
          if (got.status !== "done") continue;
          const want = test();
          const scale = 1e-12 * Math.max(1, far / 100);
          for (const key of keys) {
            const size = key === "df" || key === "pValue" ? want[key] : 100 + Math.abs(want[key]);
            expect(Math.abs(got[key] - want[key])).toBeLessThan(
              scale * size * (key === "pValue" ? 1e3 : 1),
            );
          }
        }
      }),
      { numRuns: 300, seed: 20221118 },
    );
  });

  it("say so when data cannot bear the test", () => {
    const constant: Arms = [
      [0.1, 0.1, 0.1],
      [0.3, 0.3],
    ];
    const few: Arms = [[1], [2]];
    const empty: Arms = [[], [1, 2, 3]];
    for (const method of ["t", "welch", "ancova"] as const) {
      for (const values of [constant, few, empty]) {
        const baseline: Arms = [values[0].map((_, i) => i), values[1].map((_, i) => i * i)];
        const { status, ...numbers } = analyzed(method, values, baseline);
        expect(status).toBe("notEstimable");
        expect(Object.values(numbers).every(Number.isNaN)).toBe(true);
      }
    }
    const varied: Arms = [
      [1, 2, 4],
      [3, 5, 8],
    ];
    expect(analyzed("welch", [[9], [1, 2, 4]]).status).toBe("notEstimable");
    expect(
      analyzed("ancova", varied, [
        [7, 7, 7],
        [9, 9, 9],
      ]).status,
    ).toBe("notEstimable");
    expect(analyzed("ancova", varied, varied).status).toBe("notEstimable");
  });
});

describe("tCritical", () => {
  it("is the quantile of Student's t", () => {
    for (const tail of [0.025, 0.05, 0.005, 0.25]) {
      const critical = tCritical(tail);
      for (const df of [0.7, 1, 2.5, 3, 3.7, 5, 12.4, 57, 300, 1e6]) {
        const want = studentTUpperQuantile(tail, df);
        expect(Math.abs(critical(df) / want - 1)).toBeLessThan(1e-12);
        expect(critical(df)).toBe(tCritical(tail)(df));
      }
      expect(critical(Infinity)).toBe(normalUpperQuantile(tail));
    }
  });
});

describe("meanInference", () => {
  const effect = { estimate: 1.2, standardError: 0.5, df: 30 };
  const pValueOf = (options: Parameters<typeof meanInference>[0]) => {
    const out = { ...emptyVisitResult(), ...effect };
    meanInference(options)(out);
    return out.pValue;
  };

  it("tests against margins from one side", () => {
    const against = (nullDifference: number, sides: 1 | 2, better: "higher" | "lower") => {
      const { estimate, standardError, df } = effect;
      const out = { ...emptyVisitResult(), estimate: estimate - nullDifference, standardError, df };
      meanInference({ sides, better })(out);
      return out.pValue;
    };
    const margin = 0.4;
    expect(pValueOf({ hypothesis: "nonInferiority", margin })).toBe(against(-0.4, 1, "higher"));
    expect(pValueOf({ hypothesis: "nonInferiority", margin, better: "lower" })).toBe(
      against(0.4, 1, "lower"),
    );
    expect(pValueOf({ hypothesis: "superiorityByMargin", margin })).toBe(against(0.4, 1, "higher"));
    expect(pValueOf({ hypothesis: "superiorityByMargin", margin, better: "lower" })).toBe(
      against(-0.4, 1, "lower"),
    );
    expect(pValueOf({ hypothesis: "equivalence", margin: 2 })).toBe(
      Math.max(against(-2, 1, "higher"), against(2, 1, "lower")),
    );
  });

  it("names what is wrong", () => {
    expect(() => meanInference({ hypothesis: "equivalence" })).toThrow(
      "analysis.margin must be a size above 0, without a sign; got nothing",
    );
    expect(() => meanInference({ hypothesis: "nonInferiority", margin: -1 })).toThrow(
      "analysis.margin must be a size above 0, without a sign; got -1",
    );
    expect(() => meanInference({ margin: 1 })).toThrow(
      "analysis.margin must be absent for superiority; got 1",
    );
    expect(() => meanInference({ hypothesis: "better" as "equivalence" })).toThrow(
      "analysis.hypothesis must be one of superiority,",
    );
    expect(() => meanInference({ level: 95 })).toThrow("level must lie between 0 and 1; got 95");
  });
});
