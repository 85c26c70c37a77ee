import { afterAll, describe, expect, it } from "vitest";
import {
  compareRecord,
  loadRecords,
  recordAgreement,
  totalAgreement,
  type Agreement,
  type ReferenceRecord,
} from "../referenceReport.ts";
import { functionsOf, type Parameters } from "./functionsOf.ts";

interface Inputs {
  readonly distribution: string;
  readonly parameters: Parameters;
  readonly x: readonly number[];
  readonly p_lower: readonly number[];
  readonly p_upper: readonly number[];
}

const records = loadRecords<Inputs>("09_distributions.json");

for (const distribution of new Set(records.map(({ inputs }) => inputs.distribution))) {
  describe(`${distribution} agrees with mpmath 1.2.1`, () => {
    const agreements: Agreement[] = [];
    const own = records.filter(({ inputs }) => inputs.distribution === distribution);
    it.each(own)("$id", (record) => {
      const agreement = compareRecord(record, ourValues(record));
      const { problems, skipped } = agreement;
      agreements.push(agreement);
      expect(problems).toEqual([]);
      expect(skipped).toBe(record.id === erratum.id ? 1 : 0);
    });
    afterAll(() => {
      const { compared, skipped, largestError } = totalAgreement(agreements);
      const details = { records: own.length, skipped, source: "mpmath 1.2.1" };
      recordAgreement("distributions", distribution, {
        values: compared,
        largestError,
        ...details,
      });
    });
  });
}

function ourValues({ id, inputs }: ReferenceRecord<Inputs>): Record<string, unknown> {
  const { distribution, parameters, x, p_lower, p_upper } = inputs;
  const functions = functionsOf(distribution, parameters);
  const quantile_upper = p_upper.map(functions.upperQuantile);
  return {
    pdf: x.map(functions.density),
    cdf: x.map(functions.lower),
    sf: x.map(functions.upper),
    quantile_lower: p_lower.map(functions.quantile),
    quantile_upper: id === erratum.id ? { ...quantile_upper, 0: undefined } : quantile_upper,
  };
}

/** The one wrong value among the records: an upper quantile as qf() of R 4.2.2 misses it. */
const erratum = { id: "ds-ncf-o044", p: 1e-10, want: 10007999171934428 };

it("the erratum of the records is one: its value is no quantile, ours is", () => {
  const { upper, upperQuantile } = functionsOf("ncf", { df1: 3, df2: 20, ncp: 2.2 });
  // mpmath 1.2.1, 40 digits: P(F > 101.17157413833259) = 1.0000000000000000e-10
  expect(upperQuantile(erratum.p)).toBeCloseTo(101.17157413833259, 10);
  expect(upper(101.17157413833259) / erratum.p).toBeCloseTo(1, 12);
  expect(upper(erratum.want)).toBeLessThan(1e-140); // mpmath: 2.6525e-150
});
