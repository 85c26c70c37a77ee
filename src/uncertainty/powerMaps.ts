import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { exactPower, type PowerDesign } from "../sizing/exactPower.ts";
import { type UnsizedDesign, withSizes } from "../sizing/powerDesign.ts";
import type { Dropout, Scenario } from "../study/schema.ts";
import { finish } from "./finish.ts";
import { powerOverRatesInSteps } from "./powerOverRates.ts";

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
  return finish(ratesMapInSteps(design, { dropout }, options));
}

/** The same for a page that must not be held up. */
export function* ratesMapInSteps(
  design: PowerDesign,
  { dropout }: Pick<Scenario, "dropout">,
  options: RatesMapOptions = {},
): Generator<undefined, MapGrid> {
  const { side = 41, experimental = [0, 1], control = [0, 1], direction = "either" } = options;
  checkRange("experimental", experimental);
  checkRange("control", control);
  const values = yield* powerOverRatesInSteps(design, {
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
  /** Randomized subjects per arm, equally spaced. */
  readonly sizes: readonly Pair<number>[];
  /** Dropout rates of both arms, equally spaced, in [0, 1). */
  readonly dropouts: readonly number[];
  /** Place of two sizes on x. Default the larger one. */
  readonly at?: (n: Pair<number>) => number;
}

/** Exact power over the sizes (x) and the dropout rate of both arms (y), its mechanism kept. */
export function sizeDropoutMap(
  design: UnsizedDesign,
  scenario: Scenario,
  options: SizeDropoutOptions,
): MapGrid {
  return finish(sizeDropoutMapInSteps(design, scenario, options));
}

/** The same for a page that must not be held up: hands out the map so far after each cell, those to come NaN. */
export function* sizeDropoutMapInSteps(
  design: UnsizedDesign,
  scenario: Scenario,
  { sizes, dropouts, at = larger }: SizeDropoutOptions,
): Generator<MapGrid, MapGrid> {
  const [columns, rows] = [sizes.length, dropouts.length];
  const values = new Float64Array(columns * rows).fill(NaN);
  const x = outer([at(sizes[0]!), at(sizes.at(-1)!)], columns);
  const map = { values, columns, rows, x, y: outer([dropouts[0]!, dropouts.at(-1)!], rows) };
  for (const [column, n] of sizes.entries()) {
    const sized = withSizes(design, n); // its rejection region serves the whole column
    for (const [row, rate] of dropouts.entries()) {
      const dropout = withRate(scenario.dropout, rate);
      values[row * columns + column] = exactPower(sized, { ...scenario, dropout });
      yield map;
    }
  }
  return map;
}

const larger = (n: Pair<number>): number => Math.max(...n);

/** Dropout at one rate in both arms. */
export function withRate(dropout: Dropout | undefined, rate: number): Dropout {
  if (!(rate >= 0 && rate < 1)) throw new ArgumentError("dropouts", "lie in [0, 1)", rate);
  return { ...(dropout ?? { mechanism: "mcar" as const }), rate: [rate, rate] };
}
