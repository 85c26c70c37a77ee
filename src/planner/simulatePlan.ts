import { summarizeRun, type MonteCarloResult } from "../engine/monteCarlo.ts";
import type { BatchPool } from "../engine/pool.ts";
import { runInput } from "../engine/runInput.ts";
import { runNow } from "../engine/runNow.ts";
import { runReplicates, type RunResult } from "../engine/runReplicates.ts";
import { partialResults } from "../notebook/partialResults.ts";
import type { RunProgress } from "../notebook/runProgress.ts";
import { nullScenario } from "../study/nullScenario.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { liveReplicatesOf } from "./limits.ts";

/** What pauses between a moving control and a long run: nobody waits for a number no longer wanted. */
const restMilliseconds = 350;

/** The first replicates of a study's first scenario, at once and in this thread. */
export function simulateNow(
  study: SizedStudy,
  replicates = liveReplicatesOf(study),
): MonteCarloResult {
  const total = study.simulation.replicates;
  const run = runInput(study, study.scenarios[0]!);
  return summarizeRun(study, runNow(run, Math.min(replicates, total), total));
}

/** The same without an effect, on the same random numbers. */
export function simulateNullNow(
  study: SizedStudy,
  replicates = liveReplicatesOf(study),
): MonteCarloResult {
  return simulateNow(
    { ...study, scenarios: [nullScenario(study.scenarios[0]!, study.design)] },
    replicates,
  );
}

/**
 * Simulated operating characteristics as a cell yields them: what was simulated at once, and where the study
 * asks for more, the run on workers once the controls rest.
 */
export function simulatePlan(
  study: SizedStudy,
  first: MonteCarloResult,
  { pool, progress }: { readonly pool: () => BatchPool; readonly progress: RunProgress },
): AsyncIterableIterator<MonteCarloResult> {
  return partialResults(first, async ({ signal, report }) => {
    if (first.isComplete) return first;
    await rest(signal);
    if (signal.aborted) return first;
    return fullRun(study, first.result, { pool: pool(), progress, signal, report });
  });
}

interface FullRun {
  readonly pool: BatchPool;
  readonly progress: RunProgress;
  readonly signal: AbortSignal;
  readonly report: (partial: MonteCarloResult) => void;
}

async function fullRun(
  study: SizedStudy,
  resume: RunResult,
  { pool, progress, signal, report }: FullRun,
): Promise<MonteCarloResult> {
  const { replicates } = study.simulation;
  const run = progress.start({ total: replicates, unit: "trials" });
  let reported = performance.now();
  const result = await runReplicates(runInput(study, study.scenarios[0]!), {
    replicates,
    resume,
    pool,
    signal: AbortSignal.any([signal, run.signal]),
    onProgress: (done, _total, partial) => {
      run.report(done);
      if (performance.now() - reported < 100) return;
      reported = performance.now();
      report(summarizeRun(study, partial()));
    },
  });
  if (signal.aborted) progress.stop();
  else run.done();
  return summarizeRun(study, result);
}

function rest(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, restMilliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
