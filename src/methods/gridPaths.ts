import type { RejectionRegion } from "../analyze/rejectionRegion.ts";
import type { GridScale } from "./gridScale.ts";
import type { Verdicts } from "./verdicts.ts";

/** The cells whose count fits, neighbors in a row joined: few shapes even where cells are many. */
export function runsPath(
  { n: [nE, nC], rejecting }: Verdicts,
  scale: GridScale,
  fits: (count: number) => boolean,
): string {
  let path = "";
  for (let xE = 0; xE <= nE; xE++) {
    for (let xC = 0; xC <= nC; xC++) {
      const first = xC;
      while (xC <= nC && fits(rejecting[xE * (nC + 1) + xC]!)) xC++;
      if (xC > first) path += runPath(scale, xE, first, xC);
    }
  }
  return path;
}

function runPath(scale: GridScale, xE: number, first: number, end: number): string {
  const { x, y, height } = scale.box(xE, first);
  return `M${round(x)},${round(y)}h${round((end - first) * scale.cell)}v${round(height)}H${round(x)}z`;
}

/** The outline of a region: the edges between cells that reject and cells that do not. */
export function stepsPath({ n: [nE, nC], rejects }: RejectionRegion, scale: GridScale): string {
  let path = "";
  for (let xE = 0; xE <= nE; xE++) {
    for (let xC = 0; xC <= nC; xC++) {
      const own = rejects(xE, xC);
      const { x, y, width, height } = scale.box(xE, xC);
      if (xC < nC && rejects(xE, xC + 1) !== own)
        path += `M${round(x + width)},${round(y)}v${round(height)}`;
      if (xE < nE && rejects(xE + 1, xC) !== own)
        path += `M${round(x)},${round(y)}h${round(width)}`;
    }
  }
  return path;
}

const round = (pixels: number): number => Number(pixels.toFixed(2));
