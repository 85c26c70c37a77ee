import { describe, expect, it } from "vitest";
import {
  cellCenter,
  centerRange,
  contourLabelPlaces,
  places,
  type PowerGrid,
} from "../../src/show/powerGrid.ts";
import { keyTarget } from "../../src/show/sizeHandle.ts";

/** Power that rises with y alone. */
const grid: PowerGrid = {
  columns: 20,
  rows: 20,
  x: [0, 1],
  y: [0, 1],
  values: Float64Array.from({ length: 400 }, (_, i) => Math.floor(i / 20) / 19),
};

describe("a grid of powers", () => {
  it("has its cells' centers half a cell inside its limits", () => {
    expect(cellCenter([0, 1], 4, 0)).toBe(0.125);
    expect(centerRange([-0.5, 4.5], 5)).toEqual([0, 4]);
  });

  it("labels a level on it, away from the design and from the other label", () => {
    const [first, second] = contourLabelPlaces(grid, [0.8, 0.6], { x: 0.1, y: 0.8 });
    expect(first!.y).toBeCloseTo(0.8, 1);
    expect(first!.x).toBeGreaterThan(0.7);
    expect(second!.y).toBeCloseTo(0.6, 1);
    expect(Math.abs(second!.x - first!.x)).toBeGreaterThan(0.2);
  });

  it("has no label where no cell reaches the level", () => {
    const flat = { ...grid, values: new Float64Array(400) };
    expect(contourLabelPlaces(flat, [0.8], { x: 0, y: 0 })).toEqual([]);
  });

  it("lists only the cells that have been computed", () => {
    const half = { ...grid, values: grid.values.map((value, i) => (i < 200 ? value : NaN)) };
    expect(places(half)).toHaveLength(200);
  });
});

describe("keys on the handle of the power curve", () => {
  it.each([
    ["ArrowRight", 6],
    ["ArrowLeft", 4],
    ["ArrowUp", 6],
    ["PageUp", 15],
    ["PageDown", 0],
    ["Home", 0],
    ["End", 19],
  ])("%s leads from 5 to %d", (key, target) => expect(keyTarget(key, 5, 20)).toBe(target));

  it("leaves other keys to the page", () => expect(keyTarget("Tab", 5, 20)).toBeUndefined());
});
