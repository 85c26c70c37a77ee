import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { alphaText, percent } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import { groupLabel, lineGroups, type LineGroup } from "./lineGroups.ts";
import { endLabelMarks, inDrawingOrder, lineMark, roleColor } from "./lineMarks.ts";
import type { Question } from "./question.ts";
import type { TrueSize } from "./trueSize.ts";

type Point = TrueSize["curve"][number];

interface SizeLinesOptions extends FigureOptions {
  readonly label: string;
}

/** True size of every test over the common rate, in percent, each with its maximum. */
export function sizeLines(
  sizes: readonly TrueSize[],
  question: Question,
  { width, height = 380, label }: SizeLinesOptions,
): SVGSVGElement {
  const { alpha } = question;
  const of = (group: LineGroup) => sizes.find(({ method }) => method === group.methods[0])!;
  const values = (method: string) =>
    sizes.find((size) => size.method === method)!.curve.map(({ size }) => size);
  const groups = lineGroups(
    sizes.map(({ method }) => method),
    values,
    question,
  );
  const top = 1.12 * Math.max(alpha, ...sizes.map(({ maximum }) => maximum.size));
  const marginRight = width < 480 ? 144 : 176;
  const inDomain = { at: 1 + 14 / (width - 46 - marginRight), gap: (15 / (height - 68)) * top };
  return drawPlot({
    label,
    width,
    height,
    marginLeft: 46,
    marginRight,
    marginTop: 28,
    x: { domain: [0, 1] },
    y: { domain: [0, top] },
    marks: [
      Plot.axisX({
        ...quietAxis,
        ticks: width < 480 ? 3 : 6,
        label: "rate of the event, the same in both arms",
        labelAnchor: "center",
        labelArrow: "none",
        tickFormat: (rate: number) => percent(rate, 0),
      }),
      Plot.axisY({
        ...quietAxis,
        ticks: 5,
        label: "true size",
        tickFormat: (size: number) => percent(size, size * 100 === Math.round(size * 100) ? 0 : 1),
      }),
      Plot.ruleY([alpha], { stroke: theme.ink, strokeDasharray: "2 3" }),
      ...inDrawingOrder(groups).map((group) =>
        lineMark<Point>(of(group).curve, group, { x: "rate", y: "size" }),
      ),
      Plot.dot(groups, {
        x: (group: LineGroup) => of(group).maximum.rate,
        y: (group: LineGroup) => of(group).maximum.size,
        r: 3,
        fill: (group: LineGroup) => roleColor[group.role],
      }),
      Plot.text([alpha], {
        ...annotation,
        x: () => 0,
        y: (d: number) => d,
        text: (d: number) => `alpha ${alphaText(d)}`,
        textAnchor: "start",
        dx: 4,
        dy: -9,
      }),
      ...endLabelMarks(
        groups.map((group) => ({
          group,
          text: `${percent(of(group).maximum.size)} ${groupLabel(group, width < 480 ? 15 : 21)}`,
          x: of(group).maximum.rate,
          y: of(group).maximum.size,
        })),
        { ...inDomain, range: [0.03 * top, top] },
      ),
    ],
  });
}
