import type { RunResult } from "../engine/runReplicates.ts";
import type { VisitRun } from "../engine/visitRun.ts";
import { wilsonInterval } from "../analyze/wilsonInterval.ts";
import { isRejection } from "../summarize/operatingCharacteristics.ts";
import type { SimulatedPower } from "./visitFindings.ts";

/** Power of the first analysis of a run: counted alone, since the true values that a summary compares with take time. */
export function simulatedPower({ run, columns }: RunResult<VisitRun>): SimulatedPower {
  const { alpha } = run.analyses[0]!.analysis;
  let [analyzed, rejected] = [0, 0];
  for (const p of columns[0]!.pValue) {
    if (Number.isNaN(p)) continue;
    analyzed++;
    if (isRejection(p, alpha)) rejected++;
  }
  const value = rejected / analyzed;
  const monteCarloError = Math.sqrt((value * (1 - value)) / analyzed);
  const { lower, upper } = wilsonInterval(rejected, analyzed);
  return { rejection: { value, monteCarloError, lower, upper }, replicates: analyzed };
}
