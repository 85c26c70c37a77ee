import type { Counts } from "../analyze/counts.ts";
import { riskDifferenceInterval } from "../analyze/riskDifferenceInterval.ts";
import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import type { TestedDesign } from "../study/plannedTest.ts";
import { checkPilot, conditionalEstimate } from "./conditionalEstimate.ts";

/** What a pilot may be taken to say about the rates. */
export interface PilotReading {
  readonly basis: "estimate" | "shrunken" | "lowerLimit" | "smallestDifference";
  /** Two-sided confidence level whose limit nearer to no effect is planned on. */
  readonly level?: number;
  /** Response rates planned on; the control rate is the pilot's, but for "shrunken". */
  readonly rates: Pair<number>;
}

export interface ReadingOptions {
  /** Confidence levels of Newcombe's interval. Default 0.6, 0.8 and 0.9. */
  readonly levels?: readonly number[];
  /** Smallest difference worth detecting, as a size in (0, 1); left out, there is no such reading. */
  readonly smallestDifference?: number;
}

/**
 * Readings of a pilot: its estimate, the estimate freed from selection for significance, the confidence limits
 * nearer to no effect with the control rate kept, and the smallest difference worth detecting.
 *
 * @param pilot - Events and subjects, per arm; at least one subject each.
 * @throws {@link ArgumentError} if a count, level or difference is out of its range.
 * @see [Newcombe1998], [ZhongPrentice2008]
 */
export function pilotReadings(
  pilot: Counts,
  design: TestedDesign,
  { levels = [0.6, 0.8, 0.9], smallestDifference }: ReadingOptions = {},
): PilotReading[] {
  checkPilot(pilot);
  const { events, n } = pilot;
  const control = events[1] / n[1];
  const sign = design.endpoint.better === "higher" ? 1 : -1;
  const readings: PilotReading[] = [
    { basis: "estimate", rates: [events[0] / n[0], control] },
    { basis: "shrunken", rates: conditionalEstimate(pilot, design).rates },
    ...levels.map((level): PilotReading => {
      const { lower, upper } = riskDifferenceInterval(pilot, { method: "newcombe", level });
      const difference = sign > 0 ? lower : upper;
      return { basis: "lowerLimit", level, rates: [control + difference, control] };
    }),
  ];
  if (smallestDifference === undefined) return readings;
  checkSmallest(smallestDifference, control, sign);
  const rates: Pair<number> = [control + sign * smallestDifference, control];
  return [...readings, { basis: "smallestDifference", rates }];
}

function checkSmallest(difference: number, control: number, sign: number): void {
  const experimental = control + sign * difference;
  if (difference > 0 && experimental >= 0 && experimental <= 1) return;
  const room = sign > 0 ? 1 - control : control;
  const expectation = `be above 0 and at most ${room.toPrecision(4)}, beside the control rate`;
  throw new ArgumentError("smallestDifference", expectation, difference);
}
