/** Power on a grid; cell (column, row) lies at `values[row * columns + column]`, row 0 at the lowest y. */
export interface PowerGrid {
  readonly values: Float64Array;
  readonly columns: number;
  readonly rows: number;
  /** Outer limits of the grid: centers of the outermost cells lie half a cell inside. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** Levels drawn as contours: the powers that protocols ask for. */
export const contourLevels = [0.8, 0.9] as const;

/** Center of a column or row of a grid. */
export const cellCenter = (
  limits: readonly [number, number],
  cells: number,
  index: number,
): number => limits[0] + ((index + 0.5) / cells) * (limits[1] - limits[0]);

/** A place on the map and its power. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly power: number;
}

/** First and last centers of the cells along an axis. */
export const centerRange = (limits: readonly [number, number], cells: number): [number, number] => [
  cellCenter(limits, cells, 0),
  cellCenter(limits, cells, cells - 1),
];

/** A label for each level that the grid crosses, as far as may be from the other labels and from `taken`, if anything is. */
export function contourLabelPlaces(
  grid: PowerGrid,
  levels: readonly number[],
  taken: { readonly x: number; readonly y: number } | undefined,
): Place[] {
  const placed: { readonly x: number; readonly y: number }[] = taken ? [taken] : [];
  return levels.flatMap((level) => {
    const best = farthest(crossings(grid, level), placed, grid);
    if (best === undefined) return [];
    placed.push(best);
    return [best];
  });
}

/** Places in the inner part of the grid where the power crosses a level from one row to the next. */
function crossings(grid: PowerGrid, level: number): Place[] {
  const found: Place[] = [];
  const margin = 0.1;
  for (
    let column = Math.floor(grid.columns * margin);
    column < grid.columns * (1 - margin);
    column++
  ) {
    for (let row = Math.ceil(grid.rows * margin); row < grid.rows * (1 - margin); row++) {
      const here = grid.values[row * grid.columns + column]!;
      const below = grid.values[(row - 1) * grid.columns + column]!;
      if (here >= level === below >= level || Number.isNaN(here + below)) continue;
      const x = cellCenter(grid.x, grid.columns, column);
      found.push({ x, y: cellCenter(grid.y, grid.rows, row - 0.5), power: level });
    }
  }
  return found;
}

function farthest(
  candidates: readonly Place[],
  placed: readonly { readonly x: number; readonly y: number }[],
  { x, y }: PowerGrid,
): Place | undefined {
  const distance = (a: Place): number =>
    Math.min(
      ...placed.map((b) => Math.hypot((a.x - b.x) / (x[1] - x[0]), (a.y - b.y) / (y[1] - y[0]))),
    );
  let best: Place | undefined;
  for (const one of candidates)
    if (best === undefined || distance(one) > distance(best)) best = one;
  return best;
}

/** The cells of a grid as places, those not yet computed left out. */
export function places({ values, columns, rows, x, y }: PowerGrid): Place[] {
  return Array.from(values, (power, i) => ({
    x: cellCenter(x, columns, i % columns),
    y: cellCenter(y, rows, Math.floor(i / columns)),
    power,
  })).filter((place) => Number.isFinite(place.power));
}
