import type { Pair } from "../../src/pair.ts";
import type { VisitEndpoint } from "../../src/study/visitSchema.ts";
import type { LongScenario } from "./visitWorlds.ts";

/** Inputs of the records `mmrm_power_simulated` of topic 8. */
export interface ReferenceTrial {
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
}

/**
 * The same trial as a study file has it. Its change from baseline is mean + slope (b − E b) + e with e ~ N(0, C), so
 * the value at visit k is b + change: its SD is √(C_kk + (1 + slope)² Var b), its covariance with b is
 * (1 + slope) Var b, and with visit j it is C_jk + (1 + slope)² Var b.
 */
export function studyOfReference(inputs: ReferenceTrial): {
  readonly n: Pair<number>;
  readonly endpoint: VisitEndpoint;
  readonly scenario: LongScenario;
} {
  const { covariance, base_mean: center, base_sd: spread, base_slope: slope } = inputs;
  const shared = ((1 + slope) * spread) ** 2;
  const sd = covariance.map((row, k) => Math.sqrt(row[k]! + shared));
  const matrix = covariance.map((row, j) =>
    row.map((own, k) => (j === k ? 1 : (own + shared) / (sd[j]! * sd[k]!))),
  );
  const visits = sd.map((_, k) => k + 1);
  // from the 2nd visit on, each with the same chance
  const lost = (chance: number) => visits.map((_, k) => 1 - (1 - chance) ** k);
  const { dropout_per_visit1: lossE, dropout_per_visit2: lossC } = inputs;
  return {
    n: [inputs.n1, inputs.n2],
    endpoint: {
      type: "longitudinal",
      name: "score",
      better: "lower",
      visits,
      timeUnit: "visits",
      baseline: true,
    },
    scenario: {
      name: "reference",
      mean: [
        inputs.mean_change1.map((change) => center + change),
        inputs.mean_change2.map((change) => center + change),
      ],
      sd,
      correlation: { type: "unstructured", matrix },
      baseline: {
        mean: center,
        sd: spread,
        correlation: sd.map((own) => ((1 + slope) * spread) / own),
      },
      dropout: { mechanism: "mcar", rate: [lost(lossE), lost(lossC)] },
      afterDiscontinuation: "asRandomized",
    },
  };
}
