import { publishedDifference, type ImpliedStatistics } from "../analyze/publishedDifference.ts";
import { parsePrintedPValue, type PrintedPValue } from "./printedPValue.ts";
import { sourceTrial, type PublishedScale } from "./sourceTrial.ts";

/** A printed difference on a visual analogue scale, and what its interval implies. */
export interface ScaleReading extends PublishedScale, ImpliedStatistics {
  readonly halfWidth: number;
  readonly window: PrintedPValue;
  /** Whether some P value that agrees with the interval is printed so. */
  readonly isAsPrinted: boolean;
}

const { n, completed, decimals } = sourceTrial;

/** Degrees of freedom that the interval may have been made with: all randomized, the completers, a normal. */
export const dfChoices = {
  randomized: n[0] + n[1] - 2,
  completers: completed - 2,
  normal: Infinity,
} as const;

/** The three differences, their intervals read with t on `df` degrees of freedom. */
export function readScales(df: number = dfChoices.randomized): ScaleReading[] {
  return sourceTrial.scales.map((scale) => {
    const implied = publishedDifference(scale, { n, df, decimals });
    const window = parsePrintedPValue(scale.printed)!;
    const [least, most] = implied.pValueRange;
    const isAsPrinted = most >= window.from && least < window.below;
    const halfWidth = (scale.upper - scale.lower) / 2;
    return { ...scale, ...implied, halfWidth, window, isAsPrinted };
  });
}
