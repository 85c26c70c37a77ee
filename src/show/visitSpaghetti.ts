import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "./drawPlot.ts";
import {
  colorOf,
  lastSeen,
  singleValues,
  subjectLines,
  type CourseValue,
} from "./subjectCourses.ts";
import { theme } from "./theme.ts";

/** A mean at a visit. */
export interface CourseMean {
  readonly arm: 0 | 1;
  readonly visit: number;
  readonly value: number;
  readonly kind: "observed" | "true";
}

/** The subjects of one trial, and the means of both arms. */
export interface TrialCourses {
  readonly values: readonly CourseValue[];
  readonly means: readonly CourseMean[];
  readonly names: readonly [string, string];
}

interface SpaghettiOptions extends FigureOptions {
  readonly label: string;
  /** "fatigue, mm". */
  readonly yLabel: string;
  /** "weeks". */
  readonly xLabel: string;
  /** Limits of the values, the same from trial to trial so that the axis rests. */
  readonly domain: readonly [number, number];
}

/** Every subject as a line, an arm a panel: dashed off treatment, a cross at the last value before leaving. */
export function visitSpaghetti(
  { values, means, names }: TrialCourses,
  { width, height = 340, label, xLabel, yLabel, domain }: SpaghettiOptions,
): SVGSVGElement {
  const times = [...new Set(means.map(({ visit }) => visit))].toSorted((a, b) => a - b);
  const panel = ({ arm }: { readonly arm: 0 | 1 }) => names[arm];
  const isNarrow = width < 560;
  const seen = values.filter(({ status }) => status === "onTreatment" || status === "offTreatment");
  return drawPlot({
    label,
    width,
    height,
    marginTop: 34,
    marginLeft: 40,
    marginRight: isNarrow ? 12 : 92,
    x: { domain: times.length > 1 ? [times[0]!, times.at(-1)!] : [times[0]! - 1, times[0]! + 1] },
    y: { domain, clamp: true },
    fx: { domain: names, axis: null, padding: 0.12 },
    marks: [
      Plot.axisX({
        ...quietAxis,
        ticks: times.length === 1 ? [] : times,
        tickFormat: String,
        label: xLabel,
        labelArrow: "none",
      }),
      Plot.axisY({ ...quietAxis, ticks: 5, label: yLabel, labelArrow: "none" }),
      Plot.text([0, 1] as const, {
        fx: (arm: 0 | 1) => names[arm],
        text: (arm: 0 | 1) => names[arm],
        frameAnchor: "top-left",
        dy: -14,
        fill: (arm: 0 | 1) => armText[arm],
        fontWeight: 600,
      }),
      ...(times.length === 1 ? [singleValues(seen, panel)] : subjectLines(seen, panel)),
      Plot.dot(lastSeen(values), {
        x: "visit",
        y: "value",
        fx: panel,
        symbol: "times",
        r: 3.5,
        stroke: theme.ink,
        strokeWidth: 1.3,
      }),
      ...meanMarks(means, panel, isNarrow),
    ],
  });
}

const armText = ["var(--experimental-text, #0072b2)", "var(--control-text, #b34e00)"] as const;

function meanMarks(
  means: readonly CourseMean[],
  fx: (row: CourseMean) => string,
  isNarrow: boolean,
): Plot.Markish[] {
  const line = { x: "visit", y: "value", fx } as const;
  const of = (kind: CourseMean["kind"]) => means.filter((mean) => mean.kind === kind);
  const last = means.filter(({ arm, visit }) => arm === 1 && visit === lastVisit(means));
  const spread = labelShifts(last);
  return [
    Plot.line(of("observed"), { ...line, stroke: theme.background, strokeWidth: 5 }),
    Plot.line(of("observed"), { ...line, stroke: colorOf, strokeWidth: 2.5 }),
    Plot.dot(of("observed"), { ...line, fill: colorOf, r: 3.5 }),
    Plot.line(of("true"), { ...line, stroke: theme.ink, strokeWidth: 1.5, strokeDasharray: "1 3" }),
    Plot.dot(of("true"), { ...line, stroke: theme.ink, fill: theme.background, r: 2.5 }),
    ...(isNarrow
      ? []
      : last.map((mean) =>
          Plot.text([mean], {
            ...line,
            ...annotation,
            text: () => (mean.kind === "true" ? "true mean" : "observed mean"),
            textAnchor: "start",
            dx: 8,
            dy: spread(mean),
          }),
        )),
  ];
}

const lastVisit = (means: readonly CourseMean[]): number =>
  Math.max(...means.map(({ visit }) => visit));

/** The higher of two labels goes up, so that they do not meet. */
function labelShifts(last: readonly CourseMean[]): (mean: CourseMean) => number {
  const highest = Math.max(...last.map(({ value }) => value));
  const isFirst = last.findIndex(({ value }) => value === highest);
  return (mean) => (last[isFirst] === mean ? -7 : 7);
}
