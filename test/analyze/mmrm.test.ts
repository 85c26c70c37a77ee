import { describe, expect, it } from "vitest";
import { ancova } from "../../src/analyze/ancova.ts";
import type { LongitudinalData } from "../../src/analyze/longitudinalData.ts";
import { mmrm } from "../../src/analyze/mmrm.ts";
import { studentTTest } from "../../src/analyze/studentTTest.ts";

/** Eight subjects, visits at weeks 4, 8 and 12, nothing missing. */
function trial(): {
  subject: number[];
  visit: number[];
  arm: number[];
  baseline: number[];
  value: (number | null)[];
} {
  const rows = Array.from({ length: 24 }, (_, row) => ({ i: Math.floor(row / 3), j: row % 3 }));
  return {
    subject: rows.map(({ i }) => 100 + i),
    visit: rows.map(({ j }) => 4 * (j + 1)),
    arm: rows.map(({ i }) => i % 2),
    baseline: rows.map(({ i }) => [5, 3, 8, 6, 2, 9, 4, 7][i]!),
    value: rows.map(({ i, j }) => ((i * 7 + j * 5 + i * i * j) % 11) + (i % 2) * j),
  };
}

const change = (edit: (data: ReturnType<typeof trial>) => void): LongitudinalData => {
  const data = trial();
  edit(data);
  return data;
};

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
  });

  it.each<[string, LongitudinalData, string]>([
    [
      "duplicate",
      change(({ visit }) => (visit[1] = 4)),
      "data.visit[1] must not repeat a visit of subject 100; got 4",
    ],
    [
      "arm code",
      change(({ arm }) => (arm[3] = 2)),
      "data.arm[3] must be 0 (experimental) or 1 (control); got 2",
    ],
    [
      "arm changes",
      change(({ arm }) => (arm[4] = 0)),
      "data.arm[4] must be the same at every visit of subject 101",
    ],
    [
      "baseline changes",
      change(({ baseline }) => (baseline[4] = 0)),
      "data.baseline[4] must be the same at every",
    ],
    [
      "baseline missing",
      change(({ baseline }) => (baseline[4] = NaN)),
      "data.baseline[4] must be a finite number",
    ],
    [
      "infinite",
      change(({ value }) => (value[4] = Infinity)),
      "data.value[4] must be a finite number or null",
    ],
    [
      "length",
      change(({ value }) => value.pop()),
      "data.value must list 24 values, as data.subject does; got 23",
    ],
    [
      "nobody attended",
      change(({ value, visit }) =>
        value.forEach((_, row) => visit[row] === 8 && (value[row] = null)),
      ),
      "data.value must hold a value at visit 8",
    ],
    [
      "one arm attended",
      change(({ value, visit, arm }) =>
        value.forEach((_, row) => visit[row] === 8 && arm[row] === 1 && (value[row] = null)),
      ),
      "data.value must hold a value of a control subject at visit 8",
    ],
    [
      "constant",
      change(({ value, visit }) =>
        value.forEach((_, row) => visit[row] === 12 && (value[row] = 3)),
      ),
      "data.value must vary within an arm at visit 12",
    ],
    [
      "one subject per arm",
      change((data) => Object.values(data).forEach((column) => column.splice(6))),
      "data.arm must have 2 experimental subjects or more; got 1",
    ],
    [
      "no common subject",
      change(({ value, subject, visit }) =>
        value.forEach((_, row) => {
          if (visit[row] === (subject[row]! < 104 ? 4 : 12)) value[row] = null;
        }),
      ),
      "data.value must include subjects seen at both visits 4 and 12, to be unstructured",
    ],
    [
      "baseline constant",
      change(({ baseline }) => baseline.fill(3)),
      "data.value must determine every mean, slope and variance of the model",
    ],
  ])("names what is wrong: %s", (_, data, message) => {
    expect(() => mmrm(data)).toThrow(message);
  });

  it("names what is wrong among the options", () => {
    const covariance = "ar2" as "ar1";
    expect(() => mmrm(trial(), { covariance })).toThrow(
      "analysis.covariance must be one of unstructured,",
    );
    expect(() => mmrm(trial(), { contrastVisit: 2 })).toThrow(
      "analysis.contrastVisit must be one of the visits 4, 8, 12; got 2",
    );
  });
});
