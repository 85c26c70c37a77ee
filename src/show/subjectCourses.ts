import * as Plot from "@observablehq/plot";
import { armColors } from "./theme.ts";

/** One value of one subject as a figure needs it. */
export interface CourseValue {
  readonly subject: number;
  readonly arm: 0 | 1;
  /** Time; the baseline stands at 0. */
  readonly visit: number;
  readonly value: number;
  readonly status: "onTreatment" | "offTreatment" | "skipped" | "left";
}

/** The color of a row's arm. */
export const colorOf = ({ arm }: { readonly arm: 0 | 1 }): string => armColors[arm];

/** A line per subject, and one more from where treatment stopped. */
export function subjectLines(
  seen: readonly CourseValue[],
  fx: (row: CourseValue) => string,
): Plot.Markish[] {
  const course = { x: "visit", y: "value", z: "subject", fx, stroke: colorOf } as const;
  return [
    Plot.line(onTreatment(seen), { ...course, strokeOpacity: 0.32, strokeWidth: 1 }),
    Plot.line(offTreatment(seen), {
      ...course,
      strokeOpacity: 0.6,
      strokeWidth: 1,
      strokeDasharray: "3 3",
    }),
  ];
}

/** Where there is one visit only, dots spread sideways. */
export function singleValues(
  seen: readonly CourseValue[],
  fx: (row: CourseValue) => string,
): Plot.Markish {
  return Plot.dot([...seen], {
    x: ({ visit, subject }: CourseValue) => visit + (((subject * 0.618) % 1) - 0.5),
    y: "value",
    fx,
    r: 2,
    fill: colorOf,
    fillOpacity: 0.5,
  });
}

/** What was seen on treatment. */
function onTreatment(seen: readonly CourseValue[]): CourseValue[] {
  return seen.filter(({ status }) => status === "onTreatment");
}

/** What was seen off treatment, from the last value on treatment on. */
function offTreatment(seen: readonly CourseValue[]): CourseValue[] {
  return seen.filter(({ status, subject }, i) => {
    const next = seen[i + 1];
    const starts = next?.subject === subject && next.status === "offTreatment";
    return status === "offTreatment" || starts;
  });
}

/** The last value of each subject that has left. */
export function lastSeen(values: readonly CourseValue[]): CourseValue[] {
  const leavers = new Set(values.filter(({ status }) => status === "left").map((v) => v.subject));
  const last = new Map<number, CourseValue>();
  for (const value of values) {
    const isSeen = value.status === "onTreatment" || value.status === "offTreatment";
    if (isSeen && leavers.has(value.subject)) last.set(value.subject, value);
  }
  return [...last.values()];
}
