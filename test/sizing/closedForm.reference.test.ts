import { afterAll, describe, expect, it } from "vitest";
import type { Alternative } from "../../src/analyze/methods.ts";
import type { Pair } from "../../src/pair.ts";
import type { ClosedForm, ClosedFormPowerRequest } from "../../src/sizing/closedForm.ts";
import {
  closedFormNearTail,
  closedFormPower,
  closedFormSampleSize,
  closedForms,
} from "../../src/sizing/closedForm.ts";
import { inflateForDropout } from "../../src/sizing/inflateForDropout.ts";
import type { Agreement } from "../referenceReport.ts";
import { compareRecord, loadRecords, recordAgreement, totalAgreement } from "../referenceReport.ts";

const snake = (formula: ClosedForm): string => (formula === "pooledCc" ? "pooled_cc" : formula);

interface Inputs {
  readonly p1: number;
  readonly p2: number;
  readonly alpha: number;
  readonly sides: 1 | 2;
}
type PowerInputs = Inputs & { readonly n1: number; readonly n2: number };
type SizeInputs = Inputs & { readonly power: number; readonly allocation: number };

function report(method: string, agreements: readonly Agreement[]): void {
  const { compared, skipped, largestError } = totalAgreement(agreements);
  const records = agreements.length;
  recordAgreement("closedForm", method, { values: compared, largestError, skipped, records });
}

describe("closedFormPower agrees with R 4.2.2", () => {
  const agreements: Agreement[] = [];
  const methods = ["two_proportion_power"];
  for (const record of loadRecords<PowerInputs>("04_closed_form_power.json", methods)) {
    it(record.id, () => {
      const { p1, p2, n1, n2, alpha, sides } = record.inputs;
      const alternative: Alternative = sides === 2 ? "twoSided" : "greater";
      const actual: Record<string, number> = {};
      for (const formula of closedForms) {
        const request: ClosedFormPowerRequest = {
          formula,
          rates: [p1, p2],
          n: [n1, n2],
          alpha,
          alternative,
        };
        actual[snake(formula)] = closedFormNearTail(request);
        actual[`${snake(formula)}_strict`] = closedFormPower(request);
      }
      const agreement = compareRecord(record, actual);
      expect(agreement.problems).toEqual([]);
      expect(agreement.skipped).toBe(0);
      agreements.push(agreement);
    });
  }
  afterAll(() => report("closedFormPower", agreements));
});

describe("closedFormSampleSize agrees with R 4.2.2", () => {
  const agreements: Agreement[] = [];
  const methods = ["two_proportion_sample_size"];
  for (const record of loadRecords<SizeInputs>("04_closed_form_power.json", methods)) {
    it(record.id, () => {
      const { p1, p2, ...inputs } = record.inputs;
      const size = (formula: ClosedForm) =>
        closedFormSampleSize({ ...inputs, formula, rates: [p1, p2] });
      const actual: Record<string, unknown> = {};
      for (const formula of closedForms)
        actual[`${snake(formula)}_n2`] = size(formula).unrounded[1];
      const { n, unrounded } = size("pooled");
      const expected = record.expected as { inflated_pooled?: { drop: number[] } };
      const drop = expected.inflated_pooled?.drop ?? [];
      const agreement = compareRecord(record, {
        ...actual,
        pooled_n1_ceil: n[0],
        pooled_n2_ceil: n[1],
        inflated_pooled: {
          drop,
          ...inflations(drop, unrounded, ""),
          ...inflations(drop, n, "_from_ceil"),
        },
      });
      expect(agreement.problems).toEqual([]);
      expect(agreement.skipped).toBe(1); // unpooled_cc
      agreements.push(agreement);
    });
  }
  afterAll(() => report("closedFormSampleSize", agreements));
});

function inflations(drop: readonly number[], n: Pair<number>, suffix: string) {
  const sizes = drop.map((rate) => inflateForDropout(n, [rate, rate]));
  return {
    [`n1${suffix}`]: sizes.map((size) => size[0]),
    [`n2${suffix}`]: sizes.map((size) => size[1]),
  };
}
