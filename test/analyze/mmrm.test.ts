import { describe, expect, it } from "vitest";
import { ancova } from "../../src/analyze/ancova.ts";
import { mmrm } from "../../src/analyze/mmrm.ts";
import { studentTTest } from "../../src/analyze/studentTTest.ts";
import { change, trial } from "./smallTrial.ts";

describe("mmrm", () => {
  it("at a single visit is the t test, or the analysis of covariance", () => {
    const { baseline, ...data } = trial();
    const rows = data.visit
      .map((visit, row) => ({ visit, row }))
      .filter(({ visit }) => visit === 8);
    const at = <T>(column: readonly T[]) => rows.map(({ row }) => column[row]!);
    const byArm = (column: readonly (number | null)[]): [number[], number[]] => [
      at(column).filter((_, i) => at(data.arm)[i] === 0) as number[],
      at(column).filter((_, i) => at(data.arm)[i] === 1) as number[],
    ];
    const single = {
      subject: at(data.subject),
      visit: at(data.visit),
      arm: at(data.arm),
      value: at(data.value),
    };
    const t = studentTTest(byArm(data.value));
    const adjusted = ancova({ values: byArm(data.value), baseline: byArm(baseline) });
    for (const covariance of ["unstructured", "ar1", "toeplitz"] as const) {
      const plain = mmrm(single, { covariance });
      expect(plain.pValue).toBeCloseTo(t.pValue, 10);
      expect(plain.df).toBeCloseTo(t.df, 8);
      const withBaseline = mmrm({ ...single, baseline: at(baseline) }, { covariance });
      expect(withBaseline.pValue).toBeCloseTo(adjusted.pValue, 10);
    }
  });

  it("names visits by their own values, in their order", () => {
    const result = mmrm(trial(), { contrastVisit: 8 });
    expect(result.visits).toEqual([4, 8, 12]);
    expect(result.estimate).toBe(result.effects[1]!.estimate);
    expect(mmrm(trial()).contrastVisit).toBe(12);
  });

  it("does not depend on the order of rows, the unit or a common shift", () => {
    const data = change(({ value }) => (value[5] = value[16] = null));
    const order = data.subject.map((_, row) => (row * 7) % 24);
    const shuffled = {
      subject: order.map((row) => data.subject[row]!),
      visit: order.map((row) => data.visit[row]!),
      arm: order.map((row) => data.arm[row]!),
      baseline: order.map((row) => data.baseline![row]! + 1e6),
      value: order.map((row) => (data.value[row] === null ? null : 1000 * data.value[row]! - 1e7)),
    };
    const [a, b] = [mmrm(data), mmrm(shuffled)];
    expect(b.pValue).toBeCloseTo(a.pValue, 9);
    expect(b.estimate / 1000).toBeCloseTo(a.estimate, 8);
    expect(b.df).toBeCloseTo(a.df, 6);
  });

  it("takes rows left out, null and NaN as missing alike", () => {
    const byNull = mmrm(change(({ value }) => (value[5] = null)));
    const byNaN = mmrm(change(({ value }) => (value[5] = NaN)));
    const data = trial();
    const kept = <T>(column: readonly T[]) => column.filter((_, row) => row !== 5);
    const byRow = mmrm({
      subject: kept(data.subject),
      visit: kept(data.visit),
      arm: kept(data.arm),
      baseline: kept(data.baseline),
      value: kept(data.value),
    });
    expect(byNaN).toEqual(byNull);
    expect(byRow.pValue).toBeCloseTo(byNull.pValue, 12);
    expect(byNull.observations).toBe(23);
  });

  it("residual df are observations less coefficients", () => {
    expect(mmrm(trial(), { degreesOfFreedom: "residual" }).df).toBe(24 - 9);
    expect(mmrm(trial(), { degreesOfFreedom: "residual", baselineEffect: "main" }).df).toBe(24 - 7);
  });

  it("tells a fit that stopped short", () => {
    const result = mmrm(
      change(({ value }) => (value[5] = null)),
      { maxIterations: 1 },
    );
    expect(result).toMatchObject({ converged: false, status: "notConverged" });
    expect(result).toMatchObject({ pValue: NaN, standardError: NaN, df: NaN, lower: NaN });
    expect(result.estimate).not.toBeNaN();
  });
});
