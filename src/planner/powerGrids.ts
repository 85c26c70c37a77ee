import type { Pair } from "../pair.ts";
import { exactPower } from "../sizing/exactPower.ts";
import type { PowerGrid } from "../show/powerGrid.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import { axisSize, curveSizes, resized, sizesUpTo } from "./curveRows.ts";
import { computeInSlices } from "../notebook/slices.ts";

export interface GridWork {
  readonly signal: AbortSignal;
  /** Called with the grid so far; cells to come are NaN. */
  readonly report: (grid: PowerGrid) => void;
}

/** A map still to be filled, and the power of a cell of it. */
export interface GridTask {
  readonly grid: PowerGrid;
  readonly power: (column: number, row: number) => number;
}

/** Milliseconds that a page about to be printed waits for a map. */
const printBudget = 2000;

/** Cells a side: finer where a cell is cheap. */
const sideOf = ({ design }: SizedStudy): number => (design.missing === "completeCase" ? 21 : 41);

/** Exact power of the design over the response rates: control on x, experimental on y. */
export function ratesTask(study: SizedStudy): GridTask {
  const side = sideOf(study);
  const half = 1 / (side - 1) / 2; // the outermost cells are centered on 0 and 1
  const grid = emptyGrid(side, side, [-half, 1 + half], [-half, 1 + half]);
  const rateAt = (i: number): number => i / (side - 1);
  const power = (column: number, row: number): number =>
    powerOf(study, { responseRate: [rateAt(row), rateAt(column)] });
  return { grid, power };
}

/** Largest dropout on the map. */
export const mostDropout = 0.5;

/** Exact power over the sample size (x) and the dropout rate, the same in both arms (y). */
export function dropoutTask(study: SizedStudy): GridTask {
  const largest = curveSizes(study).at(-1)![1];
  const sizes = sizesUpTo(study, largest, sideOf(study));
  const step = sizes.length > 1 ? axisSize(sizes[1]!) - axisSize(sizes[0]!) : 1;
  const limits: Pair<number> = [axisSize(sizes[0]!) - step / 2, axisSize(sizes.at(-1)!) + step / 2];
  const rows = study.design.missing === "completeCase" ? 11 : 26;
  const halfRow = mostDropout / (rows - 1) / 2;
  const grid = emptyGrid(sizes.length, rows, limits, [-halfRow, mostDropout + halfRow]);
  const power = (column: number, row: number): number => {
    const rate = (row / (rows - 1)) * mostDropout;
    return powerOf(resized(study, sizes[column]!), withDropout(study.scenarios[0]!, rate));
  };
  return { grid, power };
}

/** A scenario with one dropout rate in both arms, its mechanism kept. */
export function withDropout(scenario: Scenario, rate: number): Partial<Scenario> {
  const mechanism = scenario.dropout ?? { mechanism: "mcar" as const };
  return { dropout: { ...mechanism, rate: [rate, rate] } };
}

function powerOf({ design, scenarios }: SizedStudy, changes: Partial<Scenario>): number {
  return exactPower(design, { ...scenarios[0]!, ...changes });
}

function emptyGrid(columns: number, rows: number, x: Pair<number>, y: Pair<number>): PowerGrid {
  return { columns, rows, x, y, values: new Float64Array(columns * rows).fill(NaN) };
}

/** The map over size and dropout, filled without holding up the page. */
export const dropoutGrid = (study: SizedStudy, work: GridWork): Promise<PowerGrid> =>
  fillGrid(dropoutTask(study), work);

/** Fills a map without holding up the page. */
export async function fillGrid(
  { grid, power }: GridTask,
  { signal, report }: GridWork,
): Promise<PowerGrid> {
  const fill = (cell: number): void => fillCell(grid, power, cell);
  const cells = Array.from(grid.values.keys());
  await computeInSlices(cells, fill, { signal, report: () => report(grid) });
  return grid;
}

/** Fills a map at once; cells that would take more than two seconds stay empty. */
export function fillGridNow({ grid, power }: GridTask): PowerGrid {
  const start = performance.now();
  for (const cell of grid.values.keys()) {
    fillCell(grid, power, cell);
    if (performance.now() - start > printBudget) break;
  }
  return grid;
}

/** Column by column: the sizes of a column share their rejection region. */
function fillCell({ columns, rows, values }: PowerGrid, power: GridTask["power"], k: number): void {
  const column = Math.floor(k / rows);
  const row = k % rows;
  values[row * columns + column] = power(column, row);
}
