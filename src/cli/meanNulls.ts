import type { Hypothesis, OneSidedNull } from "../analyze/hypothesis.ts";

/** What a trial with a margin sets out to show of a difference in means. */
export interface MeanAim {
  readonly hypothesis: Exclude<Hypothesis, "superiority">;
  /** Without a sign, in the endpoint's unit. */
  readonly margin: number;
  readonly better: "higher" | "lower";
}

/**
 * The one-sided null hypotheses on the difference experimental − control that must all be rejected: non-inferiority
 * has its limit on the worse side of 0, superiority by a margin on the better one, equivalence on both.
 */
export function meanNulls({ hypothesis, margin, better }: MeanAim): readonly OneSidedNull[] {
  if (hypothesis === "equivalence") {
    return [
      { nullValue: -margin, alternative: "greater" },
      { nullValue: margin, alternative: "less" },
    ];
  }
  const isBelow = (hypothesis === "nonInferiority") === (better === "higher");
  const alternative = better === "higher" ? "greater" : "less";
  return [{ nullValue: isBelow ? -margin : margin, alternative }];
}
