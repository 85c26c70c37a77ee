import { afterAll, describe, expect, it } from "vitest";
import { meansPower } from "../../src/sizing/meansPower.ts";
import { mmrmPower, mmrmSampleSize } from "../../src/sizing/mmrmPower.ts";
import { slopeSd } from "../../src/sizing/repeatedMeasures.ts";
import { ar1Correlation, exchangeableCorrelation } from "../../src/sizing/visitCorrelation.ts";
import {
  type Agreement,
  compareRecord,
  loadRecords,
  recordAgreement,
  totalAgreement,
} from "../referenceReport.ts";

function agreesWith<Inputs>(method: string, ours: (inputs: Inputs) => unknown): void {
  const records = loadRecords<Inputs>("08_longitudinal_dropout_assurance.json", [method]);
  describe(`${method} agrees with longpower 1.0.27`, () => {
    const agreements: Agreement[] = [];
    it.each(records)("$id", (record) => {
      const agreement = compareRecord(record, ours(record.inputs));
      agreements.push(agreement);
      expect(agreement.problems).toEqual([]);
      expect(agreement.skipped).toBe(0);
    });
    afterAll(() => {
      const { compared, skipped, largestError } = totalAgreement(agreements);
      const details = { records: records.length, skipped, source: "longpower 1.0.27" };
      recordAgreement("sizingMmrm", method, { values: compared, largestError, ...details });
    });
  });
}

interface SizeInputs {
  readonly correlation?: readonly (readonly number[])[];
  readonly rho?: number;
  readonly retention: readonly number[];
  readonly sd_last: number;
  readonly delta_last: number;
  readonly alpha: number;
  readonly sides: 1 | 2;
  readonly power: number;
  readonly allocation: number;
}

for (const method of ["mmrm_power_lu_luo_chen", "mmrm_power_ar1"]) {
  agreesWith<SizeInputs>(method, ({ retention, rho = NaN, sd_last, delta_last, ...rest }) => {
    const { correlation = ar1Correlation(retention.length, rho) } = rest;
    const comparison = {
      ...rest,
      correlation,
      retention: [retention, retention],
      sd: [sd_last, sd_last],
      difference: delta_last,
    } as const;
    const size = mmrmSampleSize(comparison);
    const nearTail = {
      ...comparison,
      n: size.unrounded,
      sides: 1,
      alpha: rest.alpha / rest.sides,
    } as const;
    expect(mmrmPower(nearTail)).toBeCloseTo(rest.power, 10);
    return { n1: size.unrounded[0], n2: size.unrounded[1], phi: size.inflation[0] };
  });
}

interface SlopeInputs {
  readonly n_per_arm: number;
  readonly times: readonly number[];
  readonly slope_difference: number;
  readonly exchangeable_rho: number;
  readonly sd: number;
  readonly alpha: number;
  readonly sides: 1 | 2;
}

agreesWith<SlopeInputs>("linear_slope_power_diggle", ({ n_per_arm: n, times, ...rest }) => {
  const correlation = exchangeableCorrelation(times.length, rest.exchangeable_rho);
  const sd = slopeSd(times, correlation, rest.sd);
  const comparison = { method: "z", difference: rest.slope_difference, sd: [sd, sd] } as const;
  // the record counts the near tail only
  return {
    power: meansPower({ ...comparison, n: [n, n], alpha: rest.alpha / rest.sides, sides: 1 }),
  };
});
