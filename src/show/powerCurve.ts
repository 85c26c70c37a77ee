import * as Plot from "@observablehq/plot";
import { drawPlot, quietAxis, type FigureOptions } from "./drawPlot.ts";
import { percent } from "./format.ts";
import { powerCurveCaption } from "./powerCurveCaption.ts";
import { currentMarks, curveMarks, goalDots, goalMarks, powerTip } from "./powerCurveMarks.ts";
import type { PowerGoal, PowerRow, SimulatedPowerRow } from "./powerRows.ts";
import { addSizeHandle } from "./sizeHandle.ts";

export interface PowerCurveOptions extends FigureOptions {
  /** Axis title, e.g. "subjects per arm". */
  readonly sizeLabel: string;
  /** The design's own size. */
  readonly current: number;
  readonly goals: readonly PowerGoal[];
  readonly simulated?: readonly SimulatedPowerRow[];
  /** Called when the handle is dragged or moved with the keyboard. */
  readonly onMove?: (row: PowerRow) => void;
  /** Size of the design at the moment of a key press, where that may be ahead of `current`. */
  readonly now?: () => number;
}

/** Power over sample size: the exact saw-tooth, the closed form, the simulated band, and a handle at the design's size. */
export function powerCurve(rows: readonly PowerRow[], options: PowerCurveOptions): SVGSVGElement {
  const { width, height = 300, document, sizeLabel, onMove, now } = options;
  const figure = drawPlot({
    label: powerCurveCaption(rows, options),
    interactive: onMove !== undefined,
    document,
    width,
    height,
    marginLeft: 46,
    marginRight: 34,
    x: { label: sizeLabel },
    y: { domain: [0, 1] },
    marks: [
      Plot.axisX({ ...quietAxis, ticks: width < 480 ? 5 : 10 }),
      Plot.axisY({
        ...quietAxis,
        ticks: 5,
        label: "power",
        tickFormat: (power: number) => percent(power, 0).replace("<0%", "0%"),
      }),
      goalMarks(options.goals),
      curveMarks(rows, options.simulated ?? [], width > 8 * rows.length),
      goalDots(rows, options.goals),
      currentMarks(rows, options.current),
      Plot.tip([...rows], Plot.pointerX({ x: "size", y: "exact", title: powerTip, fontSize: 12 })),
    ],
  });
  if (onMove !== undefined)
    addSizeHandle(figure as SVGSVGElement & Plot.Plot, rows, options.current, { onMove, now });
  return figure;
}
