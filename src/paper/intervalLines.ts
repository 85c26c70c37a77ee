/** An estimate with its limits and what they are called. */
export interface IntervalLine {
  readonly label: string;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  /** The limits as text, at the end of the line. */
  readonly text: string;
  /** The one that the sentences quote. */
  readonly isMain?: boolean;
}

/** Intervals of one kind under a heading. */
export interface IntervalGroup {
  readonly heading?: string;
  readonly lines: readonly IntervalLine[];
}

/** A line in its row, cut to what is drawn; without limits where the method gives none. */
export interface PlacedLine extends IntervalLine {
  readonly y: number;
  readonly from: number;
  readonly to: number;
  readonly hasLimits: boolean;
}

export type Domain = readonly [least: number, most: number];

/** Lines and headings with the rows that they take, from the top. */
export function placeLines(groups: readonly IntervalGroup[], domain: Domain) {
  const lines: PlacedLine[] = [];
  const headings: { heading: string; y: number }[] = [];
  let rows = 0;
  for (const { heading, lines: own } of groups) {
    if (heading !== undefined) headings.push({ heading, y: rows++ });
    for (const line of own) lines.push({ ...cutLine(line, domain), y: rows++ });
  }
  return { lines, headings, rows };
}

function cutLine(line: IntervalLine, [least, most]: Domain) {
  const { lower, upper } = line;
  const clamp = (value: number) => Math.min(most, Math.max(least, value));
  const hasLimits = !Number.isNaN(lower) && !Number.isNaN(upper);
  return { ...line, from: clamp(lower), to: clamp(upper), hasLimits };
}
