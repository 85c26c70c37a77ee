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

/** Points where the power crosses a level, one label each, along the grid's middle column that has a crossing. */
export function labelPlace(grid: PowerGrid, level: number): Place | undefined {
  for (const column of columnsFromMiddle(grid.columns)) {
    for (let row = grid.rows - 1; row > 0; row--) {
      const here = grid.values[row * grid.columns + column]!;
      const below = grid.values[(row - 1) * grid.columns + column]!;
      if (here >= level !== below >= level && Math.abs(here - below) < 0.5) {
        return {
          x: cellCenter(grid.x, grid.columns, column),
          y: cellCenter(grid.y, grid.rows, row - 0.5),
          power: level,
        };
      }
    }
  }
  return undefined;
}

function columnsFromMiddle(columns: number): number[] {
  const middle = Math.floor(columns / 3);
  return Array.from({ length: columns }, (_, i) => i).sort(
    (a, b) => Math.abs(a - middle) - Math.abs(b - middle),
  );
}

/** The cells of a grid as places, those not yet computed left out. */
export function places({ values, columns, rows, x, y }: PowerGrid): Place[] {
  return Array.from(values, (power, i) => ({
    x: cellCenter(x, columns, i % columns),
    y: cellCenter(y, rows, Math.floor(i / columns)),
    power,
  })).filter((place) => Number.isFinite(place.power));
}
