import type * as Plot from "@observablehq/plot";
import { svgElement } from "./element.ts";
import { perArm, percent } from "./format.ts";
import { theme } from "./theme.ts";
import type { PowerRow } from "./powerRows.ts";

type PlotFigure = SVGSVGElement & Plot.Plot;

export interface HandleActs {
  readonly onMove: (row: PowerRow) => void;
  /** Size of the design now, which may be ahead of the one drawn; default the one drawn. */
  readonly now?: (() => number) | undefined;
}

/**
 * A handle on the power curve that moves along the sizes: dragged, or with arrows, PageUp, PageDown, Home and End.
 * A key counts from where the design is by then: keys may be faster than the page draws.
 *
 * Pointer moves are followed on the window, so that a drag goes on when the page draws the figure anew meanwhile.
 */
export function addSizeHandle(
  figure: PlotFigure,
  rows: readonly PowerRow[],
  current: number,
  { onMove, now = () => current }: HandleActs,
): void {
  const start = nearest(rows, current);
  const handle = drawHandle(figure, rows, start);
  handle.addEventListener("keydown", (event) => {
    const at = rows.indexOf(nearest(rows, now()));
    const next = keyTarget(event.key, at, rows.length);
    if (next === undefined) return;
    event.preventDefault();
    if (next !== at) onMove(rows[next]!);
  });
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    handle.focus({ preventScroll: true });
    followPointer(figure, rows, onMove, start);
  });
  figure.append(handle);
}

/** Index that a key leads to from `at`, of `length` sizes; undefined for other keys. */
export function keyTarget(key: string, at: number, length: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowRight: 1,
    ArrowUp: 1,
    ArrowLeft: -1,
    ArrowDown: -1,
    PageUp: 10,
    PageDown: -10,
    Home: -length,
    End: length,
  };
  const step = steps[key];
  return step === undefined ? undefined : Math.min(length - 1, Math.max(0, at + step));
}

function drawHandle(figure: PlotFigure, rows: readonly PowerRow[], row: PowerRow): SVGGElement {
  const x = figure.scale("x")!.apply(row.size) as number;
  const bottom = figure.scale("y")!.apply(0) as number;
  const top = figure.scale("y")!.apply(1) as number;
  const attributes = {
    role: "slider",
    tabindex: 0,
    class: "size-handle",
    "aria-label": "Sample size on the power curve",
    "aria-valuemin": rows[0]!.size,
    "aria-valuemax": rows.at(-1)!.size,
    "aria-valuenow": row.size,
    "aria-valuetext": `${perArm(row.n)}, power ${percent(row.exact)}`,
    style: "cursor: ew-resize; touch-action: none;",
  };
  return svgElement(
    "g",
    attributes,
    svgElement("rect", {
      x: x - 14,
      y: top,
      width: 28,
      height: bottom - top + 14,
      fill: "transparent",
    }),
    svgElement("rect", {
      x: x - 13,
      y: bottom - 20,
      width: 26,
      height: 16,
      rx: 8,
      fill: theme.experimental,
      stroke: theme.background,
    }),
    svgElement("path", {
      d: `M${x - 3},${bottom - 16}l-4,4l4,4M${x + 3},${bottom - 16}l4,4l-4,4`,
      fill: "none",
      stroke: theme.background,
      "stroke-width": 1.5,
    }),
  );
}

function followPointer(
  figure: PlotFigure,
  rows: readonly PowerRow[],
  onMove: (row: PowerRow) => void,
  start: PowerRow,
): void {
  const scale = figure.scale("x")!;
  const box = figure.getBoundingClientRect();
  const zoom = figure.viewBox.baseVal.width / box.width;
  let last = start;
  const move = (event: PointerEvent): void => {
    const size = scale.invert!((event.clientX - box.left) * zoom) as number;
    const row = nearest(rows, size);
    if (row !== last) onMove((last = row));
  };
  const stop = (): void => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", stop);
    removeEventListener("pointercancel", stop);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", stop);
  addEventListener("pointercancel", stop);
}

const nearest = (rows: readonly PowerRow[], size: number): PowerRow =>
  rows.reduce((best, row) => (Math.abs(row.size - size) < Math.abs(best.size - size) ? row : best));
