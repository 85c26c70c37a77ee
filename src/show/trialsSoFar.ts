import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis } from "./drawPlot.ts";
import { theme } from "./theme.ts";

/** What one trial found. */
export interface Finding {
  readonly trial: number;
  /** Observed difference in response, percentage points. */
  readonly difference: number;
  readonly pValue: number;
  readonly isSignificant: boolean;
}

interface Stacked extends Finding {
  /** Place in the pile of trials with nearly the same difference, from 0. */
  readonly level: number;
}

const pileWidth = 2.5; // percentage points
const markSize = 9; // pixels from mark to mark

/** Every trial so far as a mark at the difference it found, piled up where several found the same. */
export function trialsSoFar(
  findings: readonly Finding[],
  { width, truth }: { readonly width: number; readonly truth: number },
): SVGSVGElement {
  const piles = pileUp(findings);
  const height = 96 + markSize * Math.max(4, ...piles.map(({ level }) => level));
  return drawPlot({
    label: trialsSoFarCaption(findings),
    width,
    height,
    marginLeft: 8,
    marginRight: 8,
    marginTop: 28,
    x: { domain: [-20, 90], label: "observed difference in response, percentage points" },
    y: { domain: [0, (height - 68) / markSize], axis: null },
    marks: [
      Plot.axisX({ ...quietAxis, ticks: width < 420 ? 5 : 10 }),
      Plot.ruleX([truth], { stroke: theme.ink, strokeDasharray: "2 3" }),
      Plot.text([truth], {
        x: (at: number) => at,
        text: () => `truth, ${truth.toFixed(0)} points`,
        frameAnchor: "top",
        dy: -16,
        ...annotation,
      }),
      Plot.dot(piles, {
        x: ({ difference }: Stacked) => pileCenter(difference),
        y: ({ level }: Stacked) => level + 0.5,
        r: markSize / 2 - 0.75,
        fill: ({ isSignificant }: Stacked) => (isSignificant ? theme.accent : theme.background),
        stroke: ({ isSignificant }: Stacked) => (isSignificant ? theme.accent : theme.muted),
        strokeWidth: 1.25,
      }),
    ],
  });
}

/** "15 of 20 trials found P ≤ .05 (filled); their differences range from 10.0 to 53.3 points." */
export function trialsSoFarCaption(findings: readonly Finding[]): string {
  const hits = findings.filter(({ isSignificant }) => isSignificant).length;
  const noun = findings.length === 1 ? "trial" : "trials";
  const differences = findings.map(({ difference }) => difference);
  const [least, most] = [Math.min(...differences), Math.max(...differences)];
  const range = least === most ? `${least} points` : `from ${least} to ${most} points`;
  return `${hits} of ${findings.length} ${noun} found P ≤ .05 (filled marks). Observed difference: ${range}.`;
}

function pileUp(findings: readonly Finding[]): Stacked[] {
  const heights = new Map<number, number>();
  return findings.map((finding) => {
    const pile = pileCenter(finding.difference);
    const level = heights.get(pile) ?? 0;
    heights.set(pile, level + 1);
    return { ...finding, level };
  });
}

const pileCenter = (difference: number): number => Math.round(difference / pileWidth) * pileWidth;
