import type { FigureOptions } from "./drawPlot.ts";
import { picture, shorten, svgElement } from "./element.ts";
import { count, percent, plural } from "./format.ts";
import { armColors, theme } from "./theme.ts";
import type { Pair } from "../pair.ts";

/** An arm's way through the trial, in numbers of subjects. */
export interface ArmFlow {
  readonly name: string;
  readonly randomized: number;
  readonly lost: number;
  readonly analyzed: number;
  /** Events among those analyzed, after the handling of lost subjects. */
  readonly analyzedEvents: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly lines: readonly string[];
  readonly color: string;
}

const lineHeight = 17;
const padding = 8;
const boxHeight = (lines: number): number => lines * lineHeight + 2 * padding - 3;

/**
 * CONSORT flow of one trial: randomized, allocated, lost to follow-up, analyzed.
 *
 * @param lostCountsAs - How lost subjects enter the analysis, e.g. "counted as non-responders".
 */
export function consortFlow(
  arms: Pair<ArmFlow>,
  lostCountsAs: string,
  { width }: FigureOptions,
): SVGSVGElement {
  const column = Math.min(260, (width - 16) / 2);
  const centers = [width / 2 - column / 2 - 8, width / 2 + column / 2 + 8];
  const svg = picture(width, 310, consortCaption(arms, lostCountsAs));
  const top = {
    x: width / 2,
    y: 1,
    width: Math.min(column, 200),
    lines: [`Randomized (n = ${count(arms[0].randomized + arms[1].randomized)})`],
    color: theme.muted,
  };
  svg.append(fork(width / 2, 1 + boxHeight(1), centers, 62), drawBox(top));
  arms.forEach((arm, i) =>
    svg.append(armColumn(arm, lostCountsAs, centers[i]!, column, armColors[i]!)),
  );
  return svg;
}

/** "60 subjects were randomized; 3 were lost and counted as non-responders; 60 were analyzed." */
export function consortCaption(arms: Pair<ArmFlow>, lostCountsAs: string): string {
  const sum = (key: "randomized" | "lost" | "analyzed"): number => arms[0][key] + arms[1][key];
  const were = (value: number): string => `${count(value)} ${value === 1 ? "was" : "were"}`;
  return `Of ${plural(sum("randomized"), "subject")} randomized, ${were(sum("lost"))} lost (${lostCountsAs}) and ${were(sum("analyzed"))} analyzed.`;
}

function armColumn(
  arm: ArmFlow,
  lostCountsAs: string,
  x: number,
  width: number,
  color: string,
): SVGGElement {
  const characters = Math.floor((width - 2 * padding) / 6.4);
  const fit = (text: string): string => shorten(text, characters);
  const boxes = [
    [fit(`Allocated to ${arm.name}`), `n = ${count(arm.randomized)}`],
    [fit("Lost to follow-up"), `n = ${count(arm.lost)}`, fit(lostCountsAs)],
    [
      "Analyzed",
      `n = ${count(arm.analyzed)}`,
      fit(`${plural(arm.analyzedEvents, "event")} (${percent(arm.analyzedEvents / arm.analyzed)})`),
    ],
  ];
  const group = svgElement("g");
  let y = 62;
  boxes.forEach((lines, i) => {
    if (i > 0) group.append(arrow(x, y - 24, y));
    group.append(drawBox({ x, y, width, lines, color: i === 1 ? theme.lost : color }));
    y += boxHeight(lines.length) + 24;
  });
  return group;
}

function drawBox({ x, y, width, lines, color }: Box): SVGGElement {
  const frame = {
    x: x - width / 2,
    y,
    width,
    height: boxHeight(lines.length),
    rx: 3,
    fill: "none",
    stroke: color,
  };
  const texts = lines.map((line, i) =>
    svgElement(
      "text",
      {
        x,
        y: y + padding + 10 + i * lineHeight,
        "text-anchor": "middle",
        "font-weight": i === 0 ? 600 : 400,
      },
      line,
    ),
  );
  return svgElement("g", {}, svgElement("rect", frame), ...texts);
}

function fork(x: number, top: number, ends: readonly number[], bottom: number): SVGGElement {
  const middle = (top + bottom) / 2 - 4;
  const line = svgElement("path", {
    d: `M${x},${top}V${middle}M${ends[0]},${middle}H${ends[1]}`,
    fill: "none",
    stroke: theme.muted,
  });
  return svgElement("g", {}, line, ...ends.map((end) => arrow(end, middle, bottom)));
}

function arrow(x: number, from: number, to: number): SVGPathElement {
  return svgElement("path", {
    d: `M${x},${from}V${to - 1}m-4,-5l4,5l4,-5`,
    fill: "none",
    stroke: theme.muted,
  });
}
