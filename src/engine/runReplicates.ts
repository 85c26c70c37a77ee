import { ArgumentError, EngineError } from "../errors.ts";
import { cellSpace } from "./cellSpace.ts";
import { inlinePool, type BatchPool } from "./pool.ts";
import type { BatchAnswer, RunInput } from "./protocol.ts";
import { copyRows, emptySubjectColumns, firstRows, type SubjectColumns } from "./subjectColumns.ts";
import { addTally, createTallier, tallyOf, type Tally } from "./tally.ts";

/** What is known after a number of replicates. */
export interface RunResult {
  readonly run: RunInput;
  /** The run covers replicates 0 to `replicates - 1`, also when it was stopped. */
  readonly replicates: number;
  readonly tally: Tally;
  /** Where subjects are analyzed: a row for each replicate, in their order. */
  readonly columns?: SubjectColumns;
  /** False when the run was stopped before all replicates were done. */
  readonly isComplete: boolean;
}

export interface RunOptions {
  /** Number of replicates in all. */
  readonly replicates: number;
  /** An earlier, stopped result of the same run: its replicates are not drawn again. */
  readonly resume?: RunResult;
  /** Where batches run; the calling thread by default. */
  readonly pool?: BatchPool;
  /** Replicates a batch starts with; the size adapts to `batchMilliseconds`. */
  readonly batch?: number;
  /** Stops the run: it resolves, within one batch, with what is done. */
  readonly signal?: AbortSignal;
  /** Called after each batch with what is done so far. `result()` costs a copy of the tally. */
  readonly onProgress?: (done: number, total: number, result: () => RunResult) => void;
}

/** A batch should take about this long: short enough to stop at once, long enough to be worth a message. */
const batchMilliseconds = 15;
const largestBatch = 1_000_000;
/** Replicates of the first batch and of the smallest: one fit costs as much as thousands of counts. */
const countBatches = { first: 4096, least: 256 } as const;
const subjectBatches = { first: 32, least: 1 } as const;

/**
 * Simulates replicates of a trial and counts the tables they end in; where the run says how, it analyzes
 * the subjects of each.
 *
 * The result does not depend on the pool, the number of workers or the size of batches: replicate
 * `i` is keyed by its number, counts are integers, rows stand in order, and a stopped run keeps an unbroken
 * range.
 *
 * @throws {@link ArgumentError} for more replicates than there is room for rows.
 * @throws {@link EngineError} if a batch fails.
 */
export async function runReplicates(run: RunInput, options: RunOptions): Promise<RunResult> {
  const { replicates, resume, pool = inlinePool, signal, onProgress } = options;
  checkResume(run, resume);
  const merge = prefixMerger(run, replicates, resume);
  const sizes = run.analysis ? subjectBatches : countBatches;
  let next = merge.done();
  let batch = options.batch ?? sizes.first;
  let hasFailed = false;

  const result = (): RunResult => ({
    run,
    replicates: merge.done(),
    ...merge.found(),
    isComplete: merge.done() >= replicates,
  });

  async function work(): Promise<void> {
    while (next < replicates && !signal?.aborted && !hasFailed) {
      const first = next;
      const count = Math.min(batch, replicates - first);
      next += count;
      const start = performance.now();
      const answer = await pool.answer({ run, first, count });
      if (answer.type === "failed") {
        hasFailed = true;
        throw new EngineError(answer.first, answer.message);
      }
      if (options.batch === undefined)
        batch = adapted(count, performance.now() - start, sizes.least);
      merge.add(answer);
      onProgress?.(merge.done(), replicates, result);
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

function checkResume(run: RunInput, resume: RunResult | undefined): void {
  if (resume && JSON.stringify(resume.run) !== JSON.stringify(run)) {
    throw new ArgumentError("resume", "be a result of the same run", resume.run);
  }
}

/** Adds answers in order of their replicates; one that comes early waits. */
function prefixMerger(run: RunInput, replicates: number, resume: RunResult | undefined) {
  const tallier = createTallier(cellSpace(run).size);
  if (resume) addTally(tallier, resume.tally);
  let done = resume?.replicates ?? 0;
  const columns = run.analysis && emptySubjectColumns(Math.max(replicates, done));
  if (columns && resume?.columns) copyRows(columns, resume.columns, 0);
  const early = new Map<number, BatchAnswer & { type: "done" }>();
  return {
    done: () => done,
    found: () => ({
      tally: tallyOf(tallier),
      ...(columns && { columns: firstRows(columns, done) }),
    }),
    add(answer: BatchAnswer & { type: "done" }): void {
      early.set(answer.first, answer);
      for (let ready = early.get(done); ready; ready = early.get(done)) {
        early.delete(done);
        addTally(tallier, ready.tally);
        if (columns && ready.columns) copyRows(columns, ready.columns, done);
        done += ready.count;
      }
    },
  };
}
