import { afterAll, describe, expect, it } from "vitest";
import { fillPatternStatistics } from "../../src/analyze/fillPatternStatistics.ts";
import { fitMmrm, simulationTolerance } from "../../src/analyze/fitMmrm.ts";
import { tPValue } from "../../src/analyze/meanDifference.ts";
import { fillVisitEffect } from "../../src/analyze/mmrmEffect.ts";
import { mmrmModel } from "../../src/analyze/mmrmModel.ts";
import { choleskyFactor } from "../../src/math/cholesky.ts";
import { normalQuantile } from "../../src/math/normal.ts";
import { createStream } from "../../src/random/stream.ts";
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

const replicates = 10_000;

/** Fills one trial: means, slope of baseline, correlated errors, monotone dropout from the second visit on. */
function trialFiller(inputs: Inputs) {
  const visits = inputs.covariance.length;
  const factor = Float64Array.from(inputs.covariance.flat());
  choleskyFactor(factor, visits);
  const stream = createStream({ seed: 8, replicate: 0, purpose: "outcome" });
  const normal = () => normalQuantile(stream.uniform());
  const total = inputs.n1 + inputs.n2;
  const arm = Uint8Array.from({ length: total }, (_, i) => (i < inputs.n1 ? 0 : 1));
  const data = { values: new Float64Array(total * visits), arm, baseline: new Float64Array(total) };
  const errors = new Float64Array(visits);
  return (replicate: number) => {
    stream.rekey(replicate);
    for (let i = 0; i < total; i++) {
      const isExperimental = arm[i] === 0;
      const means = isExperimental ? inputs.mean_change1 : inputs.mean_change2;
      const hazard = isExperimental ? inputs.dropout_per_visit1 : inputs.dropout_per_visit2;
      const deviation = inputs.base_sd * normal();
      data.baseline[i] = inputs.base_mean + deviation;
      for (let j = 0; j < visits; j++) errors[j] = normal();
      let isLost = false;
      for (let j = 0; j < visits; j++) {
        let value = means[j]! + inputs.base_slope * deviation;
        for (let k = 0; k <= j; k++) value += factor[j * visits + k]! * errors[k]!;
        isLost ||= j > 0 && stream.uniform() < hazard;
        data.values[i * visits + j] = isLost ? NaN : value;
      }
    }
    return data;
  };
}

function simulatedPower(inputs: Inputs) {
  const visits = inputs.covariance.length;
  const subjects = inputs.n1 + inputs.n2;
  const model = mmrmModel({ visits, subjects, baselineEffect: "main", covariance: "unstructured" });
  const fill = trialFiller(inputs);
  const effect = { estimate: NaN, standardError: NaN, df: NaN };
  let [rejected, failed, sum, squares, errors] = [0, 0, 0, 0, 0];
  for (let replicate = 0; replicate < replicates; replicate++) {
    fillPatternStatistics(model.statistics, fill(replicate));
    if (fitMmrm(model, { tolerance: simulationTolerance }) !== "converged") failed++;
    fillVisitEffect(effect, model, visits - 1, "satterthwaite");
    const { estimate, standardError, df } = effect;
    if (tPValue(estimate / standardError, df, "twoSided") <= inputs.alpha) rejected++;
    sum += estimate;
    squares += estimate * estimate;
    errors += standardError;
  }
  const mean_estimate = sum / replicates;
  return {
    power: rejected / replicates,
    mean_estimate,
    sd_estimate: Math.sqrt(squares / replicates - mean_estimate ** 2),
    mean_model_se: errors / replicates,
    failed_fits: failed,
  };
}

describe("power of a mixed model agrees with R's mmrm 0.3.16 by simulation", () => {
  const records = loadRecords<Inputs>("08_longitudinal_dropout_assurance.json", [
    "mmrm_power_simulated",
  ]);
  const agreements: Agreement[] = [];
  it.each(records)("$id", (record) => {
    const agreement = compareRecord(record, simulatedPower(record.inputs));
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
