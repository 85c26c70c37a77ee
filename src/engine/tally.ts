/** How often each cell occurred: integers, so that any order of adding gives the same tally. */
export interface Tally {
  /** Cells that occurred, increasing. */
  readonly cells: Float64Array;
  /** Replicates in each of them. */
  readonly counts: Float64Array;
}

/** Counts cells: in an array where they are few enough, else in a map of those that occur. */
export interface Tallier {
  readonly dense: Uint32Array | undefined;
  readonly sparse: Map<number, number>;
}

/** Up to this many cells are counted in an array (8 MB). */
const denseCells = 1 << 21;

export function createTallier(cellCount: number): Tallier {
  const dense = cellCount <= denseCells ? new Uint32Array(cellCount) : undefined;
  return { dense, sparse: new Map() };
}

/** Counts one replicate that ended in `cell`, or several. */
export function addCell({ dense, sparse }: Tallier, cell: number, count = 1): void {
  if (dense) dense[cell] = dense[cell]! + count;
  else sparse.set(cell, (sparse.get(cell) ?? 0) + count);
}

/** Adds all of a tally. */
export function addTally(tallier: Tallier, { cells, counts }: Tally): void {
  for (let i = 0; i < cells.length; i++) addCell(tallier, cells[i]!, counts[i]!);
}

/** What has been counted so far. */
export function tallyOf({ dense, sparse }: Tallier): Tally {
  const cells = dense ? occupied(dense) : Float64Array.from(sparse.keys()).sort();
  return { cells, counts: cells.map((cell) => (dense ? dense[cell]! : sparse.get(cell)!)) };
}

function occupied(counts: Uint32Array): Float64Array {
  const cells: number[] = [];
  for (let cell = 0; cell < counts.length; cell++) if (counts[cell]! > 0) cells.push(cell);
  return Float64Array.from(cells);
}
