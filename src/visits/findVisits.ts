import { summarizeVisitRun } from "../engine/monteCarloVisits.ts";
import { nullVisitScenario } from "../engine/nullVisitScenario.ts";
import type { BatchPool } from "../engine/pool.ts";
import { runReplicates, type RunResult } from "../engine/runReplicates.ts";
import { visitRun, type VisitRun } from "../engine/visitRun.ts";
import type { Run, RunProgress } from "../notebook/runProgress.ts";
import { pause } from "../notebook/slices.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { comparedGroups, replicatesOf, totalOf, type ComparedGroup } from "./comparedGroups.ts";
import { simulatedPower } from "./simulatedPower.ts";
import {
  formulaFindings,
  truthOf,
  type ComparedAnalyses,
  type VisitFindings,
} from "./visitFindings.ts";

/** Trials simulated at once, for a first answer while the controls move. */
export const firstReplicates = 200;
/** What pauses between a moving control and a long run: nobody waits for a number no longer wanted. */
const restMilliseconds = 350;

interface FindOptions {
  readonly pool: () => BatchPool;
  readonly progress: RunProgress;
  readonly signal: AbortSignal;
  readonly report: (findings: VisitFindings) => void;
}

/**
 * What the page shows of a study, as it becomes known: formulas at once, a short run in slices of the page's own
 * thread, and once the controls rest the long runs on workers.
 */
export async function findVisits(
  study: SizedVisitStudy,
  { pool, progress, signal, report }: FindOptions,
): Promise<void> {
  let findings = formulaFindings(study);
  const add = (more: Partial<VisitFindings>): void => {
    findings = { ...findings, ...more };
    report(findings);
  };
  report(findings);
  const { scenario } = findings;
  const replicates = replicatesOf(study);
  const first = await runReplicates(visitRun(study, scenario), {
    replicates: Math.min(firstReplicates, replicates),
    signal,
  });
  signal.throwIfAborted();
  add({ power: simulatedPower(first) });
  await pause(restMilliseconds, signal);
  add({ truth: truthOf(findings) });
  const groups = comparedGroups(study);
  const run = progress.start({ total: totalOf(groups), unit: "trials" });
  const long = { pool: pool(), signal: AbortSignal.any([signal, run.signal]), run };
  try {
    await runGroups({ study, groups, findings, add, long });
    if (signal.aborted) progress.stop();
    else {
      run.done();
      add({ stage: "complete" });
    }
  } catch (error) {
    run.fail(error);
    throw error;
  }
}

interface GroupRuns {
  readonly study: SizedVisitStudy;
  readonly groups: readonly ComparedGroup[];
  readonly findings: VisitFindings;
  readonly add: (more: Partial<VisitFindings>) => void;
  readonly long: { readonly pool: BatchPool; readonly signal: AbortSignal; readonly run: Run };
}

/** Group by group, first with the effect, then without. */
async function runGroups({ study, groups, findings, add, long }: GroupRuns): Promise<void> {
  const { scenario } = findings;
  const none = nullVisitScenario(scenario, study.design);
  const compared: ComparedAnalyses[] = [];
  let before = 0;
  for (const { plans, replicates } of groups) {
    const isFirst = compared.length === 0;
    const answer = async (run: VisitRun, tell?: (partial: RunResult<VisitRun>) => void) => {
      const result = await longRun(run, { replicates, before, tell, ...long });
      before += replicates;
      return result;
    };
    const tell = (partial: RunResult<VisitRun>) => add({ power: simulatedPower(partial) });
    const effect = await answer(visitRun(study, scenario, plans), isFirst ? tell : undefined);
    if (isFirst && effect.replicates > 0) tell(effect);
    if (long.signal.aborted) return;
    const nothing = await answer(visitRun(study, none, plans));
    if (long.signal.aborted) return;
    compared.push({ effect: summarizeVisitRun(effect), none: summarizeVisitRun(nothing) });
    add({ compared: [...compared], stage: "running" });
  }
}

interface LongRun {
  readonly pool: BatchPool;
  readonly signal: AbortSignal;
  readonly run: Run;
  readonly replicates: number;
  /** Trials of earlier runs, for the line of progress. */
  readonly before: number;
  readonly tell: ((partial: RunResult<VisitRun>) => void) | undefined;
}

function longRun(
  run: VisitRun,
  { pool, signal, run: line, replicates, before, tell }: LongRun,
): Promise<RunResult<VisitRun>> {
  let told = performance.now();
  return runReplicates(run, {
    replicates,
    pool,
    signal,
    onProgress: (done, _total, partial) => {
      line.report(before + done);
      if (!tell || performance.now() - told < 200) return;
      told = performance.now();
      tell(partial());
    },
  });
}
