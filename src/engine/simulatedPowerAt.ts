import type { Pair } from "../pair.ts";
import { isVisitStudy, type AnyStudy } from "../study/anyStudy.ts";
import type { SizedArm } from "../study/requireSized.ts";
import type { Scenario, Study } from "../study/schema.ts";
import type { VisitScenario, VisitStudy } from "../study/visitSchema.ts";
import { isRejection } from "../summarize/operatingCharacteristics.ts";
import type { ReplicateColumns } from "../summarize/replicateColumns.ts";
import { columnsOf } from "./monteCarlo.ts";
import type { BatchPool } from "./pool.ts";
import { runInput } from "./runInput.ts";
import { runReplicates } from "./runReplicates.ts";
import type { PowerAt, RejectionCount } from "./sizeLedger.ts";
import { oneByOne } from "./subjectColumns.ts";
import type { VisitPlan } from "./visitPlan.ts";
import { visitRun } from "./visitRun.ts";

export interface PowerAtOptions {
  readonly pool?: BatchPool;
  readonly signal?: AbortSignal;
}

/** The power of a study's planned analysis at any size, for {@link sampleSizeBySimulation}. */
export function simulatedPowerAt(
  study: AnyStudy,
  scenario: Scenario | VisitScenario,
  options: PowerAtOptions & { readonly plan?: VisitPlan } = {},
): PowerAt {
  if (isVisitStudy(study)) return visitPowerAt(study, scenario as VisitScenario, options);
  return tablePowerAt(study, scenario as Scenario, options);
}

function tablePowerAt(study: Study, scenario: Scenario, options: PowerAtOptions): PowerAt {
  const { design } = study;
  return async (n, { first, count }) => {
    const sized = { ...study, design: { ...design, arms: armsOf(design.arms, n) } };
    const run = runInput(sized, scenario);
    const result = await runReplicates(run, { ...options, first, replicates: count });
    return rejectionsOf(columnsOf(sized, result), design.analysis.alpha);
  };
}

function visitPowerAt(
  study: VisitStudy,
  scenario: VisitScenario,
  { plan, ...options }: PowerAtOptions & { readonly plan?: VisitPlan },
): PowerAt {
  const { design } = study;
  return async (n, { first, count }) => {
    const sized = { ...study, design: { ...design, arms: armsOf(design.arms, n) } };
    const run = visitRun(sized, scenario, plan && [plan]);
    const result = await runReplicates(run, { ...options, first, replicates: count });
    return rejectionsOf(oneByOne(result.columns[0]!), run.analyses[0]!.analysis.alpha);
  };
}

/** Analyzed replicates and those of them that reject. */
function rejectionsOf(columns: ReplicateColumns, alpha: number): RejectionCount {
  const { count, pValue } = columns;
  let [rejections, analyzed] = [0, 0];
  for (let row = 0; row < count.length; row++) {
    if (Number.isNaN(pValue[row])) continue;
    analyzed += count[row]!;
    if (isRejection(pValue[row]!, alpha)) rejections += count[row]!;
  }
  return { rejections, analyzed };
}

function armsOf(
  [experimental, control]: Pair<{ readonly name: string }>,
  [nE, nC]: Pair<number>,
): Pair<SizedArm> {
  return [
    { name: experimental.name, n: nE },
    { name: control.name, n: nC },
  ];
}
