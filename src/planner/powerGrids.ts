import { runInSlices, type SliceOptions } from "../notebook/slices.ts";
import type { PowerGrid } from "../show/powerGrid.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { evenly, ratesMapInSteps, sizeDropoutMapInSteps } from "../uncertainty/powerMaps.ts";
import { axisSize, curveSizes, sizesUpTo } from "./curveRows.ts";

/** A map on its way: what there is of it from step to step, where a part is of use. */
export type GridSteps = Generator<PowerGrid | undefined, PowerGrid>;

/** Exact power of the design over the response rates: control on x, experimental on y. */
export function ratesSteps({ design, scenarios }: SizedStudy): GridSteps {
  return ratesMapInSteps(design, scenarios[0]!);
}

/** Largest dropout on the map. */
export const mostDropout = 0.5;

/** Exact power over the sample size (x) and the dropout rate, the same in both arms (y). */
export function dropoutSteps(study: SizedStudy): Generator<PowerGrid, PowerGrid> {
  const { design, scenarios } = study;
  // A cell sums over all numbers of completers where those lost are left out: fewer of them then.
  const [columns, rows] = design.missing === "completeCase" ? [21, 11] : [41, 26];
  const largest = curveSizes(study).at(-1)![1];
  const sizes = sizesUpTo(study, largest, columns);
  const dropouts = evenly([0, mostDropout], rows);
  return sizeDropoutMapInSteps(design, scenarios[0]!, { sizes, dropouts, at: axisSize });
}

/** How a map is filled on a page that must not be held up; cells to come are NaN. */
export type GridWork = SliceOptions<PowerGrid>;

/** The map over size and dropout, filled without holding up the page. */
export const dropoutGrid = (study: SizedStudy, work: GridWork): Promise<PowerGrid> =>
  runInSlices(dropoutSteps(study), work);
