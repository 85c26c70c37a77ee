import { ArgumentError, EngineError } from "../errors.ts";
import { inlinePool, type BatchPool } from "./pool.ts";
import { kindOf, type BatchAnswer, type RunInput } from "./protocol.ts";
import { runResult, type RunResult } from "./runResult.ts";
import type { TableRun } from "./tableRun.ts";

export type { RunResult };

export interface RunOptions<Run extends RunInput = TableRun> {
  /** Number of replicates in all. */
  readonly replicates: number;
  /** Number of the first replicate. Default 0. */
  readonly first?: number;
  /** An earlier, stopped result of the same run: its replicates are not drawn again. */
  readonly resume?: RunResult<Run>;
  /** Where batches run; the calling thread by default. */
  readonly pool?: BatchPool;
  /** Replicates a batch starts with; the size adapts to `batchMilliseconds`. */
  readonly batch?: number;
  /** Stops the run: it resolves, within one batch, with what is done. */
  readonly signal?: AbortSignal;
  /** Called after each batch with what is done so far. `result()` may cost a copy of what was found. */
  readonly onProgress?: (done: number, total: number, result: () => RunResult<Run>) => void;
}

/** A batch should take about this long: short enough to stop at once, long enough to be worth a message. */
const batchMilliseconds = 15;
const largestBatch = 1_000_000;

/**
 * Simulates replicates of a trial and gathers what they find: the tables they end in, or what the analyses of
 * their subjects say.
 *
 * The result does not depend on the pool, the number of workers or the size of batches: replicate
 * `i` is keyed by its number, counts are integers, rows stand in order, and a stopped run keeps an unbroken
 * range.
 *
 * @throws {@link ArgumentError} for more replicates than there is room for rows.
 * @throws {@link EngineError} if a batch fails.
 */
export async function runReplicates<Run extends RunInput>(
  run: Run,
  options: RunOptions<Run>,
): Promise<RunResult<Run>> {
  const { replicates, first = 0, resume, pool = inlinePool, signal, onProgress } = options;
  checkResume(run, first, resume);
  const merger = prefixMerger(run, replicates, resume);
  const sizes = kindOf(run).batchSizes(run);
  let next = merger.done();
  let batch = options.batch ?? sizes.first;
  let hasFailed = false;

  const result = () => {
    const done = merger.done();
    return runResult(
      { run, first, replicates: done, isComplete: done >= replicates },
      merger.found(),
    );
  };

  async function work(): Promise<void> {
    while (next < replicates && !signal?.aborted && !hasFailed) {
      const row = next;
      const count = Math.min(batch, replicates - row);
      next += count;
      const start = performance.now();
      const answer = await pool.answer({ run, first: first + row, count });
      if (answer.type === "failed") {
        hasFailed = true;
        throw new EngineError(answer.first, answer.message);
      }
      if (options.batch === undefined)
        batch = adapted(count, performance.now() - start, sizes.least);
      merger.add(answer, row);
      onProgress?.(merger.done(), replicates, result);
    }
  }

  await Promise.all(Array.from({ length: pool.size }, work));
  return result();
}

/** At most doubles, so that one lucky timing does not make a batch that cannot be stopped. */
function adapted(count: number, milliseconds: number, least: number): number {
  const factor = Math.min(2, batchMilliseconds / Math.max(milliseconds, 0.1));
  return Math.max(least, Math.min(largestBatch, Math.round(count * factor)));
}

function checkResume<Run extends RunInput>(
  run: Run,
  first: number,
  resume: RunResult<Run> | undefined,
): void {
  if (resume === undefined) return;
  if (resume.first === first && JSON.stringify(resume.run) === JSON.stringify(run)) return;
  throw new ArgumentError("resume", "be a result of the same run", resume.run);
}

/** Adds answers in order of their replicates; one that comes early waits. */
function prefixMerger<Run extends RunInput>(
  run: Run,
  replicates: number,
  resume: RunResult<Run> | undefined,
) {
  let done = resume?.replicates ?? 0;
  const collector = kindOf(run).collector(run, Math.max(replicates, done));
  if (resume) collector.add(resume, 0);
  const early = new Map<number, BatchAnswer<Run> & { type: "done" }>();
  return {
    done: () => done,
    found: () => collector.found(done),
    add(answer: BatchAnswer<Run> & { type: "done" }, row: number): void {
      early.set(row, answer);
      for (let ready = early.get(done); ready; ready = early.get(done)) {
        early.delete(done);
        collector.add(ready.found, done);
        done += ready.count;
      }
    },
  };
}
