import type { FigureOptions } from "./drawPlot.ts";
import { picture, shorten, svgElement } from "./element.ts";
import { armColors, theme } from "./theme.ts";
import type { Pair } from "../pair.ts";

/** What became of an arm's subjects in one trial. */
export interface ArmOutcomes {
  readonly name: string;
  /** Subjects observed with the event. */
  readonly events: number;
  /** Subjects observed without the event. */
  readonly nonevents: number;
  /** Subjects lost before the outcome was seen. */
  readonly lost: number;
}

/** What the marks stand for: "responder", "non-responder". */
export interface OutcomeWords {
  readonly yes: string;
  readonly no: string;
}

const labelHeight = 20;
const gap = 14;

/** One mark per subject: filled = with the event, ring = without, cross = lost. Color tells the arm. */
export function peopleGrid(
  arms: Pair<ArmOutcomes>,
  { width, words }: FigureOptions & { readonly words: OutcomeWords },
): SVGSVGElement {
  const cell = cellSize(Math.max(...arms.map(total)), width);
  const columns = Math.floor(width / cell);
  const heights = arms.map((arm) => labelHeight + Math.ceil(total(arm) / columns) * cell);
  const svg = picture(width, heights[0]! + gap + heights[1]!, peopleCaption(arms, words));
  arms.forEach((arm, i) => {
    const top = i === 0 ? 0 : heights[0]! + gap;
    svg.append(
      armLabel(arm, armColors[i]!, { top, width, words }),
      ...people(arm, armColors[i]!, top, cell, columns),
    );
  });
  return svg;
}

/** "LD-IL-2: 21 responder, 8 non-responder, 1 lost. Placebo: …" */
export function peopleCaption(arms: Pair<ArmOutcomes>, { yes, no }: OutcomeWords): string {
  const one = (arm: ArmOutcomes): string =>
    `${arm.name}: ${arm.events} ${yes}, ${arm.nonevents} ${no}, ${arm.lost} lost.`;
  return `Each mark is one subject. ${one(arms[0])} ${one(arms[1])}`;
}

const total = (arm: ArmOutcomes): number => arm.events + arm.nonevents + arm.lost;

/** Pixels per subject: at most 18, and small enough that an arm stays within 110 pixels of height. */
function cellSize(subjects: number, width: number): number {
  return Math.max(3, Math.min(18, Math.floor(Math.sqrt((width * 110) / subjects))));
}

interface LabelPlace {
  readonly top: number;
  readonly width: number;
  readonly words: OutcomeWords;
}

function armLabel(
  arm: ArmOutcomes,
  color: string,
  { top, width, words }: LabelPlace,
): SVGTextElement {
  const span = (text: string, attributes = {}): SVGTSpanElement =>
    svgElement("tspan", attributes, text);
  const name = shorten(arm.name, Math.max(8, Math.floor(width / 6.6) - 40));
  return svgElement(
    "text",
    { x: 0, y: top + 12 },
    span(name, { "font-weight": 600, fill: color }),
    span(`   ● ${arm.events} ${words.yes}   ○ ${arm.nonevents} ${words.no}   × ${arm.lost} lost`, {
      fill: theme.muted,
      style: "white-space: pre",
    }),
  );
}

function people(
  arm: ArmOutcomes,
  color: string,
  top: number,
  cell: number,
  columns: number,
): SVGPathElement[] {
  const radius = cell * 0.36;
  const at = (i: number): [number, number] => [
    ((i % columns) + 0.5) * cell,
    top + labelHeight + (Math.floor(i / columns) + 0.5) * cell,
  ];
  const marks = (from: number, count: number, draw: (x: number, y: number) => string): string =>
    Array.from({ length: count }, (_, i) => draw(...at(from + i))).join("");
  const disc = (x: number, y: number): string => circle(x, y, radius);
  const ring = (x: number, y: number): string => circle(x, y, radius - 0.6);
  const cross = (x: number, y: number): string => saltire(x, y, radius * 0.8);
  const stroke = Math.max(1, cell / 11);
  return [
    svgElement("path", { d: marks(0, arm.events, disc), fill: color }),
    svgElement("path", {
      d: marks(arm.events, arm.nonevents, ring),
      fill: "none",
      stroke: color,
      "stroke-width": stroke,
    }),
    svgElement("path", {
      d: marks(arm.events + arm.nonevents, arm.lost, cross),
      fill: "none",
      stroke: theme.lost,
      "stroke-width": stroke * 1.3,
    }),
  ];
}

const circle = (x: number, y: number, r: number): string =>
  `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0z`;

const saltire = (x: number, y: number, r: number): string =>
  `M${x - r},${y - r}L${x + r},${y + r}M${x - r},${y + r}L${x + r},${y - r}`;
