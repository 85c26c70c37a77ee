import { afterAll, describe, expect, it } from "vitest";
import type { Alternative } from "../../src/analyze/methods.ts";
import { binomialProbabilities } from "../../src/math/binomialProbabilities.ts";
import type { Pair } from "../../src/pair.ts";
import { eventDistribution } from "../../src/sizing/eventDistribution.ts";
import { regionPower } from "../../src/sizing/regionPower.ts";
import { halfUnit, numbersIn, publishedRows } from "../analyze/publishedRows.ts";
import { unconditionalRegion } from "../analyze/unconditionalRegion.ts";
import type { Agreement } from "../referenceReport.ts";
import { compareRecord, loadRecords, recordAgreement, totalAgreement } from "../referenceReport.ts";

const orders = { boschloo: "fisher", barnard_pooled: "score" } as const;

interface Setting {
  readonly n: Pair<number>;
  readonly rates: Pair<number>;
  readonly alpha: number;
  readonly alternative: Alternative;
}

function power(name: keyof typeof orders, { n, rates, alpha, alternative }: Setting): number {
  return regionPower(unconditionalRegion({ order: orders[name], n, alternative, alpha }), [
    eventDistribution(binomialProbabilities(n[0], rates[0])),
    eventDistribution(binomialProbabilities(n[1], rates[1])),
  ]);
}

interface PowerInputs {
  readonly n1: number;
  readonly n2: number;
  readonly p1: number;
  readonly p2: number;
  readonly alpha: number;
  readonly alternative: string;
}

const sideOf = (text: string) => (text === "two.sided" ? "twoSided" : text) as Alternative;
const report = (method: string, agreements: readonly Agreement[], records: number) => {
  const { compared, skipped, largestError } = totalAgreement(agreements);
  recordAgreement("exactPower", method, { values: compared, largestError, skipped, records });
};

describe("exact power of the unconditional tests agrees with enumeration in R 4.2.2", () => {
  const agreements: Agreement[] = [];
  const file = "03_exact_power.json";
  const records = loadRecords<PowerInputs>(file, ["exact_power_two_proportions"]);
  for (const record of records) {
    it(record.id, () => {
      const { n1, n2, p1, p2, alpha, alternative } = record.inputs;
      const setting = { n: [n1, n2], rates: [p1, p2], alpha } as const;
      const got: Record<string, number> = {};
      for (const name of ["boschloo", "barnard_pooled"] as const) {
        if (!(name in (record.expected as object))) continue;
        got[name] = power(name, { ...setting, alternative: sideOf(alternative) });
      }
      const agreement = compareRecord(record, got);
      expect(agreement.problems).toEqual([]);
      agreements.push(agreement);
    });
  }
  afterAll(() => report("boschloo, barnard", agreements, records.length));
});

interface SizeInputs {
  readonly p1: number;
  readonly p2: number;
  readonly alpha: number;
  readonly alternative: string;
  readonly power: number;
  readonly allocation: number;
}

interface ExpectedSize {
  readonly checked_up_to_n2: number;
}

describe("first and stable n of the unconditional tests agree with R 4.2.2", () => {
  const agreements: Agreement[] = [];
  const file = "03_exact_power.json";
  const records = loadRecords<SizeInputs>(file, ["exact_sample_size_two_proportions"]);
  for (const record of records) {
    const expected = record.expected as Record<string, ExpectedSize>;
    it(record.id, () => {
      const got: Record<string, object> = {};
      for (const name of ["boschloo", "barnard_pooled"] as const) {
        if (expected[name])
          got[name] = smallest(name, record.inputs, expected[name].checked_up_to_n2);
      }
      const agreement = compareRecord(record, got);
      expect(agreement.problems).toEqual([]);
      agreements.push(agreement);
    });
  }
  afterAll(() => report("n of boschloo, barnard", agreements, records.length));
});

function smallest(name: keyof typeof orders, inputs: SizeInputs, bound: number): object {
  const { p1, p2, alpha, allocation } = inputs;
  const alternative = sideOf(inputs.alternative);
  const rows: { n: Pair<number>; power: number }[] = [];
  for (let n2 = allocation === 0.5 ? 2 : 1; n2 <= bound; n2 += allocation === 0.5 ? 2 : 1) {
    const n: Pair<number> = [allocation * n2, n2];
    rows.push({ n, power: power(name, { n, rates: [p1, p2], alpha, alternative }) });
  }
  const reaches = (row: { power: number }) => row.power >= inputs.power;
  const first = rows.find(reaches)!;
  const stable = rows[rows.findLastIndex((row) => !reaches(row)) + 1]!;
  return {
    first_n1: first.n[0],
    first_n2: first.n[1],
    first_power: first.power,
    stable_n1: stable.n[0],
    stable_n2: stable.n[1],
    stable_power: stable.power,
    checked_up_to_n2: bound,
  };
}

describe("published power of the unconditional tests", () => {
  const errors: number[] = [];
  const check = (got: number, printed: string) => {
    errors.push(Math.abs(got - Number(printed)));
    expect(errors.at(-1)).toBeLessThanOrEqual(halfUnit(printed));
  };
  const design = { alpha: 0.05, alternative: "twoSided" } as const;
  for (const { id, inputs, expected } of publishedRows("UC-")) {
    it(`${id}, recomputed in R`, () => {
      const n = numbersIn(inputs).at(-1)!;
      const setting = { ...design, n: [n, n], rates: [2 / 3, 4 / 15] } as const;
      check(power("boschloo", setting), /Boschloo ([.\d]+)/.exec(expected)![1]!);
      check(power("barnard_pooled", setting), /z-pooled ([.\d]+)/.exec(expected)![1]!);
    });
  }
  it("EX-01, documentation of R's Exact 3.3", () => {
    const { expected } = publishedRows("EX-01")[0]!;
    const setting = { ...design, n: [15, 30], rates: [0.15, 0.6] } as const;
    check(power("boschloo", setting), /boschloo ([.\d]+)/.exec(expected)![1]!);
    check(power("barnard_pooled", setting), /z-pooled ([.\d]+)/.exec(expected)![1]!);
  });
  afterAll(() => {
    const summary = { values: errors.length, largestError: Math.max(...errors) };
    recordAgreement("exactPower", "unconditional, published", summary);
  });
});
