/** How often each cell occurred: integers, so that any order of adding gives the same tally. */
export interface Tally {
  /** Cells that occurred, increasing. */
  readonly cells: Float64Array;
  /** Replicates in each of them. */
  readonly counts: Float64Array;
}

/** Counts cells one by one and adds whole tallies. */
export interface Tallier {
  add(cell: number): void;
  addTally(tally: Tally): void;
  tally(): Tally;
}

/** Up to this many cells are counted in an array (8 MB), more in a map of those that occur. */
const denseCells = 1 << 21;

export function createTallier(cellCount: number): Tallier {
  return cellCount <= denseCells ? denseTallier(cellCount) : sparseTallier();
}

function denseTallier(cellCount: number): Tallier {
  const counts = new Uint32Array(cellCount);
  return {
    add: (cell) => void counts[cell]!++,
    addTally: (tally) =>
      tally.cells.forEach((cell, i) => {
        counts[cell] = counts[cell]! + tally.counts[i]!;
      }),
    tally() {
      let occupied = 0;
      for (let cell = 0; cell < cellCount; cell++) if (counts[cell]! > 0) occupied++;
      const result = { cells: new Float64Array(occupied), counts: new Float64Array(occupied) };
      for (let cell = 0, i = 0; cell < cellCount; cell++) {
        if (counts[cell] === 0) continue;
        result.cells[i] = cell;
        result.counts[i++] = counts[cell]!;
      }
      return result;
    },
  };
}

function sparseTallier(): Tallier {
  const counts = new Map<number, number>();
  const increase = (cell: number, by: number) =>
    void counts.set(cell, (counts.get(cell) ?? 0) + by);
  return {
    add: (cell) => increase(cell, 1),
    addTally: (tally) => tally.cells.forEach((cell, i) => increase(cell, tally.counts[i]!)),
    tally() {
      const cells = Float64Array.from(counts.keys()).sort();
      return { cells, counts: cells.map((cell) => counts.get(cell)!) };
    },
  };
}
