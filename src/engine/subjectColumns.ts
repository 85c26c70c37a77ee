import { ArgumentError } from "../errors.ts";
import type { ReplicateColumns } from "../summarize/replicateColumns.ts";

/** What the analyses of consecutive replicates say, one row each. */
export type SubjectColumns = Omit<ReplicateColumns, "count">;

/** Most replicates of an analysis of subjects: their rows take 40 bytes each, 80 MB in all. */
export const maxSubjectReplicates = 2_000_000;

const names = ["pValue", "estimate", "standardError", "lower", "upper"] as const;

/**
 * Rows for a number of replicates, still empty.
 *
 * @param analyses - How many analyses share the room. Default 1.
 * @throws {@link ArgumentError} for more than {@link maxSubjectReplicates} over the number of analyses.
 */
export function emptySubjectColumns(replicates: number, analyses = 1): SubjectColumns {
  const most = Math.floor(maxSubjectReplicates / analyses);
  if (replicates > most) {
    const what = analyses === 1 ? "an analysis" : `${analyses} analyses`;
    const expectation = `be at most ${most} for ${what} of subjects, which keeps a row for each`;
    throw new ArgumentError("replicates", expectation, replicates);
  }
  const column = () => new Float64Array(replicates);
  return {
    pValue: column(),
    estimate: column(),
    standardError: column(),
    lower: column(),
    upper: column(),
  };
}

/** Copies rows into `out`, from the row `first` on; those that do not fit are left out. */
export function copyRows(out: SubjectColumns, rows: SubjectColumns, first: number): void {
  const room = out.pValue.length - first;
  for (const name of names) out[name].set(rows[name].subarray(0, Math.max(0, room)), first);
}

/** The first `count` rows, without copying them. */
export function firstRows(columns: SubjectColumns, count: number): SubjectColumns {
  const { pValue, estimate, standardError, lower, upper } = columns;
  return {
    pValue: pValue.subarray(0, count),
    estimate: estimate.subarray(0, count),
    standardError: standardError.subarray(0, count),
    lower: lower.subarray(0, count),
    upper: upper.subarray(0, count),
  };
}

/** The rows as {@link ReplicateColumns}: each stands for one replicate. */
export function oneByOne(columns: SubjectColumns): ReplicateColumns {
  return { count: new Float64Array(columns.pValue.length).fill(1), ...columns };
}
