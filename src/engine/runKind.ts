/**
 * What the engine must know of a type of run. All else (batches, pools, resuming, stopping, progress) is the same
 * for every type.
 */
export interface RunKind<Run, Findings> {
  /** Simulates and analyzes the replicates `first` to `first + count - 1`. */
  answer(run: Run, first: number, count: number): Findings;
  /**
   * Room for what a number of replicates find.
   *
   * @throws {@link ArgumentError} for more replicates than there is room for.
   */
  collector(run: Run, replicates: number): Collector<Findings>;
  /** Replicates of the first batch and of the smallest: one fit costs as much as thousands of counts. */
  batchSizes(run: Run): BatchSizes;
}

/** Puts findings together. They come in the order of their replicates. */
export interface Collector<Findings> {
  /** Adds what replicates found, the first of which belongs in `row`. */
  add(found: Findings, row: number): void;
  /** What the first `rows` replicates, all that were added, found. */
  found(rows: number): Findings;
}

export interface BatchSizes {
  readonly first: number;
  readonly least: number;
}
