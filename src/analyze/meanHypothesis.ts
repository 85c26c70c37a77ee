import { ArgumentError } from "../errors.ts";
import { type AlternativeOptions, alternativeOf } from "./alternative.ts";
import { type Hypothesis, hypotheses } from "./hypothesis.ts";
import type { Alternative } from "./methods.ts";

/** What a comparison of means is to show. */
export interface MeanHypothesisOptions extends AlternativeOptions {
  /** Default "superiority". */
  readonly hypothesis?: Hypothesis | undefined;
  /** A size above 0 in the endpoint's unit, without a sign; absent for superiority. */
  readonly margin?: number | undefined;
}

/** A null hypothesis about a difference of means; a margin is tested from one side. */
export interface MeanNull {
  /** Difference under H0, experimental − control. */
  readonly nullDifference: number;
  readonly alternative: Alternative;
}

/**
 * The null hypotheses that must all be rejected, at level α each: one, or two for equivalence.
 *
 * @throws {@link ArgumentError} if the margin is missing, superfluous, or not above 0.
 * @see [Schuirmann1987]
 */
export function meanNulls(options: MeanHypothesisOptions): readonly MeanNull[] {
  const { hypothesis = "superiority", margin, better = "higher" } = options;
  if (!hypotheses.includes(hypothesis)) {
    throw new ArgumentError(
      "analysis.hypothesis",
      `be one of ${hypotheses.join(", ")}`,
      hypothesis,
    );
  }
  if (hypothesis === "superiority") {
    if (margin === undefined) return [{ nullDifference: 0, alternative: alternativeOf(options) }];
    throw new ArgumentError("analysis.margin", "be absent for superiority", margin);
  }
  if (margin === undefined || !(margin > 0 && margin < Infinity)) {
    throw new ArgumentError("analysis.margin", "be a size above 0, without a sign", margin);
  }
  if (hypothesis === "equivalence") {
    return [
      { nullDifference: -margin, alternative: "greater" },
      { nullDifference: margin, alternative: "less" },
    ];
  }
  const isNegative = (hypothesis === "nonInferiority") === (better === "higher");
  const alternative = better === "higher" ? "greater" : "less";
  return [{ nullDifference: isNegative ? -margin : margin, alternative }];
}
