import { afterAll, describe, expect, it } from "vitest";
import { testBinary } from "../../src/analyze/binaryTest.ts";
import type { BinaryMethod } from "../../src/analyze/methods.ts";
import { riskDifferenceInterval } from "../../src/analyze/riskDifferenceInterval.ts";
import type { Agreement } from "../referenceReport.ts";
import { compareRecord, loadRecords, recordAgreement, totalAgreement } from "../referenceReport.ts";

interface Table {
  readonly x1: number;
  readonly n1: number;
  readonly x2: number;
  readonly n2: number;
}

const dataOf = ({ x1, n1, x2, n2 }: Table) => ({ events: [x1, x2], n: [n1, n2] }) as const;

/** Undefined in the source (null) is P = 1 here, so such values are left out of the comparison. */
const names: Readonly<Record<string, BinaryMethod>> = {
  pearson: "pearson",
  yates: "yates",
  nminus1: "nMinus1",
  z_unpooled: "zUnpooled",
  lr: "likelihoodRatio",
  fisher: "fisher",
};

function allTests(table: Table): Record<string, number> {
  const data = dataOf(table);
  const actual: Record<string, number> = {};
  for (const [name, method] of Object.entries(names)) {
    const twoSided = testBinary(data, { method });
    actual[`${name}_two`] = twoSided.pValue;
    if (twoSided.statistic !== undefined) actual[`${name}_statistic`] = twoSided.statistic ** 2;
    actual[`${name}_greater`] = testBinary(data, { method, sides: 1 }).pValue;
    actual[`${name}_less`] = testBinary(data, { method, sides: 1, better: "lower" }).pValue;
  }
  const midP = { method: "fisherMidP", sides: 1 } as const;
  const greater = testBinary(data, midP).pValue;
  const less = testBinary(data, { ...midP, better: "lower" }).pValue;
  return {
    ...actual,
    fisher_doubled_two: doubled(actual["fisher_greater"]!, actual["fisher_less"]!),
    midp_minlike_two: testBinary(data, { method: "fisherMidP" }).pValue,
    midp_greater: greater,
    midp_less: less,
    midp_central_two: doubled(greater, less),
  };
}

const doubled = (a: number, b: number): number => Math.min(1, 2 * Math.min(a, b));

describe("testBinary agrees with R 4.2.2", () => {
  const agreements: Agreement[] = [];
  const records = loadRecords<Table>("01_two_by_two_tests.json", ["two_by_two_tests"]);
  for (const record of records) {
    it(record.id, () => {
      const actual = allTests(record.inputs);
      const all = Object.entries(record.expected as Record<string, number | null>);
      const defined = Object.fromEntries(all.filter(([, value]) => value !== null));
      const agreement = compareRecord({ ...record, expected: defined }, actual);
      expect(agreement.problems).toEqual([]);
      expect(agreement.compared).toBeGreaterThanOrEqual(8); // Fisher and mid-P are never undefined
      for (const [name, value] of all) {
        if (value === null) expect(actual[name], name).toBe(name.endsWith("statistic") ? 0 : 1);
      }
      agreements.push(agreement);
    });
  }
  afterAll(() => report("binaryTest", "eight tests", agreements));
});

describe("riskDifferenceInterval agrees with R 4.2.2", () => {
  const agreements: Agreement[] = [];
  const methods = ["two_proportion_intervals"];
  const records = loadRecords<Table & { conf: number }>("02_confidence_intervals.json", methods);
  for (const record of records) {
    it(record.id, () => {
      const level = record.inputs.conf;
      const wald = riskDifferenceInterval(dataOf(record.inputs), { method: "wald", level });
      const newcombe = riskDifferenceInterval(dataOf(record.inputs), { method: "newcombe", level });
      const actual = {
        rd: wald.estimate,
        rd_wald_lower: wald.lower,
        rd_wald_upper: wald.upper,
        rd_newcombe_lower: newcombe.lower,
        rd_newcombe_upper: newcombe.upper,
      };
      const all = record.expected as Record<string, number>;
      const own = Object.fromEntries(Object.keys(actual).map((name) => [name, all[name]]));
      const agreement = compareRecord({ ...record, expected: own }, actual);
      expect(agreement.problems).toEqual([]);
      expect(agreement.compared).toBe(5);
      agreements.push(agreement);
    });
  }
  afterAll(() => report("riskDifferenceInterval", "newcombe and wald", agreements));
});

function report(topic: string, method: string, agreements: readonly Agreement[]): void {
  const { compared, skipped, largestError } = totalAgreement(agreements);
  const records = agreements.length;
  recordAgreement(topic, method, { values: compared, largestError, skipped, records });
}
