import { describe, expect, it } from "vitest";
import { gee } from "../../src/analyze/gee.ts";
import type { LongitudinalData } from "../../src/analyze/longitudinalData.ts";
import { mmrm } from "../../src/analyze/mmrm.ts";
import { change } from "./smallTrial.ts";

/** Twelve subjects, three visits, nothing missing. */
function trial() {
  const rows = Array.from({ length: 36 }, (_, row) => ({ i: Math.floor(row / 3), j: row % 3 }));
  return {
    subject: rows.map(({ i }) => i),
    visit: rows.map(({ j }) => 4 * (j + 1)),
    arm: rows.map(({ i }) => i % 2),
    baseline: rows.map(({ i }) => (i * 5) % 7),
    value: rows.map(({ i, j }): number | null => ((i * 7 + j * 5 + i * i * j) % 11) + (i % 2) * j),
  };
}

describe("gee refuses data as the mixed model does", () => {
  it.each<[string, LongitudinalData, string]>([
    [
      "duplicate",
      change(({ visit }) => (visit[1] = 4)),
      "data.visit[1] must not repeat a visit of subject 100; got 4",
    ],
    [
      "nobody attended",
      change(({ value, visit }) =>
        value.forEach((_, row) => visit[row] === 8 && (value[row] = null)),
      ),
      'data.value must hold a value at visit 8; got "none"',
    ],
    [
      "one arm attended",
      change(({ value, visit, arm }) =>
        value.forEach((_, row) => visit[row] === 8 && arm[row] === 0 && (value[row] = null)),
      ),
      "data.value must hold a value of an experimental subject at visit 8",
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
  ])("%s", (_, data, message) => {
    expect(() => gee(data)).toThrow(message);
  });
});

describe("gee", () => {
  it("with complete data and by-visit effects estimates what the mixed model does", () => {
    for (const correlation of ["independence", "exchangeable", "ar1"] as const) {
      const result = gee(trial(), { correlation });
      const mixed = mmrm(trial(), { covariance: "compoundSymmetry" });
      expect(result.converged).toBe(true);
      expect(result.estimate).toBeCloseTo(mixed.estimate, 9);
    }
  });

  it("corrected: larger standard errors, t on subjects less coefficients", () => {
    const plain = gee(trial(), { correction: "none" });
    const corrected = gee(trial());
    expect(plain.df).toBe(Infinity);
    expect(corrected.df).toBe(12 - 9);
    expect(corrected.standardError).toBeGreaterThan(plain.standardError);
    expect(corrected.pValue).toBeGreaterThan(plain.pValue);
    expect(gee(trial(), { baselineEffect: "main" }).df).toBe(12 - 7);
  });

  it("compares the arms at the visit asked for", () => {
    const data = trial();
    data.value[4] = data.value[8] = null;
    const result = gee(data, { contrastVisit: 8 });
    expect(result.estimate).toBe(result.effects[1]!.estimate);
    expect(result.observations).toBe(34);
  });

  it("names what is wrong", () => {
    const correlation = "unstructured" as "ar1";
    expect(() => gee(trial(), { correlation })).toThrow("analysis.correlation must be one of");
    expect(() => gee(trial(), { contrastVisit: 5 })).toThrow(
      "analysis.contrastVisit must be one of",
    );
    const few = { ...trial(), baseline: Array.from({ length: 36 }, () => 2) };
    expect(() => gee(few)).toThrow("data.value must determine every mean and slope of the model");
  });

  it("keeps its digits where values and baseline are far from 0", () => {
    const far = trial();
    far.value = far.value.map((value) => value! + 2 ** 30);
    far.baseline = Array.from(far.baseline!, (value) => value! + 2 ** 30);
    const { estimate, standardError, converged } = gee(far);
    expect(converged).toBe(true);
    expect(estimate).toBeCloseTo(gee(trial()).estimate, 9);
    expect(standardError).toBeCloseTo(gee(trial()).standardError, 9);
  });

  it("has no P of values too small to be squared, and that of the same values in another unit", () => {
    const inUnit = (unit: number) => {
      const data = change(({ value }) =>
        value.forEach((found, row) => (value[row] = found! * unit)),
      );
      return gee(data, { correction: "none" });
    };
    expect(inUnit(1e-60).pValue).toBeCloseTo(inUnit(1).pValue, 12);
    expect(() => inUnit(1e-100)).toThrow("data.value must vary beyond what the model explains");
  });

  it("refuses fewer subjects than the correction needs, and a fit without residuals", () => {
    const few = trial();
    for (const column of Object.values(few)) column.splice(27);
    expect(() => gee(few)).toThrow(
      "data.subject must name more subjects with values than the model has coefficients, 9; got 9",
    );
    const exact = trial();
    exact.value = Array.from(exact.baseline!, (value) => value! / 3);
    expect(() => gee(exact)).toThrow("data.value must vary beyond what the model explains");
  });

  it("without a working correlation that is positive definite does not converge, and has no P", () => {
    const result = gee({
      subject: [1, 1, 2, 2, 3, 3, 4, 4, 5, 5],
      visit: [1, 2, 1, 2, 1, 2, 1, 2, 1, 2],
      arm: [0, 0, 1, 1, 0, 0, 1, 1, 1, 1],
      value: [1, 1, 3, 3, 3, 3, 6, 6, 9, 9],
    });
    expect(result).toMatchObject({ converged: false, standardError: NaN, pValue: NaN });
  });
});
