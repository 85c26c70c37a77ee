import { describe, expect, it } from "vitest";
import { meansPower } from "../../src/sizing/meansPower.ts";
import { mmrmPower } from "../../src/sizing/mmrmPower.ts";
import { normalCdf } from "../../src/math/normal.ts";
import { assuranceMeans, assuranceMmrm } from "../../src/uncertainty/assuranceMeans.ts";
import {
  assuranceMeansSampleSize,
  assuranceMmrmSampleSize,
} from "../../src/uncertainty/assuranceMeansSampleSize.ts";

const dryness = {
  method: "t",
  sd: [19.6, 19.6],
  n: [30, 30],
  alpha: 0.05,
  better: "lower",
  prior: { mean: -18.33, sd: 5.06 },
} as const;

describe("assuranceMeans", () => {
  it("agrees with integrals by R", () => {
    // stats::integrate over stats::pt with noncentrality, R 4.2.2
    const known = assuranceMeans(dryness);
    expect(known.assurance).toBeCloseTo(0.87329605647427, 9);
    expect(known.error).toBeLessThan(1e-9);
    const spread = assuranceMeans({ ...dryness, prior: { mean: -8, sd: 5 }, sdDf: 58 });
    expect(spread.assurance).toBeCloseTo(0.38247441294024, 8);
    expect(spread.error).toBeLessThan(1e-3);
  });

  it("is the closed form where the standard deviation is known", () => {
    const got = assuranceMeans({ ...dryness, method: "z", nullDifference: -3 });
    const standardError = 19.6 * Math.sqrt(2 / 30);
    const z = (18.33 - 3 - 1.959963984540054 * standardError) / Math.hypot(standardError, 5.06);
    expect(got.assurance).toBeCloseTo(normalCdf(z), 12);
    expect(got.ceiling).toBeCloseTo(normalCdf((18.33 - 3) / 5.06), 12);
    expect(got.eitherDirection).toBeGreaterThan(got.assurance);
  });

  it("is the power where the difference is known", () => {
    for (const method of ["t", "z", "welch", "welchApproximate", "ancova"] as const) {
      const request = { ...dryness, method, n: [12, 15] as const, baselineCorrelation: 0.5 };
      const got = assuranceMeans({ ...request, prior: { mean: -18.33, sd: 1e-5 } });
      expect(got.eitherDirection).toBeCloseTo(meansPower({ ...request, difference: -18.33 }), 8);
    }
  });

  it("counts one direction for a one-sided test", () => {
    const got = assuranceMeans({ ...dryness, sides: 1, better: "higher" });
    expect(got.assurance).toBe(got.eitherDirection);
    expect(got.assurance).toBeLessThan(0.01);
  });

  it("refuses priors that are none", () => {
    const at = (change: object) => () => assuranceMeans({ ...dryness, ...change });
    expect(at({ prior: { mean: NaN, sd: 1 } })).toThrow(
      "prior.mean must be a finite number; got NaN",
    );
    expect(at({ prior: { mean: 1, sd: 0 } })).toThrow("prior.sd must be above 0; got 0");
    expect(at({ sdDf: 0 })).toThrow("sdDf must be a finite number above 0; got 0");
    expect(at({ n: [1, 1] })).toThrow("n must leave degrees of freedom; got [1,1]");
  });
});

const visits = {
  sd: [19.6, 19.6],
  correlation: [
    [1, 0.6],
    [0.6, 1],
  ],
  retention: [
    [1, 0.9],
    [1, 0.9],
  ],
  alpha: 0.05,
  better: "lower",
  prior: { mean: -12, sd: 5 },
} as const;

describe("assuranceMmrm", () => {
  it("is the power where the difference is known", () => {
    const n = [40, 40] as const;
    const got = assuranceMmrm({ ...visits, n, prior: { mean: -12, sd: 1e-6 } });
    expect(got.eitherDirection).toBeCloseTo(mmrmPower({ ...visits, n, difference: -12 }), 9);
  });

  it("is that of a z test without dropout", () => {
    const retention = [
      [1, 1],
      [1, 1],
    ] as const;
    const got = assuranceMmrm({ ...visits, retention, n: [30, 30] });
    const plain = assuranceMeans({ ...dryness, method: "z", prior: visits.prior });
    expect(got.assurance).toBeCloseTo(plain.assurance, 9);
    expect(assuranceMmrm({ ...visits, n: [30, 30] }).assurance).toBeLessThan(got.assurance);
  });
});

describe("sizes", () => {
  it("are the smallest that suffice", () => {
    const { n, assurance } = assuranceMeansSampleSize({
      ...dryness,
      assurance: 0.8,
      allocation: 2,
    });
    expect(n[0]).toBe(2 * n[1]);
    expect(assurance).toBeGreaterThanOrEqual(0.8);
    const fewer = [n[0] - 2, n[1] - 1] as const;
    expect(assuranceMeans({ ...dryness, n: fewer }).assurance).toBeLessThan(0.8);
    const mixed = assuranceMmrmSampleSize({ ...visits, assurance: 0.8 });
    expect(assuranceMmrm({ ...visits, n: mixed.n }).assurance).toBe(mixed.assurance);
    expect(
      assuranceMmrm({ ...visits, n: [mixed.n[0] - 1, mixed.n[1] - 1] }).assurance,
    ).toBeLessThan(0.8);
  });

  it("say what cannot be reached", () => {
    const find = (assurance: number) => () =>
      assuranceMeansSampleSize({ ...dryness, method: "z", prior: { mean: -5, sd: 5 }, assurance });
    expect(find(0.85)).toThrow(
      "assurance must be below 0.8413, which no size can exceed; got 0.85",
    );
    expect(find(0.84134)).toThrow("assurance must be reachable with 100,000 controls; got 0.84134");
    expect(find(0)).toThrow("assurance must lie in (0, 1); got 0");
  });
});
