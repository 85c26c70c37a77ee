import type { VisitData } from "./patternStatistics.ts";

/**
 * Last value of a subject at or before a visit, carried forward to it. Where nothing was observed the baseline is
 * carried, if there is one: no change. The method is here so that its harm can be seen: it takes for granted that
 * subjects stay as they were when last seen.
 *
 * @param visits - Number of visits in the data.
 * @param subject - Index of the subject.
 * @param visit - Index of the visit to carry to.
 * @returns In the endpoint's unit; NaN if there is nothing to carry.
 * @see [MallinckrodtClarkDavid2001]
 */
export function lastObservation(
  { values, baseline }: VisitData,
  visits: number,
  subject: number,
  visit: number,
): number {
  for (let at = subject * visits + visit; at >= subject * visits; at--) {
    const value = values[at]!;
    if (value === value) return value; // NaN is the only value unlike itself
  }
  return baseline ? baseline[subject]! : NaN;
}
