import { afterAll, describe, expect, it } from "vitest";
import type { CovarianceType } from "../../src/analyze/covarianceType.ts";
import { mmrm, type MmrmOptions, type MmrmResult } from "../../src/analyze/mmrm.ts";
import { coefficientsIn } from "./treatmentCoding.ts";
import {
  type Agreement,
  compareRecord,
  loadRecords,
  recordAgreement,
  type ReferenceRecord,
  totalAgreement,
} from "../referenceReport.ts";

interface Inputs {
  readonly id: readonly number[];
  readonly trt: readonly number[];
  readonly visit: readonly number[];
  readonly base?: readonly number[];
  readonly y: readonly (number | null)[];
  readonly formula: string;
}

const file = "07_continuous_longitudinal.json";

function fit({ id, trt, visit, base, y, formula }: Inputs, options: MmrmOptions): MmrmResult {
  const data = { subject: id, visit, arm: trt.map((code) => 1 - code), value: y };
  const hasBaseline = formula.includes("base");
  const baselineEffect = formula.includes("base * visit") ? "byVisit" : "main";
  const result = mmrm(hasBaseline ? { ...data, baseline: base! } : data, {
    baselineEffect,
    ...options,
  });
  expect(result.status).toBe("converged");
  return result;
}

/** All values of a record but mmrm's own Kenward–Roger correction on the scale of its log-Cholesky parameters. */
function unstructuredValues({ inputs, expected }: ReferenceRecord<Inputs>) {
  const satterthwaite = fit(inputs, { degreesOfFreedom: "satterthwaite" });
  const kenwardRoger = fit(inputs, {});
  const information = "expected" as const;
  const expectedSatterthwaite = fit(inputs, { degreesOfFreedom: "satterthwaite", information });
  const expectedKenwardRoger = fit(inputs, { information });
  const { coef_names } = expected as { coef_names: string[] };
  return {
    n_observations: satterthwaite.observations,
    loglik_reml: satterthwaite.logLikelihood,
    sigma: satterthwaite.covariance,
    coef_names,
    ...coefficientsIn(satterthwaite, coef_names),
    treatment_effect_by_visit: satterthwaite.effects.map((effect, j) => ({
      visit: effect.visit,
      estimate: effect.estimate,
      se: effect.standardError,
      df_satterthwaite: effect.df,
      t: effect.statistic,
      p_satterthwaite: effect.pValue,
      lower_satterthwaite: effect.lower,
      upper_satterthwaite: effect.upper,
      se_kr_linear: kenwardRoger.effects[j]!.standardError,
      df_kr: kenwardRoger.effects[j]!.df,
      p_kr_linear: kenwardRoger.effects[j]!.pValue,
      df_satterthwaite_expected_info: expectedSatterthwaite.effects[j]!.df,
      se_kr_linear_expected_info: expectedKenwardRoger.effects[j]!.standardError,
    })),
  };
}

describe("mmrm, unstructured, agrees with R's mmrm 0.3.16 and nlme 3.1-162", () => {
  const records = loadRecords<Inputs>(file, ["mmrm_unstructured_reml"]);
  const agreements: Agreement[] = [];
  it.each(records)("$id: $inputs.formula", (record) => {
    const agreement = compareRecord(record, unstructuredValues(record));
    agreements.push(agreement);
    expect(agreement.problems).toEqual([]);
    const visits = new Set(record.inputs.visit).size;
    expect(agreement.skipped).toBe(2 * visits); // se and df of the log-Cholesky Kenward–Roger
  });
  afterAll(() => {
    const { compared, skipped, largestError } = totalAgreement(agreements);
    const details = {
      records: records.length,
      skipped,
      source: "R 4.2.2, mmrm 0.3.16, nlme 3.1-162",
    };
    recordAgreement("mmrm", "unstructured", { values: compared, largestError, ...details });
  });
});

const structures: Record<string, CovarianceType> = {
  cs: "compoundSymmetry",
  ar1: "ar1",
  toep: "toeplitz",
  csh: "heterogeneousCompoundSymmetry",
  ar1h: "heterogeneousAr1",
};

describe("mmrm, other covariances, agrees with R's mmrm 0.3.16", () => {
  const records = loadRecords<Inputs>(file, ["mmrm_other_covariances_reml"]);
  const agreements: Agreement[] = [];
  it.each(records)("$id", (record) => {
    const agreement = compareRecord(record, structuredValues(record.inputs));
    agreements.push(agreement);
    expect(agreement.problems).toEqual([]);
    expect(agreement.skipped).toBe(2); // the erratum below, which stands twice in the matrix
  });
  it("the erratum of the records is one: mmrm stopped short of the Toeplitz maximum", () => {
    const { logLikelihood, covariance } = fit(records[0]!.inputs, { covariance: "toeplitz" });
    // nlm of R 4.2.2 on the likelihood written out: -460.90383594694 at 107.93676, 71.54270, 42.19543, 12.78976
    expect(logLikelihood).toBeCloseTo(-460.90383594694, 10);
    expect(covariance[0]![3]).toBeCloseTo(12.78976, 5);
    expect(logLikelihood).toBeGreaterThan(-460.90383607828994); // the record's, at 12.79622
  });
  afterAll(() => {
    const { compared, skipped, largestError } = totalAgreement(agreements);
    const details = { records: records.length, skipped, source: "R 4.2.2, mmrm 0.3.16" };
    recordAgreement("mmrm", "structured", { values: compared, largestError, ...details });
  });
});

function structuredValues(inputs: Inputs) {
  const named = ["(Intercept)", "base", "trt1", "visit2", "visit3", "visit4"];
  const names = [...named, "trt1:visit2", "trt1:visit3", "trt1:visit4"];
  return Object.fromEntries(
    Object.entries(structures).map(([key, covariance]) => {
      const result = fit(inputs, { covariance, degreesOfFreedom: "satterthwaite" });
      const values = {
        loglik_reml: result.logLikelihood,
        sigma: key === "toep" ? withoutErratum(result.covariance) : result.covariance,
        coef: coefficientsIn(result, names).coef,
        last_visit_estimate: result.estimate,
        last_visit_se: result.standardError,
        last_visit_df_satterthwaite: result.df,
        last_visit_p: result.pValue,
      };
      return [key, values];
    }),
  );
}

/** Leaves out the covariance of the first and the last of four visits. */
function withoutErratum(covariance: readonly (readonly number[])[]) {
  return covariance.map((row, j) =>
    row.map((value, k) => (Math.abs(j - k) === 3 ? undefined : value)),
  );
}
