import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "./drawPlot.ts";
import { percent } from "./format.ts";
import { armColors, theme } from "./theme.ts";

/** Shares of an arm's subjects at one visit, which exclude each other. */
export interface MissingShare {
  readonly arm: 0 | 1;
  readonly visit: number;
  /** Has left the trial. */
  readonly left: number;
  /** Missed this visit. */
  readonly skipped: number;
  /** Has stopped treatment, is still followed, and was seen. */
  readonly offTreatment: number;
}

interface MissingOptions extends FigureOptions {
  readonly label: string;
  readonly names: readonly [string, string];
  /** "weeks". */
  readonly xLabel: string;
}

const reasons = [
  { key: "left", text: "left" },
  { key: "skipped", text: "visit missed" },
  { key: "offTreatment", text: "off treatment, seen" },
] as const;
type Reason = (typeof reasons)[number]["key"];

interface Piece {
  readonly arm: 0 | 1;
  readonly visit: number;
  readonly reason: Reason;
  readonly from: number;
  readonly to: number;
}

/** Who has no value on treatment, and why: a bar per visit, a panel per arm. */
export function missingBars(
  shares: readonly MissingShare[],
  { width, height = 280, label, names, xLabel }: MissingOptions,
): SVGSVGElement {
  const pieces = shares.flatMap(piecesOf);
  const highest = Math.max(0.1, ...pieces.map(({ to }) => to));
  const isNarrow = width < 480;
  const panel = ({ arm }: Piece) => names[arm];
  const times = [...new Set(shares.map(({ visit }) => visit))];
  const at = { x: "visit", fx: panel } as const;
  const atEnd = pieces.filter(({ arm, visit }) => arm === 1 && visit === times.at(-1));
  const marginRight = isNarrow ? 12 : 132;
  const halfBar = (0.375 * (width - 44 - marginRight)) / (2.1 * times.length);
  return drawPlot({
    label,
    width,
    height,
    marginTop: 34,
    marginLeft: 44,
    marginRight,
    x: { type: "band", domain: times, padding: 0.25 },
    y: { domain: [0, Math.min(1, highest * 1.15)] },
    fx: { domain: names, axis: null, padding: 0.1 },
    marks: [
      Plot.axisX({ ...quietAxis, tickFormat: String, label: xLabel, labelArrow: "none" }),
      Plot.axisY({
        ...quietAxis,
        ticks: 5,
        tickFormat: (share: number) => percent(share, 0),
        label: "of the randomized",
        labelArrow: "none",
      }),
      Plot.text([0, 1] as const, {
        fx: (arm: 0 | 1) => names[arm],
        text: (arm: 0 | 1) => names[arm],
        frameAnchor: "top-left",
        dy: -14,
        fill: (arm: 0 | 1) => armText[arm],
        fontWeight: 600,
      }),
      Plot.barY(pieces, {
        ...at,
        y1: "from",
        y2: "to",
        fill: ({ arm, reason }: Piece) => (reason === "skipped" ? "none" : armColors[arm]),
        fillOpacity: ({ reason }: Piece) => (reason === "left" ? 1 : 0.35),
        stroke: ({ arm }: Piece) => armColors[arm],
        inset: 0.5,
      }),
      Plot.text(totals(pieces), {
        ...at,
        ...annotation,
        y: "to",
        text: ({ to }: Piece) => percent(to, 0),
        dy: -8,
      }),
      ...(isNarrow ? [] : [reasonNames(atEnd, panel, halfBar)]),
      Plot.ruleY([0], { stroke: theme.rule }),
    ],
  });
}

const armText = ["var(--experimental-text, #0072b2)", "var(--control-text, #b34e00)"] as const;

function piecesOf(share: MissingShare): Piece[] {
  let top = 0;
  return reasons.flatMap(({ key }) => {
    const from = top;
    top += share[key];
    return share[key] > 0
      ? [{ arm: share.arm, visit: share.visit, reason: key, from, to: top }]
      : [];
  });
}

/** The highest piece of each bar. */
function totals(pieces: readonly Piece[]): Piece[] {
  return pieces.filter(
    (piece) =>
      !pieces.some((p) => p.arm === piece.arm && p.visit === piece.visit && p.to > piece.to),
  );
}

function reasonNames(
  pieces: readonly Piece[],
  fx: (piece: Piece) => string,
  halfBar: number,
): Plot.Markish {
  return Plot.text([...pieces], {
    ...annotation,
    x: "visit",
    y: ({ from, to }: Piece) => (from + to) / 2,
    fx,
    text: ({ reason }: Piece) => reasons.find(({ key }) => key === reason)!.text,
    textAnchor: "start",
    dx: halfBar + 6,
  });
}
