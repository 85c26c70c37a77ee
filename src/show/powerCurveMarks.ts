import * as Plot from "@observablehq/plot";
import { annotation } from "./drawPlot.ts";
import { count, perArm, percent } from "./format.ts";
import type { PowerGoal, PowerRow, SimulatedPowerRow } from "./powerRows.ts";
import { theme } from "./theme.ts";

export function curveMarks(
  rows: readonly PowerRow[],
  simulated: readonly SimulatedPowerRow[],
  isRoomy: boolean,
): Plot.Markish {
  const end = rows.slice(-1);
  const early = rows.slice(Math.floor(rows.length * 0.22)).slice(0, 1);
  return [
    Plot.areaY([...simulated], {
      x: "size",
      y1: "lower",
      y2: "upper",
      fill: theme.experimental,
      fillOpacity: 0.16,
    }),
    Plot.lineY([...rows], {
      x: "size",
      y: "closedForm",
      stroke: theme.muted,
      strokeDasharray: "6 4",
      strokeWidth: 1.3,
    }),
    Plot.lineY([...rows], {
      x: "size",
      y: "exact",
      stroke: theme.ink,
      strokeWidth: 1.6,
      marker: isRoomy ? "dot" : "none",
    }),
    Plot.text(early, {
      x: "size",
      y: "closedForm",
      text: () => "closed form",
      textAnchor: "start",
      dx: 8,
      dy: 12,
      ...annotation,
      fill: theme.muted,
    }),
    Plot.text(end, {
      x: "size",
      y: "exact",
      text: () => "exact",
      textAnchor: "end",
      dy: 16,
      ...annotation,
    }),
  ];
}

export function goalMarks(goals: readonly PowerGoal[]): Plot.Markish {
  return [
    Plot.ruleY([...goals], { y: "power", stroke: theme.rule }),
    Plot.text([...goals], {
      y: "power",
      text: (goal: PowerGoal) => percent(goal.power, 0),
      frameAnchor: "right",
      textAnchor: "start",
      dx: 6,
      fill: theme.muted,
    }),
  ];
}

export function goalDots(rows: readonly PowerRow[], goals: readonly PowerGoal[]): Plot.Markish {
  const named = goals.flatMap((goal) =>
    goal.stable === undefined
      ? []
      : [{ ...goal, row: rows.find((row) => row.size === goal.stable)! }],
  );
  const label = (goal: PowerGoal): string =>
    goal.first === goal.stable
      ? `from ${count(goal.stable!)}`
      : `first ${count(goal.first!)}, safe from ${count(goal.stable!)}`;
  return [
    Plot.dot(named, { x: "stable", y: (goal) => goal.row.exact, r: 4.5, fill: theme.accent }),
    Plot.text(named, {
      x: "stable",
      y: (goal) => goal.row.exact,
      text: label,
      textAnchor: "start",
      dx: 4,
      dy: 14,
      ...annotation,
      fill: theme.accent,
    }),
  ];
}

export function currentMarks(rows: readonly PowerRow[], current: number): Plot.Markish {
  const here = rows.filter((row) => row.size === current);
  return [
    Plot.ruleX(here, { x: "size", y1: 0, y2: 1, stroke: theme.experimental, strokeWidth: 1.2 }),
    Plot.dot(here, {
      x: "size",
      y: "exact",
      r: 5,
      fill: theme.experimental,
      stroke: theme.background,
    }),
    Plot.text(here, {
      x: "size",
      frameAnchor: "top",
      text: (row: PowerRow) => `${perArm(row.n)}: ${percent(row.exact)}`,
      dy: -16,
      fontWeight: 600,
      ...annotation,
      fill: theme.experimental,
    }),
  ];
}

/** What a pointer on the curve is told. */
export const powerTip = (row: PowerRow): string =>
  `${perArm(row.n)}\nexact ${percent(row.exact)}\nclosed form ${percent(row.closedForm)}`;
