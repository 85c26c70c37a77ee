import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { exactPower, type PowerDesign } from "../sizing/exactPower.ts";
import { type UnsizedDesign, withSizes } from "../sizing/powerDesign.ts";
import type { Dropout, Scenario } from "../study/schema.ts";
import { powerOverRates } from "./powerOverRates.ts";

/** Power on a grid; cell (column, row) lies at `values[row * columns + column]`, row 0 at the lowest y. */
export interface MapGrid {
  readonly values: Float64Array;
  readonly columns: number;
  readonly rows: number;
  /** Outer limits of the grid: centers of the outermost cells lie half a cell inside. */
  readonly x: Pair<number>;
  readonly y: Pair<number>;
}

export interface RatesMapOptions {
  /** Cells a side. Default 41. */
  readonly side?: number;
  /** Lowest and highest rate of each arm. Default 0 and 1. */
  readonly experimental?: Pair<number>;
  readonly control?: Pair<number>;
  /** "better": only rejections in favor of the experimental arm count. Default "either". */
  readonly direction?: "either" | "better";
}

/**
 * Exact power over both response rates, the control rate on x; dropout as in the scenario.
 *
 * @throws {@link ArgumentError} if a range is not one of rates.
 */
export function ratesMap(
  design: PowerDesign,
  { dropout }: Pick<Scenario, "dropout">,
  options: RatesMapOptions = {},
): MapGrid {
  const { side = 41, experimental = [0, 1], control = [0, 1], direction = "either" } = options;
  checkRange("experimental", experimental);
  checkRange("control", control);
  const values = powerOverRates(design, {
    experimental: evenly(experimental, side),
    control: evenly(control, side),
    direction,
    ...(dropout && { dropout }),
  });
  return {
    values,
    columns: side,
    rows: side,
    x: outer(control, side),
    y: outer(experimental, side),
  };
}

/** @throws {@link ArgumentError} unless these are two rates, the lower one first. */
export function checkRange(path: string, [low, high]: Pair<number>): void {
  if (low >= 0 && low <= high && high <= 1) return;
  throw new ArgumentError(path, "be a lower and a higher rate in [0, 1]", [low, high]);
}

/** Equally spaced numbers from one end of a range to the other. */
export function evenly([low, high]: Pair<number>, count: number): number[] {
  if (count === 1) return [low];
  return Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
}

/** Half a cell beyond the centers of the outermost cells. */
function outer([low, high]: Pair<number>, cells: number): Pair<number> {
  const half = cells > 1 ? (high - low) / (cells - 1) / 2 : 0.5;
  return [low - half, high + half];
}

export interface SizeDropoutOptions {
  /** Randomized subjects per arm, equally spaced; the larger arm is shown. */
  readonly sizes: readonly Pair<number>[];
  /** Dropout rates of both arms, equally spaced, in [0, 1). */
  readonly dropouts: readonly number[];
}

/** Exact power over the size of the larger arm (x) and the dropout rate of both arms (y), its mechanism kept. */
export function sizeDropoutMap(
  design: UnsizedDesign,
  scenario: Scenario,
  { sizes, dropouts }: SizeDropoutOptions,
): MapGrid {
  const [columns, rows] = [sizes.length, dropouts.length];
  const values = new Float64Array(columns * rows);
  sizes.forEach((n, column) => {
    const sized = withSizes(design, n);
    dropouts.forEach((rate, row) => {
      const dropout = withRate(scenario.dropout, rate);
      values[row * columns + column] = exactPower(sized, { ...scenario, dropout });
    });
  });
  const larger = sizes.map((n) => Math.max(...n));
  const x = outer([larger[0]!, larger.at(-1)!], columns);
  return { values, columns, rows, x, y: outer([dropouts[0]!, dropouts.at(-1)!], rows) };
}

/** Dropout at one rate in both arms. */
export function withRate(dropout: Dropout | undefined, rate: number): Dropout {
  if (!(rate >= 0 && rate < 1)) throw new ArgumentError("dropouts", "lie in [0, 1)", rate);
  return { ...(dropout ?? { mechanism: "mcar" as const }), rate: [rate, rate] };
}
