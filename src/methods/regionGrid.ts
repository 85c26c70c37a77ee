import type { Pair } from "../pair.ts";
import { svgElement } from "../show/element.ts";
import { theme } from "../show/theme.ts";
import { addGridKeys } from "./gridKeys.ts";
import { areaLayers, axisLayers, outlineLayers } from "./gridLayers.ts";
import { gridScale, type GridScale } from "./gridScale.ts";
import type { Question } from "./question.ts";
import type { Verdicts } from "./verdicts.ts";

export interface RegionGridOptions {
  readonly width: number;
  readonly label: string;
  readonly table: Pair<number>;
  /** Called with the table under the pointer or reached by an arrow key. */
  readonly onMove: (table: Pair<number>) => void;
}

/** All tables of a trial as a grid that can be walked through. */
export interface RegionGrid extends SVGSVGElement {
  /** Moves the frame to another table. */
  look(table: Pair<number>): void;
}

/**
 * Every table a trial can end with: control events across, experimental events up. Blank where no
 * test rejects, green where all do, magenta where they disagree, darker the more reject; outlined
 * the regions of the planned and the shown test.
 */
export function regionGrid(
  verdicts: Verdicts,
  question: Question,
  { width, label, table, onMove }: RegionGridOptions,
): RegionGrid {
  const scale = gridScale(verdicts.n, width);
  const cursor = cursorLayer(scale);
  const figure = svgElement(
    "svg",
    { ...frameOf(scale), role: "group", "aria-label": label, class: "region-grid" },
    ...areaLayers(verdicts, scale),
    ...outlineLayers(verdicts, scale, question),
    ...axisLayers(scale),
    ...cursor.shapes,
  );
  cursor.look(table);
  const grid = Object.assign(figure, { look: cursor.look }) as RegionGrid;
  addGridKeys(grid, scale, { table, onMove });
  return grid;
}

const frameOf = ({ width, height }: GridScale) => ({
  width,
  height,
  viewBox: `0 0 ${width} ${height}`,
});

/** The frame around one table: dark on light, so that it stands out on every color. */
function cursorLayer(scale: GridScale) {
  const frame = (stroke: string, width: number) =>
    svgElement("rect", { fill: "none", stroke, "stroke-width": width, rx: 1 });
  const shapes = [frame(theme.background, 5), frame(theme.ink, 2.5)];
  const look = ([xE, xC]: Pair<number>): void => {
    for (const shape of shapes)
      for (const [key, value] of Object.entries(scale.box(xE, xC)))
        shape.setAttribute(key, String(value));
  };
  return { shapes, look };
}
