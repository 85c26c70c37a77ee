import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { alphaText } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import type { FragilityStep } from "./fragilityPath.ts";
import { finePValue } from "./numberText.ts";

interface FragilityFrame extends FigureOptions {
  readonly label: string;
  readonly alpha: number;
  /** Name of the arm whose outcomes change. */
  readonly arm: string;
  readonly armIndex: 0 | 1;
  /** Names of the tests, in the order of the paths. */
  readonly tests: readonly string[];
}

/** P as outcomes change one after the other: filled while significant, hollow where not. */
export function fragilityPlot(
  paths: readonly (readonly FragilityStep[])[],
  { width, height = 240, label, alpha, arm, armIndex, tests }: FragilityFrame,
): SVGSVGElement {
  const steps = paths.flat();
  const first = paths[0] ?? [];
  const values = [...steps.map(({ pValue }) => pValue), alpha];
  const dashes = ["none", "2 3"];
  return drawPlot({
    label,
    width,
    height,
    marginLeft: 44,
    marginRight: 64,
    marginBottom: 52,
    marginTop: 14,
    x: { domain: [0, Math.max(...steps.map(({ changes }) => changes), 1)], label: null },
    y: {
      type: "log",
      domain: [Math.max(1e-12, Math.min(...values) / 1.6), Math.min(2, Math.max(...values) * 1.6)],
    },
    marks: [
      Plot.axisX(steps.length > 40 ? undefined : first.map(({ changes }) => changes), {
        ...quietAxis,
        label: `outcomes changed on ${arm}; below, with the outcome`,
        labelAnchor: "center",
        labelArrow: "none",
        labelOffset: 46,
        tickFormat: (changes: number) =>
          `${changes}\n${first[changes] ? first[changes].events[armIndex] : ""}`,
      }),
      Plot.axisY({
        ...quietAxis,
        label: "P value",
        ticks: 4,
        tickFormat: (p: number) => (p > 1 ? "" : finePValue(p).replace(/(\.\d*?)0+$/, "$1")),
      }),
      Plot.ruleY([alpha], { stroke: theme.ink, strokeDasharray: "4 3" }),
      Plot.text([alpha], {
        ...annotation,
        y: (d: number) => d,
        text: () => `P ≤ ${alphaText(alpha)} below`,
        frameAnchor: "left",
        textAnchor: "start",
        dx: 4,
        dy: 9,
      }),
      ...paths.map((path, i) =>
        Plot.line(path, {
          x: "changes",
          y: "pValue",
          stroke: theme.muted,
          strokeDasharray: dashes[i] ?? "none",
        }),
      ),
      Plot.dot(steps, {
        x: "changes",
        y: "pValue",
        r: 4.5,
        fill: (step: FragilityStep) => (step.isSignificant ? theme.accent : theme.background),
        stroke: (step: FragilityStep) => (step.isSignificant ? theme.accent : theme.ink),
        strokeWidth: 1.5,
      }),
      Plot.text(
        first.filter((step) => step.changes === 0 || isTurn(step, first)),
        {
          ...annotation,
          x: "changes",
          y: "pValue",
          text: (step: FragilityStep) => finePValue(step.pValue),
          dy: -13,
        },
      ),
      Plot.text(
        paths.length > 1 ? paths.map((path, i) => ({ ...path.at(-1)!, test: tests[i] })) : [],
        { ...annotation, x: "changes", y: "pValue", text: "test", dx: 9, textAnchor: "start" },
      ),
    ],
  });
}

const isTurn = (step: FragilityStep, path: readonly FragilityStep[]): boolean =>
  step.changes > 0 && step.isSignificant !== path[step.changes - 1]!.isSignificant;
