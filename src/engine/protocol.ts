import type { RunKind } from "./runKind.ts";
import { tableRunKind, type TableFindings, type TableRun } from "./tableRun.ts";
import { visitRunKind, type VisitFindings, type VisitRun } from "./visitRun.ts";

/** What a run simulates: plain data, so that it can be sent to a worker or a queue. */
export type RunInput = TableRun | VisitRun;

interface FindingsByType {
  readonly table: TableFindings;
  readonly visits: VisitFindings;
}

/** What the replicates of a run find. */
export type FindingsOf<Run extends RunInput> = FindingsByType[Run["type"]];

/** Replicates `first` to `first + count - 1` of a run. */
export interface BatchRequest<Run extends RunInput = RunInput> {
  readonly run: Run;
  readonly first: number;
  readonly count: number;
}

/** Exactly one answer per request. */
export type BatchAnswer<Run extends RunInput = RunInput> =
  | {
      readonly type: "done";
      readonly first: number;
      readonly count: number;
      readonly found: FindingsOf<Run>;
    }
  | { readonly type: "failed"; readonly first: number; readonly message: string };

const kinds: { readonly [Type in RunInput["type"]]: unknown } = {
  table: tableRunKind,
  visits: visitRunKind,
};

/** What the engine must know of runs of this type. */
export function kindOf<Run extends RunInput>({ type }: Run): RunKind<Run, FindingsOf<Run>> {
  return kinds[type] as RunKind<Run, FindingsOf<Run>>; // the type picks both
}

/** Runs a batch. Never throws: the failure is the answer. */
export function answerBatch<Run extends RunInput>(request: BatchRequest<Run>): BatchAnswer<Run> {
  const { run, first, count } = request;
  try {
    return { type: "done", first, count, found: kindOf(run).answer(run, first, count) };
  } catch (error) {
    return {
      type: "failed",
      first,
      message: error instanceof Error ? error.message : String(error),
    };
  }
}
