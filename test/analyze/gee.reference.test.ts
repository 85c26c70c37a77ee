import { afterAll, describe, expect, it } from "vitest";
import { chiSquareUpperTail } from "../../src/math/chiSquare.ts";
import { fitGee } from "../../src/analyze/fitGee.ts";
import type { Cluster } from "../../src/analyze/geeCluster.ts";
import type { Family } from "../../src/analyze/responseFamily.ts";
import { robustCovariance } from "../../src/analyze/robustCovariance.ts";
import type { WorkingCorrelation } from "../../src/analyze/workingCorrelation.ts";
import {
  type Agreement,
  compareRecord,
  loadRecords,
  recordAgreement,
  totalAgreement,
} from "../referenceReport.ts";

interface Inputs {
  readonly id: readonly number[];
  readonly trt: readonly number[];
  readonly visit: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
  readonly family: Family;
  readonly correlation: WorkingCorrelation;
}

/** y ~ trt + x + visit, visit numeric. */
function clustersOf({ id, trt, visit, x, y }: Inputs): Cluster[] {
  return [...new Set(id)].map((subject) => {
    const rows = [...id.keys()].filter((row) => id[row] === subject && y[row] !== null);
    return {
      y: rows.map((row) => y[row]!),
      x: rows.map((row) => [1, trt[row]!, x[row]!, visit[row]!]),
      visit: rows.map((row) => visit[row]!),
    };
  });
}

describe("gee agrees with geepack 1.3.9", () => {
  const records = loadRecords<Inputs>("07_continuous_longitudinal.json", ["gee"]);
  const agreements: Agreement[] = [];
  it.each(records)("$id: $inputs.family, $inputs.correlation", (record) => {
    const { inputs } = record;
    const clusters = clustersOf(inputs);
    const fit = fitGee(clusters, inputs);
    expect(fit.status).toBe("converged");
    const covariance = robustCovariance(clusters, inputs, fit, "none");
    const coef = [...fit.beta];
    const robust_se = coef.map((_, c) => Math.sqrt(covariance[c * coef.length + c]!));
    const wald_chisq = coef.map((value, c) => (value / robust_se[c]!) ** 2);
    const agreement = compareRecord(record, {
      coef,
      robust_se,
      wald_chisq,
      p_two: wald_chisq.map((value) => chiSquareUpperTail(value, 1)),
      scale: fit.scale,
      alpha: inputs.correlation === "independence" ? null : fit.alpha,
    });
    agreements.push(agreement);
    expect(agreement.problems).toEqual([]);
    expect(agreement.skipped).toBe(0);
  });
  afterAll(() => {
    const { compared, skipped, largestError } = totalAgreement(agreements);
    const details = { records: records.length, skipped, source: "geepack 1.3.9" };
    recordAgreement("gee", "gee", { values: compared, largestError, ...details });
  });
});

describe("Mancl and DeRouen's correction agrees with R", () => {
  // solve(I - H, y - mu) subject by subject in R 4.2.2, from coefficients and alpha of geepack 1.3.9
  it.each([
    ["ge-o023", [0.5883121818481, 0.6629002373409, 0.40618389359271, 0.1474808197803]],
    ["ge-o026", [0.42821392697129, 0.34541103529835, 0.17757615137274, 0.13644183538604]],
  ])("%s", (id, want) => {
    const records = loadRecords<Inputs>("07_continuous_longitudinal.json", ["gee"]);
    const { inputs } = records.find((record) => record.id === id)!;
    const clusters = clustersOf(inputs);
    const fit = fitGee(clusters, inputs);
    const covariance = robustCovariance(clusters, inputs, fit, "manclDeRouen");
    want.forEach((se, c) => expect(Math.sqrt(covariance[c * 5]!)).toBeCloseTo(se, 6));
  });
});
