import type { Pair } from "../pair.ts";

/** Where the cells of a grid of tables lie, in pixels. */
export interface GridScale {
  readonly n: Pair<number>;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  /** Side of a cell. */
  readonly cell: number;
  readonly frame: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  /** The cell of a table as a rectangle; control events run across, experimental events up. */
  box(xE: number, xC: number): { x: number; y: number; width: number; height: number };
  /** The table at a place, the nearest one where the place lies outside. */
  tableAt(x: number, y: number): Pair<number>;
}

const [left, top, bottom, right] = [34, 22, 40, 8];
const mostWidth = 460;
const mostCell = 30;

/** A grid as large as the width allows, its cells square. */
export function gridScale(n: Pair<number>, width: number): GridScale {
  const [rows, columns] = [n[0] + 1, n[1] + 1];
  const room = Math.min(width, mostWidth) - left - right;
  const cell = Math.min(mostCell, room / columns, mostWidth / rows);
  const frame = { x: left, y: top, width: cell * columns, height: cell * rows };
  const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value));
  return {
    n,
    left,
    top,
    cell,
    frame,
    width: Math.max(left + frame.width + right, 240),
    height: top + frame.height + bottom,
    box: (xE, xC) => ({
      x: left + xC * cell,
      y: top + (n[0] - xE) * cell,
      width: cell,
      height: cell,
    }),
    tableAt: (x, y) => [
      clamp(n[0] - Math.floor((y - top) / cell), n[0]),
      clamp(Math.floor((x - left) / cell), n[1]),
    ],
  };
}
