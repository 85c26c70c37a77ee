import { emptySubjectColumns, copyRows, firstRows, type SubjectColumns } from "./subjectColumns.ts";

/** What one analysis says of consecutive replicates, one row each. */
export interface VisitColumns extends SubjectColumns {
  /** How each analysis ended: index in {@link visitStatuses}. */
  readonly status: Uint8Array;
}

/**
 * How an analysis ends: as planned; with the covariance planned in case the fit does not converge; without a result,
 * because the iteration stopped short or because the data cannot bear the model.
 */
export const visitStatuses = ["done", "fallback", "notConverged", "notEstimable"] as const;

/** Rows of several analyses for a number of replicates, still empty. */
export function emptyVisitColumns(analyses: number, replicates: number): VisitColumns[] {
  const makeOne = () => ({
    ...emptySubjectColumns(replicates, analyses),
    status: new Uint8Array(replicates),
  });
  return Array.from({ length: analyses }, makeOne);
}

/** Copies rows of every analysis into `out`, from the row `first` on. */
export function copyVisitRows(
  out: readonly VisitColumns[],
  rows: readonly VisitColumns[],
  first: number,
): void {
  for (const [k, target] of out.entries()) {
    copyRows(target, rows[k]!, first);
    const room = Math.max(0, target.status.length - first);
    target.status.set(rows[k]!.status.subarray(0, room), first);
  }
}

/** The first `count` rows of every analysis, without copying them. */
export function firstVisitRows(columns: readonly VisitColumns[], count: number): VisitColumns[] {
  return columns.map((own) => ({
    ...firstRows(own, count),
    status: own.status.subarray(0, count),
  }));
}
