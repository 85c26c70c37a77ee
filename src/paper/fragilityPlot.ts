import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { alphaText } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import type { FragilityStep } from "./fragilityPath.ts";
import { finePValue } from "./numberText.ts";

export interface FragilityFrame extends FigureOptions {
  readonly label: string;
  readonly alpha: number;
  /** Title of the horizontal axis: whose events it counts. */
  readonly axis: string;
  readonly armIndex: 0 | 1;
  /** Names of the tests, in the order of the paths. */
  readonly tests: readonly string[];
}

type Path = readonly FragilityStep[];

/** P as outcomes change one after the other: filled while significant, hollow where not. */
export function fragilityPlot(
  paths: readonly Path[],
  { width, height = 240, label, alpha, axis, armIndex, tests }: FragilityFrame,
): SVGSVGElement {
  const values = [...paths.flat().map(({ pValue }) => pValue), alpha];
  const top = Math.min(1.6, Math.max(...values) * 2);
  const events = (step: FragilityStep) => step.events[armIndex];
  return drawPlot({
    label,
    width,
    height,
    marginLeft: 40,
    marginRight: paths.length > 1 ? 112 : 24,
    marginTop: 20,
    x: { domain: eventsDomain(paths, armIndex), label: null },
    y: { type: "log", domain: [Math.max(1e-12, Math.min(...values) / 1.7), top] },
    marks: [
      Plot.axisX({
        ...quietAxis,
        label: axis,
        labelAnchor: "center",
        labelArrow: "none",
        interval: 1,
        ticks: Math.min(12, longest(paths)),
        tickFormat: String,
      }),
      pAxis(),
      ...alphaMarks(alpha),
      ...paths.map((path, i) =>
        Plot.line(path, {
          x: events,
          y: "pValue",
          stroke: theme.muted,
          strokeDasharray: i === 0 ? "none" : "2 3",
        }),
      ),
      Plot.dot(paths.flat(), {
        x: events,
        y: "pValue",
        r: 4.5,
        fill: (step: FragilityStep) => (step.isSignificant ? theme.accent : theme.background),
        stroke: (step: FragilityStep) => (step.isSignificant ? theme.accent : theme.ink),
        strokeWidth: 1.5,
      }),
      ...pathNotes(paths, tests, events),
    ],
  });
}

const longest = (paths: readonly Path[]): number => Math.max(...paths.map((path) => path.length));

/** The events that the paths go through, and at least two numbers of them. */
function eventsDomain(paths: readonly Path[], arm: 0 | 1): [number, number] {
  const events = paths.flat().map((step) => step.events[arm]);
  const [least, most] = [Math.min(...events), Math.max(...events)];
  return [least, Math.max(most, least + 1)];
}

const pAxis = (): Plot.Markish =>
  Plot.axisY({
    ...quietAxis,
    label: "P value",
    ticks: 4,
    tickFormat: (p: number) => (p > 1 ? "" : finePValue(p).replace(/(\.\d*?)0+$/, "$1")),
  });

const alphaMarks = (alpha: number): Plot.Markish[] => [
  Plot.ruleY([alpha], { stroke: theme.ink, strokeDasharray: "4 3" }),
  Plot.text([alpha], {
    ...annotation,
    text: () => `significant below ${alphaText(alpha)}`,
    y: (value: number) => value,
    frameAnchor: "right",
    dx: -4,
    dy: 9,
  }),
];

/** P as observed and where the verdict has turned; the tests' names where there are two. */
function pathNotes(
  paths: readonly Path[],
  tests: readonly string[],
  events: (step: FragilityStep) => number,
): Plot.Markish[] {
  const [first = []] = paths;
  const notes = first.filter((step) => step.changes === 0 || isTurn(step, first));
  const ends =
    paths.length > 1 ? paths.map((path, i) => ({ ...path.at(-1)!, test: tests[i] })) : [];
  const place = { ...annotation, x: events, y: "pValue" };
  return [
    Plot.text(notes.slice(0, 1), {
      ...place,
      text: ({ pValue }: FragilityStep) => `observed: ${finePValue(pValue)}`,
      textAnchor: "start",
      dx: 10,
      dy: 4,
    }),
    Plot.text(notes.slice(1), {
      ...place,
      text: ({ changes, pValue }: FragilityStep) => `${changes} changed: ${finePValue(pValue)}`,
      textAnchor: "end",
      dx: -9,
      dy: -6,
    }),
    Plot.text(ends, { ...place, text: "test", dx: 10, textAnchor: "start" }),
  ];
}

const isTurn = (step: FragilityStep, path: Path): boolean =>
  step.changes > 0 && step.isSignificant !== path[step.changes - 1]!.isSignificant;
