import { svgElement } from "../show/element.ts";
import { theme } from "../show/theme.ts";
import { runsPath, stepsPath } from "./gridPaths.ts";
import type { GridScale } from "./gridScale.ts";
import { shownColor } from "./lineMarks.ts";
import type { Question } from "./question.ts";
import type { Verdicts } from "./verdicts.ts";

const shades = 4; // of disagreement

/** The ground, the tables that all tests reject, and those that some reject, darker the more do. */
export function areaLayers(verdicts: Verdicts, scale: GridScale): SVGElement[] {
  const all = verdicts.methods.length;
  const area = (least: number, most: number, fill: string, opacity: number) => {
    const d = runsPath(verdicts, scale, (count) => count >= least && count <= most);
    return svgElement("path", { d, fill, "fill-opacity": opacity });
  };
  const edge = (i: number) => Math.round((i * (all - 1)) / shades);
  return [
    svgElement("rect", { ...scale.frame, fill: "var(--paper-sunk, #f3f1ed)" }),
    area(all, all, theme.accent, 0.34),
    ...Array.from({ length: shades }, (_, i) =>
      area(edge(i) + 1, edge(i + 1), theme.miss, 0.4 + 0.2 * i),
    ),
  ];
}

/** Outlines of the regions of the planned test, dashed, and of the one brought out. */
export function outlineLayers(
  { methods, regions }: Verdicts,
  scale: GridScale,
  { method, shown }: Question,
): SVGElement[] {
  const outline = (test: Question["method"], attributes: Record<string, string | number>) => {
    const region = regions[methods.indexOf(test)];
    return svgElement("path", {
      d: region ? stepsPath(region, scale) : "",
      fill: "none",
      ...attributes,
    });
  };
  return [
    outline(method, { stroke: theme.ink, "stroke-width": 1.5, "stroke-dasharray": "5 2" }),
    outline(shown, { stroke: shownColor, "stroke-width": 2 }),
  ];
}

/** Counts of events along both sides, what they are, and what the areas mean. */
export function axisLayers(scale: GridScale): SVGElement[] {
  const { n, left, top, cell, frame, height } = scale;
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
    ...areaNames(scale),
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
