import { ArgumentError } from "../errors.ts";
import type { EffectMeasure } from "./scoreStatistic.ts";

/**
 * What a trial sets out to show: `superiority` = better than control; `superiorityByMargin` = better by more
 * than the margin; `nonInferiority` = not worse by the margin or more; `equivalence` = different by less
 * than the margin in either direction (two one-sided tests).
 */
export const hypotheses = [
  "superiority",
  "superiorityByMargin",
  "nonInferiority",
  "equivalence",
] as const;

export type Hypothesis = (typeof hypotheses)[number];

/** One one-sided null hypothesis: the effect is at most (`greater`) or at least (`less`) the null value. */
export interface OneSidedNull {
  readonly nullValue: number;
  /** Direction of the alternative. */
  readonly alternative: "greater" | "less";
}

export interface MarginOptions {
  readonly hypothesis: Hypothesis;
  /** Scale of the effect and the margin. Default "riskDifference". */
  readonly measure?: EffectMeasure;
  /**
   * On the difference scale a size in (0, 1), never a signed limit. On a ratio scale the limit itself, on the
   * side that the hypothesis asks for; for equivalence m above 1, which stands for the range 1/m to m.
   */
  readonly margin?: number;
  /** Direction of the outcome that is better. Default "higher". */
  readonly better?: "higher" | "lower";
}

/**
 * The one-sided null hypotheses that must all be rejected, at level α each.
 *
 * With a higher rate better, non-inferiority tests H0: p_E − p_C ≤ −margin and superiority by a margin
 * H0: p_E − p_C ≤ margin; with a lower rate better the signs turn round.
 *
 * @throws {@link ArgumentError} if the margin is missing, superfluous, or on the wrong side.
 */
export function nullsOf(options: MarginOptions): readonly OneSidedNull[] {
  const { hypothesis, measure = "riskDifference", margin, better = "higher" } = options;
  if (!hypotheses.includes(hypothesis)) {
    throw new ArgumentError("hypothesis", `be one of ${hypotheses.join(", ")}`, hypothesis);
  }
  const alternative = better === "higher" ? "greater" : "less";
  const isDifference = measure === "riskDifference";
  if (hypothesis === "superiority") {
    if (margin === undefined) return [{ nullValue: isDifference ? 0 : 1, alternative }];
    throw new ArgumentError("margin", "be absent for superiority", margin);
  }
  const limit = isDifference ? checkSize(margin) : checkRatio(margin, options);
  if (hypothesis === "equivalence") {
    return [
      { nullValue: isDifference ? -limit : 1 / limit, alternative: "greater" },
      { nullValue: limit, alternative: "less" },
    ];
  }
  const isNegative = (hypothesis === "nonInferiority") === (better === "higher");
  return [{ nullValue: isDifference && isNegative ? -limit : limit, alternative }];
}

function checkSize(margin: number | undefined): number {
  if (margin !== undefined && margin > 0 && margin < 1) return margin;
  throw new ArgumentError("margin", "be a size in (0, 1), without a sign", margin);
}

/** A non-inferiority limit lies on the worse side of 1, a superiority limit on the better one. */
function checkRatio(margin: number | undefined, { hypothesis, better = "higher" }: MarginOptions) {
  const isBelow = (hypothesis === "nonInferiority") === (better === "higher");
  const above = hypothesis === "equivalence" || !isBelow;
  const isRight = above ? margin! > 1 && margin! < Infinity : margin! > 0 && margin! < 1;
  if (margin !== undefined && isRight) return margin;
  const expectation = above ? "be a ratio above 1" : "be a ratio between 0 and 1";
  throw new ArgumentError("margin", `${expectation} for ${hypothesis}`, margin);
}
