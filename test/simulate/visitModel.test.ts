import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors.ts";
import { visitModel, visitTimes, type VisitModel } from "../../src/simulate/visitModel.ts";
import { loadRecords } from "../referenceReport.ts";
import { studyOfReference, type ReferenceTrial } from "./referenceTrial.ts";
import { plain, withBaseline, withoutBaseline } from "./visitWorlds.ts";

/** L L′, element by element. */
function covarianceOf({ factor, size }: VisitModel, arm: 0 | 1, j: number, k: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += factor[arm][j * size + i]! * factor[arm][k * size + i]!;
  return sum;
}

describe("visitModel", () => {
  it("joins baseline and visits", () => {
    const model = visitModel(withBaseline, plain);
    expect(model).toMatchObject({ visits: 3, size: 4, hasBaseline: true, times: [4, 8, 24] });
    expect(covarianceOf(model, 0, 0, 0)).toBeCloseTo(9, 12);
    expect(covarianceOf(model, 0, 0, 3)).toBeCloseTo(0.4 * 3 * 4, 12);
    expect(covarianceOf(model, 1, 1, 3)).toBeCloseTo(0.49 * 3 * 4, 12);
    expect(covarianceOf(model, 1, 2, 2)).toBeCloseTo(3.5 ** 2, 12);
    expect(model.factor[0][3]).toBe(0);
  });

  it.each([
    [{ type: "compoundSymmetry", rho: 0.4 }, 0.4, 0.4],
    [{ type: "ar1", rho: 0.4 }, 0.4, 0.16],
    [{ type: "toeplitz", rho: [0.5, 0.1] }, 0.5, 0.1],
    [
      {
        type: "unstructured",
        matrix: [
          [1, 0.3, 0.2],
          [0.3, 1, 0.6],
          [0.2, 0.6, 1],
        ],
      },
      0.3,
      0.2,
    ],
  ] as const)("%o", (correlation, first, second) => {
    const model = visitModel(withoutBaseline, { ...plain, sd: 2, correlation });
    expect(covarianceOf(model, 0, 0, 1)).toBeCloseTo(4 * first, 12);
    expect(covarianceOf(model, 1, 0, 2)).toBeCloseTo(4 * second, 12);
    expect(model).toMatchObject({ size: 3, baseline: { mean: 0, sd: 0 } });
  });

  it("takes an SD per arm and one correlation with baseline where there is one visit", () => {
    const endpoint = { type: "continuous", name: "x", better: "higher", baseline: true } as const;
    const model = visitModel(endpoint, {
      name: "",
      mean: [3, 1],
      sd: [2, 5],
      baseline: { mean: 1, sd: 2, correlation: 0.5 },
      afterDiscontinuation: "asRandomized",
    });
    expect(visitTimes(endpoint)).toEqual([0]);
    expect(covarianceOf(model, 0, 0, 1)).toBeCloseTo(0.5 * 2 * 2, 12);
    expect(covarianceOf(model, 1, 0, 1)).toBeCloseTo(0.5 * 2 * 5, 12);
    expect(model.sd.map((own) => own[0])).toEqual([2, 5]);
  });

  it("refuses correlations that cannot be", () => {
    const baseline = { mean: 0, sd: 1, correlation: [0.9, -0.9, 0] };
    const make = () => visitModel(withBaseline, { ...plain, baseline });
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(/^correlation must be positive definite, with that of baseline; got \[\[/);
  });

  it.each(
    loadRecords<ReferenceTrial>("08_longitudinal_dropout_assurance.json", ["mmrm_power_simulated"]),
  )("$id: covariance and slope on baseline of the reference", ({ inputs }) => {
    const { endpoint, scenario } = studyOfReference(inputs);
    const model = visitModel(endpoint, scenario);
    const variance = inputs.base_sd ** 2;
    expect(covarianceOf(model, 0, 0, 0)).toBeCloseTo(variance, 9);
    inputs.covariance.forEach((row, j) => {
      const slope = covarianceOf(model, 0, 0, j + 1) / variance; // of the value on baseline
      expect(slope - 1).toBeCloseTo(inputs.base_slope, 12); // of the change
      row.forEach((own, k) => {
        const residual = covarianceOf(model, 1, j + 1, k + 1) - slope ** 2 * variance;
        expect(residual).toBeCloseTo(own, 9);
      });
    });
  });
});
