import { afterAll, describe, expect, it } from "vitest";
import { ancova } from "../../src/analyze/ancova.ts";
import type { MeanTestResult } from "../../src/analyze/meanDifference.ts";
import { pairedT } from "../../src/analyze/pairedT.ts";
import { studentTTest } from "../../src/analyze/studentTTest.ts";
import { welchT } from "../../src/analyze/welchT.ts";
import { wilcoxonRankSum } from "../../src/analyze/wilcoxonRankSum.ts";
import { wilcoxonSignedRank } from "../../src/analyze/wilcoxonSignedRank.ts";
import {
  type Agreement,
  compareRecord,
  loadRecords,
  recordAgreement,
  totalAgreement,
} from "../referenceReport.ts";

type Values = readonly number[];
type TestOfMeans = (
  values: [Values, Values],
  options: { sides?: 1; level?: number },
) => MeanTestResult;

/** Runs `ours` on every record of a method; all values of the records are to be offered. */
function agreesWith<Inputs>(method: string, ours: (inputs: Inputs) => unknown): void {
  const records = loadRecords<Inputs>("07_continuous_longitudinal.json", [method]);
  describe(`${method} agrees with R 4.2.2`, () => {
    const agreements: Agreement[] = [];
    it.each(records)("$id", (record) => {
      const agreement = compareRecord(record, ours(record.inputs));
      agreements.push(agreement);
      expect(agreement.problems).toEqual([]);
      expect(agreement.skipped).toBe(0);
    });
    afterAll(() => {
      const { compared, skipped, largestError } = totalAgreement(agreements);
      const details = { records: records.length, skipped, source: "R 4.2.2, coin 1.4-2" };
      recordAgreement("continuous", method, { values: compared, largestError, ...details });
    });
  });
}

agreesWith<{ x: Values; y: Values; conf: number }>("two_sample_tests", ({ x, y, conf }) => ({
  student: meanValues(studentTTest, x, y, conf),
  welch: meanValues(welchT, x, y, conf),
  wilcoxon: wilcoxonValues(x, y, conf),
}));

function meanValues(test: TestOfMeans, x: Values, y: Values, level: number) {
  const { pValue, standardError, statistic, ...rest } = test([x, y], { level });
  const p_greater = test([x, y], { sides: 1 }).pValue;
  return { ...rest, t: statistic, p_two: pValue, p_greater, se: standardError };
}

function wilcoxonValues(x: Values, y: Values, level: number) {
  const exact = wilcoxonRankSum([x, y], { distribution: "exact", level });
  const normal = wilcoxonRankSum([x, y], { distribution: "normal", level });
  return {
    W: exact.statistic,
    ties: exact.hasTies,
    p_normal_cc: normal.pValue,
    p_normal: wilcoxonRankSum([x, y], { distribution: "normal", isCorrected: false }).pValue,
    hodges_lehmann: exact.estimate,
    p_exact: exact.pValue,
    p_exact_permutation: exact.pValue,
    exact_lower: exact.lower,
    exact_upper: exact.upper,
    p_exact_greater: wilcoxonRankSum([x, y], { distribution: "exact", sides: 1 }).pValue,
  };
}

agreesWith<{ after: Values; before: Values }>("paired_tests", (data) => {
  const { statistic: t, pValue: p_two, ...rest } = pairedT(data);
  const corrected = wilcoxonSignedRank(data, { distribution: "normal" });
  const plain = wilcoxonSignedRank(data, { distribution: "normal", isCorrected: false });
  return {
    paired_t: { ...rest, t, p_two },
    signed_rank: {
      V: corrected.statistic,
      p_normal_cc: corrected.pValue,
      p_normal: plain.pValue,
    },
  };
});

interface AncovaInputs {
  readonly y: Values;
  readonly trt: Values;
  readonly base: Values;
  readonly stratum?: Values;
}

agreesWith<AncovaInputs>("ancova", ({ y, trt, base, stratum }) => {
  const byArm = (values: Values): [Values, Values] => [
    values.filter((_, i) => trt[i] === 1),
    values.filter((_, i) => trt[i] === 0),
  ];
  const covariates = stratum ? [byArm(stratum)] : [];
  const fit = ancova({ values: byArm(y), baseline: byArm(base), covariates });
  const [treatment, control] = fit.adjustedMeans;
  return {
    coef: fit.coefficients.map(({ estimate }) => estimate),
    se: fit.coefficients.map(({ standardError }) => standardError),
    t: fit.coefficients.map(({ statistic }) => statistic),
    p_two: fit.coefficients.map(({ pValue }) => pValue),
    df: fit.df,
    sigma: fit.residualSd,
    r_squared: fit.rSquared,
    trt_lower: fit.lower,
    trt_upper: fit.upper,
    adjusted_mean_control: control.mean,
    adjusted_mean_treatment: treatment.mean,
    adjusted_se_control: control.standardError,
    adjusted_se_treatment: treatment.standardError,
  };
});
