import { afterAll, describe, expect, it } from "vitest";
import {
  equivalenceMeansPower,
  equivalenceMeansSampleSize,
} from "../../src/sizing/equivalenceMeans.ts";
import { inflateForDropout } from "../../src/sizing/inflateForDropout.ts";
import type { MeansMethod } from "../../src/sizing/meansComparison.ts";
import { meansPower } from "../../src/sizing/meansPower.ts";
import { meansSampleSize } from "../../src/sizing/meansSampleSize.ts";
import { singleMeanSampleSize } from "../../src/sizing/singleMeanPower.ts";
import {
  type Agreement,
  compareRecord,
  loadRecords,
  recordAgreement,
  totalAgreement,
} from "../referenceReport.ts";

function agreesWith<Inputs>(method: string, ours: (inputs: Inputs) => unknown): void {
  const records = loadRecords<Inputs>("04_closed_form_power.json", [method]);
  describe(`${method} agrees with R 4.2.2, rpact and pwr`, () => {
    const agreements: Agreement[] = [];
    it.each(records)("$id", (record) => {
      const agreement = compareRecord(record, ours(record.inputs));
      agreements.push(agreement);
      expect(agreement.problems).toEqual([]);
      expect(agreement.skipped).toBe(0);
    });
    afterAll(() => {
      const { compared, skipped, largestError } = totalAgreement(agreements);
      const details = {
        records: records.length,
        skipped,
        source: "R 4.2.2, rpact 3.3.4, pwr 1.3-0",
      };
      recordAgreement("sizingMeans", method, { values: compared, largestError, ...details });
    });
  });
}

interface TestInputs {
  readonly delta: number;
  readonly alpha: number;
  readonly sides: 1 | 2;
}

interface PowerInputs extends TestInputs {
  readonly sd1: number;
  readonly sd2: number;
  readonly n1: number;
  readonly n2: number;
}

agreesWith<PowerInputs>(
  "two_mean_power",
  ({ delta: difference, sd1, sd2, n1, n2, alpha, sides }) => {
    const power = (method: MeansMethod) =>
      meansPower({ method, difference, sd: [sd1, sd2], n: [n1, n2], alpha, sides });
    return {
      t_pooled: sd1 === sd2 ? power("t") : undefined,
      z: power("z"),
      welch_nct_approx: power("welchApproximate"),
      welch_exact: power("welch"),
    };
  },
);

interface SizeInputs extends TestInputs {
  readonly delta0?: number;
  readonly sd: number;
  readonly power: number;
  readonly allocation: number;
}

const sizeBy = (method: MeansMethod, { delta, delta0 = 0, sd, ...rest }: SizeInputs) =>
  meansSampleSize({ ...rest, method, difference: delta, nullDifference: delta0, sd: [sd, sd] });

const drops = [0, 0.05, 0.1, 0.2];

agreesWith<SizeInputs>("two_mean_sample_size", (inputs) => {
  const t = sizeBy("t", inputs);
  // for t the records inflate whole sizes under both names
  const inflated = drops.map((drop) => inflateForDropout(t.n, [drop, drop]));
  return {
    z_n2: sizeBy("z", inputs).unrounded[1],
    t_n2: t.unrounded[1],
    t_integer_n1: t.n[0],
    t_integer_n2: t.n[1],
    t_integer_power: t.power,
    inflated_t: {
      drop: drops,
      n1: inflated.map((n) => n[0]),
      n2: inflated.map((n) => n[1]),
      n1_from_ceil: inflated.map((n) => n[0]),
      n2_from_ceil: inflated.map((n) => n[1]),
    },
  };
});

agreesWith<SizeInputs>("noninferiority_means_sample_size", (inputs) => ({
  t_n2: sizeBy("t", inputs).unrounded[1],
  z_n2: sizeBy("z", inputs).unrounded[1],
}));

for (const method of ["one_sample_t_sample_size", "paired_t_sample_size"]) {
  agreesWith<SizeInputs>(method, ({ delta: difference, ...rest }) => {
    const t = singleMeanSampleSize({ difference, ...rest });
    const z = singleMeanSampleSize({ difference, ...rest, method: "z" });
    return { n: t.unrounded, n_ceil: t.n, power_at_ceil: t.power, z_n: z.unrounded };
  });
}

interface EquivalenceInputs {
  readonly delta: number;
  readonly margin: number;
  readonly sd: number;
  readonly n1: number;
  readonly n2: number;
  readonly alpha: number;
  readonly target_power: number;
}

agreesWith<EquivalenceInputs>(
  "equivalence_means_tost",
  ({ n1, n2, target_power, delta, ...rest }) => {
    const equivalence = { ...rest, difference: delta };
    const power = (method: "exact" | "noncentralT" | "z") =>
      equivalenceMeansPower({ ...equivalence, n: [n1, n2], method });
    const size = equivalenceMeansSampleSize({ ...equivalence, power: target_power });
    return {
      power_exact: power("exact"),
      power_nct_approx: power("noncentralT"),
      power_z: power("z"),
      smallest_n_per_arm: size.n[1],
      power_at_smallest: size.power,
    };
  },
);
