import { describe, expect, it } from "vitest";
import { gee } from "../../src/analyze/gee.ts";
import type { LongitudinalData } from "../../src/analyze/longitudinalData.ts";
import { mmrm } from "../../src/analyze/mmrm.ts";
import { change } from "./smallTrial.ts";

/** Twelve subjects, three visits, nothing missing. */
function trial(): LongitudinalData & { value: (number | null)[] } {
  const rows = Array.from({ length: 36 }, (_, row) => ({ i: Math.floor(row / 3), j: row % 3 }));
  return {
    subject: rows.map(({ i }) => i),
    visit: rows.map(({ j }) => 4 * (j + 1)),
    arm: rows.map(({ i }) => i % 2),
    baseline: rows.map(({ i }) => (i * 5) % 7),
    value: rows.map(({ i, j }) => ((i * 7 + j * 5 + i * i * j) % 11) + (i % 2) * j),
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
});
