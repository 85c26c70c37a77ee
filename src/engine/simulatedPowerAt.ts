import type { Pair } from "../pair.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Scenario, Study } from "../study/schema.ts";
import { isRejection } from "../summarize/operatingCharacteristics.ts";
import type { ReplicateColumns } from "../summarize/replicateColumns.ts";
import { columnsOf } from "./monteCarlo.ts";
import { runInput } from "./runInput.ts";
import { runReplicates, type RunOptions } from "./runReplicates.ts";
import type { PowerAt, RejectionCount } from "./sizeLedger.ts";

/** The power of a study at any size, for {@link sampleSizeBySimulation}. */
export function simulatedPowerAt(
  study: Study,
  scenario: Scenario,
  options: Pick<RunOptions, "pool" | "signal"> = {},
): PowerAt {
  return async (n, { first, count }) => {
    const sized = withSizes(study, n);
    const run = runInput(sized, scenario);
    const result = await runReplicates(run, { ...options, first, replicates: count });
    return rejectionsOf(columnsOf(sized, result), study.design.analysis.alpha);
  };
}

/** Analyzed replicates and those of them that reject. */
export function rejectionsOf(columns: ReplicateColumns, alpha: number): RejectionCount {
  const { count, pValue } = columns;
  let [rejections, analyzed] = [0, 0];
  for (let row = 0; row < count.length; row++) {
    if (Number.isNaN(pValue[row])) continue;
    analyzed += count[row]!;
    if (isRejection(pValue[row]!, alpha)) rejections += count[row]!;
  }
  return { rejections, analyzed };
}

function withSizes(study: Study, [nE, nC]: Pair<number>): SizedStudy {
  const [experimental, control] = study.design.arms;
  const arms: SizedStudy["design"]["arms"] = [
    { name: experimental.name, n: nE },
    { name: control.name, n: nC },
  ];
  return { ...study, design: { ...study.design, arms } };
}
