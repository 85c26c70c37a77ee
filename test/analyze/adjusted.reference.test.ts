import { afterAll, describe, expect, it } from "vitest";
import { logistic } from "../../src/analyze/logistic.ts";
import { mantelHaenszel } from "../../src/analyze/mantelHaenszel.ts";
import { stratifiedExactTest } from "../../src/analyze/stratifiedExactTest.ts";
import type { Agreement } from "../referenceReport.ts";
import { compareRecord, loadRecords, recordAgreement, totalAgreement } from "../referenceReport.ts";

function compareAll<Inputs>(method: string, compute: (inputs: Inputs) => object) {
  describe(`${method} agrees with R 4.2.2`, () => {
    const agreements: Agreement[] = [];
    const records = loadRecords<Inputs>("01_two_by_two_tests.json", [method]);
    for (const record of records) {
      it(record.id, () => {
        const agreement = compareRecord(record as never, compute(record.inputs));
        expect(agreement.problems).toEqual([]);
        agreements.push(agreement);
      });
    }
    afterAll(() => {
      const { compared, skipped, largestError } = totalAgreement(agreements);
      const summary = { values: compared, largestError, skipped, records: records.length };
      recordAgreement("adjustedAnalyses", method, summary);
    });
  });
}

interface Strata {
  readonly strata: readonly { x1: number; n1: number; x2: number; n2: number }[];
  readonly conf: number;
}

compareAll<Strata>("cmh_test", ({ strata, conf }) => {
  const data = {
    strata: strata.map(({ x1, n1, x2, n2 }) => ({ events: [x1, x2], n: [n1, n2] }) as const),
  };
  const plain = mantelHaenszel(data, { level: conf });
  const corrected = mantelHaenszel(data, { continuityCorrection: true });
  return {
    mh_statistic: plain.statistic,
    mh_p_two: plain.pValue,
    mh_cc_statistic: corrected.statistic,
    mh_cc_p_two: corrected.pValue,
    mh_p_greater: mantelHaenszel(data, { sides: 1 }).pValue,
    mh_p_less: mantelHaenszel(data, { sides: 1, better: "lower" }).pValue,
    mh_common_or: plain.estimate.oddsRatio,
    mh_or_lower: plain.oddsRatioInterval.lower,
    mh_or_upper: plain.oddsRatioInterval.upper,
    exact_p_two: stratifiedExactTest(data).pValue,
  };
});

interface Subjects {
  readonly y: readonly number[];
  readonly trt: readonly number[];
  readonly x?: readonly number[];
}

const dataOf = ({ y, trt, x }: Subjects) => ({
  outcome: y,
  arm: trt.map((treated) => 1 - treated),
  ...(x ? { covariates: { x } } : {}),
});

compareAll<Subjects>("logistic_regression", (inputs) => {
  const wald = logistic(dataOf(inputs));
  const ratio = logistic(dataOf(inputs), { test: "likelihoodRatio" });
  return {
    coef: wald.coefficients.map(({ estimate }) => estimate),
    se: wald.coefficients.map(({ standardError }) => standardError),
    wald_z: wald.coefficients.map(({ z }) => z),
    wald_p_two: wald.coefficients.map(({ pValue }) => pValue),
    lrt_statistic_trt: ratio.statistic ** 2,
    lrt_p_trt: ratio.pValue,
    loglik: wald.logLikelihood,
    deviance: -2 * wald.logLikelihood,
  };
});

compareAll<Subjects>("logistic_regression_separated", (inputs) => {
  const ratio = logistic(dataOf(inputs), { test: "likelihoodRatio" });
  expect(ratio.isSeparated).toBe(true);
  expect(ratio.estimate.logOddsRatio).toBe(Infinity);
  expect(logistic(dataOf(inputs)).pValue).toBeNaN();
  return { lrt_statistic_trt: ratio.statistic ** 2, lrt_p_trt: ratio.pValue };
});
