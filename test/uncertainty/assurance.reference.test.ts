import { afterAll, describe, expect, it } from "vitest";
import type { BinaryMethod } from "../../src/analyze/methods.ts";
import type { Pair } from "../../src/pair.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { assurance } from "../../src/uncertainty/assurance.ts";
import { assuranceCeiling } from "../../src/uncertainty/assuranceCeiling.ts";
import { assuranceMeans } from "../../src/uncertainty/assuranceMeans.ts";
import { betaMean } from "../../src/uncertainty/betaShape.ts";
import { pilotPosterior } from "../../src/uncertainty/pilotPosterior.ts";
import { halfUnit, publishedRows } from "../analyze/publishedRows.ts";
import type { Agreement } from "../referenceReport.ts";
import { compareRecord, loadRecords, recordAgreement, totalAgreement } from "../referenceReport.ts";
import { designOf, scenarioOf } from "../sizing/designs.ts";
import { primary } from "./pilots.ts";

const file = "08_longitudinal_dropout_assurance.json";
const agreements: Agreement[] = [];

function check(agreement: Agreement): void {
  expect(agreement.problems).toEqual([]);
  expect(agreement.compared).toBeGreaterThan(0);
  expect(agreement.skipped).toBe(0);
  agreements.push(agreement);
}

afterAll(() => {
  const { compared, largestError } = totalAgreement(agreements);
  recordAgreement("uncertainty", "assurance", { values: compared, largestError });
});

interface BetaInputs {
  readonly n1: number;
  readonly n2: number;
  readonly prior1: Pair<number>;
  readonly prior2: Pair<number>;
  readonly alpha: number;
  readonly sides: 1 | 2;
}

const shape = ([a, b]: Pair<number>) => ({ a, b });

describe("assurance agrees with R 4.2.2", () => {
  for (const record of loadRecords<BetaInputs>(file, ["assurance_beta_priors"])) {
    it(record.id, () => {
      const { n1, n2, prior1, prior2, alpha, sides } = record.inputs;
      const arms = [shape(prior1), shape(prior2)] as const;
      const belief = { prior: { arms } };
      const design = (method: BinaryMethod) => designOf({ method, n: [n1, n2], alpha, sides });
      const got: Record<string, number> = {
        power_at_prior_means_fisher: exactPower(
          design("fisher"),
          scenarioOf([betaMean(arms[0]), betaMean(arms[1])]),
        ),
        prior_prob_p1_greater: assuranceCeiling(design("fisher"), belief),
      };
      for (const [name, method] of [
        ["fisher", "fisher"],
        ["pearson", "pearson"],
        ["z_pooled", "zPooled"],
      ] as const) {
        const one = assurance(design(method), belief);
        got[`${name}_assurance`] = one.eitherDirection;
        got[`${name}_assurance_favouring_treatment`] = one.assurance;
      }
      check(compareRecord(record, got));
    });
  }
  interface NormalInputs {
    readonly prior_mean: number;
    readonly prior_sd: number;
    readonly sd: number;
    readonly n1: number;
    readonly n2: number;
    readonly alpha: number;
    readonly sides: 1 | 2;
  }
  for (const record of loadRecords<NormalInputs>(file, ["assurance_normal_prior"])) {
    it(record.id, () => {
      const { prior_mean, prior_sd, sd, n1, n2, alpha, sides } = record.inputs;
      const prior = { mean: prior_mean, sd: prior_sd };
      const n = [n1, n2] as const;
      const got = assuranceMeans({ method: "z", sd: [sd, sd], n, alpha, sides, prior });
      check(compareRecord(record, { assurance: got.eitherDirection }));
    });
  }
});

describe("assurance agrees with the published table", () => {
  for (const { id, inputs, expected } of publishedRows("AS-")) {
    it(id, () => {
      const n = Number(/n1=n2=(\d+)/.exec(inputs)?.[1]);
      const printed = expected.split("; ").map((text) => text.split(" "));
      expect(printed).toHaveLength(3);
      for (const [name, value] of printed) {
        const [method, prior] = name!.toLowerCase().split("/") as [BinaryMethod, "jeffreys"];
        const belief = { prior: { arms: pilotPosterior(primary, prior) } };
        const actual = assurance(designOf({ method, n: [n, n] }), belief).assurance;
        expect(Math.abs(actual - Number(value))).toBeLessThanOrEqual(halfUnit(value!));
      }
    });
  }
});
