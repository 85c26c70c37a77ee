import { afterAll, describe, expect, it } from "vitest";
import type { Counts } from "../../src/analyze/counts.ts";
import type { EffectIntervalMethod } from "../../src/analyze/effectInterval.ts";
import { effectInterval } from "../../src/analyze/effectInterval.ts";
import type { ProportionIntervalMethod } from "../../src/analyze/proportionInterval.ts";
import { proportionInterval } from "../../src/analyze/proportionInterval.ts";
import type { Agreement } from "../referenceReport.ts";
import { compareRecord, loadRecords, recordAgreement, totalAgreement } from "../referenceReport.ts";

const names: Readonly<Record<string, EffectIntervalMethod>> = {
  rd_wald: { measure: "riskDifference", method: "wald" },
  rd_agresti_caffo: { measure: "riskDifference", method: "agrestiCaffo" },
  rd_newcombe: { measure: "riskDifference", method: "newcombe" },
  rd_miettinen_nurminen: { measure: "riskDifference", method: "miettinenNurminen" },
  rd_mee: { measure: "riskDifference", method: "mee" },
  rr_katz: { measure: "riskRatio", method: "katz" },
  rr_miettinen_nurminen: { measure: "riskRatio", method: "miettinenNurminen" },
  rr_koopman: { measure: "riskRatio", method: "koopman" },
  or_woolf: { measure: "oddsRatio", method: "woolf" },
  or_haldane_woolf: { measure: "oddsRatio", method: "haldane" },
  or_exact: { measure: "oddsRatio", method: "conditionalExact" },
};

/** What does not exist is NaN here and null in the records. */
const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

interface TwoArms {
  readonly x1: number;
  readonly n1: number;
  readonly x2: number;
  readonly n2: number;
  readonly conf: number;
}

function twoArmIntervals({ x1, n1, x2, n2, conf }: TwoArms): Record<string, number | null> {
  const data: Counts = { events: [x1, x2], n: [n1, n2] };
  const estimate = (method: EffectIntervalMethod) => orNull(effectInterval(data, method).estimate);
  const got: Record<string, number | null> = {
    rd: estimate(names["rd_wald"]!),
    rr: estimate(names["rr_katz"]!),
    or: estimate(names["or_woolf"]!),
    or_haldane: estimate(names["or_haldane_woolf"]!),
    or_cmle: estimate(names["or_exact"]!),
  };
  for (const [name, method] of Object.entries(names)) {
    const { lower, upper } = effectInterval(data, { ...method, level: conf });
    got[`${name}_lower`] = orNull(lower);
    got[`${name}_upper`] = orNull(upper);
  }
  return got;
}

interface OneArm {
  readonly x: number;
  readonly n: number;
  readonly conf: number;
}

const proportionNames: Readonly<Record<string, ProportionIntervalMethod>> = {
  wald: "wald",
  wilson: "wilson",
  wilson_cc: "wilsonCc",
  clopper_pearson: "clopperPearson",
  jeffreys: "jeffreys",
  jeffreys_raw: "jeffreysEqualTailed",
  agresti_coull: "agrestiCoull",
};

function oneArmIntervals({ x, n, conf }: OneArm): Record<string, number> {
  const got: Record<string, number> = { p: x / n };
  for (const [name, method] of Object.entries(proportionNames)) {
    const { lower, upper } = proportionInterval({ events: x, n }, { method, level: conf });
    got[`${name}_lower`] = lower;
    got[`${name}_upper`] = upper;
  }
  return got;
}

function compareAll<Inputs>(title: string, method: string, compute: (inputs: Inputs) => object) {
  describe(title, () => {
    const agreements: Agreement[] = [];
    const records = loadRecords<Inputs>("02_confidence_intervals.json", [method]);
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
      recordAgreement("intervals", method, summary);
    });
  });
}

compareAll(
  "intervals of an effect agree with R 4.2.2 (checked there with ratesci, statsmodels)",
  "two_proportion_intervals",
  twoArmIntervals,
);
compareAll(
  "intervals of a proportion agree with R 4.2.2 (checked there with binom)",
  "one_proportion_intervals",
  oneArmIntervals,
);

// Limits found in R 4.2.2 by halving, with a P value of its own: numeric restricted estimates (uniroot),
// every table, 800 nuisance rates. The first one is a stretch of accepted differences 0.001 wide.
const exactLimits = [
  { events: [7, 2], n: [10, 20], limit: "lower", value: 0.221517062 },
  { events: [7, 2], n: [10, 20], limit: "upper", value: 0.824051307 },
  { events: [0, 0], n: [30, 30], limit: "upper", value: 0.125535097 },
  { events: [1, 0], n: [1, 1], limit: "lower", value: 1 / Math.sqrt(5) - 1 }, // in closed form
] as const;

describe("the exact interval of the risk difference agrees with brute force in R", () => {
  const errors: number[] = [];
  for (const { events, n, limit, value } of exactLimits) {
    it(`${limit} limit of ${events[0]}/${n[0]} v ${events[1]}/${n[1]}`, () => {
      const interval = effectInterval(
        { events, n },
        { measure: "riskDifference", method: "exact" },
      );
      errors.push(Math.abs(interval[limit] - value));
      expect(errors.at(-1)).toBeLessThan(1e-7); // 800 rates see the maximum to about 1e-8
    });
  }
  afterAll(() => {
    const summary = { values: errors.length, largestError: Math.max(...errors) };
    recordAgreement("intervals", "exact risk difference", summary);
  });
});
