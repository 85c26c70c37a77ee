import type { Pair } from "../pair.ts";
import { svgElement } from "../show/element.ts";
import type { GridScale } from "./gridScale.ts";
import type { RegionGrid } from "./regionGrid.ts";

interface Walk {
  readonly table: Pair<number>;
  readonly onMove: (table: Pair<number>) => void;
}

/** Steps of the arrow keys: up is one more experimental event, right one more control event. */
const keySteps: Readonly<Record<string, Pair<number>>> = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  PageUp: [5, 0],
  PageDown: [-5, 0],
};

/** Lets a pointer and the arrow keys walk through the tables of a grid. */
export function addGridKeys(grid: RegionGrid, scale: GridScale, { table, onMove }: Walk): void {
  let [xE, xC] = table;
  const surface = svgElement("rect", {
    ...scale.frame,
    fill: "transparent",
    tabindex: 0,
    role: "application",
    class: "region-surface",
    "aria-roledescription": "grid of tables",
    "aria-label":
      "All tables: up and down change the events of the experimental arm, left and right those of the control arm",
  });
  const move = (next: Pair<number>): void => {
    if (next[0] === xE && next[1] === xC) return;
    [xE, xC] = next;
    grid.look(next);
    onMove(next);
  };
  const point = (event: PointerEvent): void => {
    const box = grid.getBoundingClientRect();
    const zoom = scale.width / box.width;
    move(scale.tableAt((event.clientX - box.left) * zoom, (event.clientY - box.top) * zoom));
  };
  surface.addEventListener("pointermove", point);
  surface.addEventListener("pointerdown", point);
  surface.addEventListener("keydown", (event) => {
    const step = keySteps[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const [nE, nC] = scale.n;
    move([clamp(xE + step[0], nE), clamp(xC + step[1], nC)]);
  });
  grid.append(surface);
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));
