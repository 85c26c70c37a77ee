import type { RejectionRegion } from "../analyze/rejectionRegion.ts";
import type { Pair } from "../pair.ts";
import { svgElement } from "../show/element.ts";
import { theme } from "../show/theme.ts";
import { gridScale, type GridScale } from "./gridScale.ts";
import { runsPath, stepsPath } from "./gridPaths.ts";
import { shownColor } from "./lineMarks.ts";
import { addGridKeys } from "./gridKeys.ts";
import type { Question } from "./question.ts";
import type { Verdicts } from "./verdicts.ts";

export interface RegionGridOptions {
  readonly width: number;
  readonly label: string;
  readonly table: Pair<number>;
  /** Called with the table under the pointer or reached by an arrow key. */
  readonly onMove: (table: Pair<number>) => void;
}

/** All tables of a trial as a grid that can be walked through. */
export interface RegionGrid extends SVGSVGElement {
  /** Moves the frame to another table. */
  look(table: Pair<number>): void;
}

const levels = 4; // shades of disagreement

/**
 * Every table a trial can end with: control events across, experimental events up. Blank where no
 * test rejects, green where all do, magenta where they disagree, darker the more reject; outlined
 * the regions of the planned and the shown test.
 */
export function regionGrid(
  verdicts: Verdicts,
  question: Question,
  { width, label, table, onMove }: RegionGridOptions,
): RegionGrid {
  const scale = gridScale(verdicts.n, width);
  const all = verdicts.methods.length;
  const cells = (least: number, most: number) =>
    runsPath(verdicts, scale, (count) => count >= least && count <= most);
  const disputed = Array.from({ length: levels }, (_, i) => {
    const [least, most] = [
      1 + Math.round((i * (all - 1)) / levels),
      Math.round(((i + 1) * (all - 1)) / levels),
    ];
    return svgElement("path", {
      d: cells(least, most),
      fill: theme.miss,
      "fill-opacity": 0.4 + 0.2 * i,
    });
  });
  const outline = (method: Question["method"], attributes: Record<string, string | number>) => {
    const region = verdicts.regions[verdicts.methods.indexOf(method)] as
      | RejectionRegion
      | undefined;
    const d = region ? stepsPath(region, scale) : "";
    return svgElement("path", { d, fill: "none", ...attributes });
  };
  const cursor = svgElement("rect", {
    fill: "none",
    stroke: theme.ink,
    "stroke-width": 2.5,
    rx: 1,
  });
  const halo = svgElement("rect", {
    fill: "none",
    stroke: theme.background,
    "stroke-width": 5,
    rx: 1,
  });
  const figure = svgElement(
    "svg",
    {
      width: scale.width,
      height: scale.height,
      viewBox: `0 0 ${scale.width} ${scale.height}`,
      role: "group",
      "aria-label": label,
      class: "region-grid",
    },
    svgElement("rect", { ...scale.frame, fill: "var(--paper-sunk, #f3f1ed)" }),
    svgElement("path", { d: cells(all, all), fill: theme.accent, "fill-opacity": 0.34 }),
    ...disputed,
    outline(question.method, { stroke: theme.ink, "stroke-width": 1.5, "stroke-dasharray": "5 2" }),
    outline(question.shown, { stroke: shownColor, "stroke-width": 2 }),
    ...axes(scale),
    ...areaNames(scale),
    halo,
    cursor,
  ) as SVGSVGElement;
  const look = ([xE, xC]: Pair<number>): void => {
    const place = scale.box(xE, xC);
    for (const rect of [halo, cursor])
      for (const [key, value] of Object.entries(place)) rect.setAttribute(key, String(value));
  };
  look(table);
  const grid = Object.assign(figure, { look });
  addGridKeys(grid, scale, { table, onMove });
  return grid;
}

function axes({ n, left, top, cell, frame, height }: GridScale): SVGElement[] {
  const [nE, nC] = n;
  const text = (x: number, y: number, content: string, anchor: string) =>
    svgElement("text", { x, y, "text-anchor": anchor, fill: theme.muted }, content);
  const across = ticks(nC).map((x) =>
    text(left + (x + 0.5) * cell, top + frame.height + 16, String(x), "middle"),
  );
  const up = ticks(nE).map((y) =>
    text(left - 6, top + (nE - y + 0.5) * cell + 4, String(y), "end"),
  );
  return [
    ...across,
    ...up,
    text(left + frame.width / 2, height - 4, "events in the control arm", "middle"),
    text(left - 28, 12, "events in the experimental arm", "start"),
  ];
}

/** What the areas mean, written into them where there is room. */
function areaNames({ left, top, frame }: GridScale): SVGElement[] {
  if (frame.width < 260 || frame.height < 200) return [];
  const at = (x: number, y: number, content: string, anchor: string) =>
    svgElement(
      "text",
      {
        x: left + x * frame.width,
        y: top + y * frame.height,
        "text-anchor": anchor,
        fill: theme.ink,
      },
      content,
    );
  return [
    at(0.03, 0.06, "all tests reject", "start"),
    at(0.97, 0.96, "all tests reject", "end"),
    at(0.5, 0.51, "no test rejects", "middle"),
  ];
}

/** Round numbers from 0 to n, at most seven. */
function ticks(n: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100].find((size) => n / size <= 6) ?? 200;
  return Array.from({ length: Math.floor(n / step) + 1 }, (_, i) => i * step);
}
