import { afterAll, describe, expect, it } from "vitest";
import { monteCarloVisits } from "../../src/engine/monteCarloVisits.ts";
import { parseVisitStudy } from "../../src/study/anyStudy.ts";
import { requireSizedVisits } from "../../src/study/requireSizedVisits.ts";
import type { VisitStudyInput } from "../../src/study/visitSchema.ts";
import {
  type Agreement,
  compareRecord,
  loadRecords,
  recordAgreement,
  totalAgreement,
} from "../referenceReport.ts";

interface Inputs {
  readonly n1: number;
  readonly n2: number;
  readonly mean_change1: readonly number[];
  readonly mean_change2: readonly number[];
  readonly covariance: readonly (readonly number[])[];
  readonly base_mean: number;
  readonly base_sd: number;
  readonly base_slope: number;
  readonly dropout_per_visit1: number;
  readonly dropout_per_visit2: number;
  readonly alpha: number;
}

/** The reference draws values given baseline; a study file states their joint distribution. */
function studyOf(inputs: Inputs): VisitStudyInput {
  const { covariance, base_mean, base_sd, base_slope, alpha } = inputs;
  const byBaseline = (base_slope * base_sd) ** 2;
  const sd = covariance.map((row, j) => Math.sqrt(row[j]! + byBaseline));
  const matrix = covariance.map((row, j) =>
    row.map((value, k) => (j === k ? 1 : (value + byBaseline) / (sd[j]! * sd[k]!))),
  );
  const lost = (hazard: number) => covariance.map((_, k) => 1 - (1 - hazard) ** k);
  return {
    equipoise: 1,
    design: {
      arms: [{ n: inputs.n1 }, { n: inputs.n2 }],
      endpoint: {
        type: "longitudinal",
        visits: covariance.map((_, k) => k + 1),
        baseline: true,
      },
      analysis: {
        method: "mmrm",
        alpha,
        degreesOfFreedom: "satterthwaite",
        baselineEffect: "main",
      },
    },
    scenarios: [
      {
        mean: [[...inputs.mean_change1], [...inputs.mean_change2]],
        sd,
        correlation: { type: "unstructured", matrix },
        baseline: {
          mean: base_mean,
          sd: base_sd,
          correlation: sd.map((own) => (base_slope * base_sd) / own),
        },
        dropout: { rate: [lost(inputs.dropout_per_visit1), lost(inputs.dropout_per_visit2)] },
      },
    ],
    simulation: { replicates: 10_000, seed: 8 },
  };
}

async function simulated(inputs: Inputs) {
  const study = requireSizedVisits(parseVisitStudy(studyOf(inputs)));
  const { analyses } = await monteCarloVisits(study, study.scenarios[0]!);
  const { characteristics, failed } = analyses[0]!;
  return {
    power: characteristics.rejection.value,
    mean_estimate: characteristics.meanEstimate.value,
    sd_estimate: characteristics.empiricalStandardError.value,
    mean_model_se: characteristics.modelStandardError.value,
    failed_fits: failed,
  };
}

describe("power of a mixed model agrees with R's mmrm 0.3.16 by simulation", () => {
  const records = loadRecords<Inputs>("08_longitudinal_dropout_assurance.json", [
    "mmrm_power_simulated",
  ]);
  const agreements: Agreement[] = [];
  it.each(records)("$id", async (record) => {
    const agreement = compareRecord(record, await simulated(record.inputs));
    agreements.push(agreement);
    expect(agreement.problems).toEqual([]);
    expect(agreement.skipped).toBe(2); // the reference's own number of replicates and error
  });
  afterAll(() => {
    const { compared, skipped, largestError } = totalAgreement(agreements);
    const details = { records: records.length, skipped, source: "R 4.2.2, mmrm 0.3.16" };
    recordAgreement("mmrm", "powerSimulated", { values: compared, largestError, ...details });
  });
});
