import { normalCdf, normalUpperTail } from "../math/normal.ts";
import type { VisitEndpoint } from "../study/visitSchema.ts";

/** What is averaged over an arm: a value, or whether it makes a responder. */
export interface OutcomeScale {
  /** Whether the change from baseline is looked at rather than the value. */
  readonly usesChange: boolean;
  /** Whether the mean of what is averaged is that of the values. */
  readonly isLinear: boolean;
  /** Of a normally distributed value or change. */
  readonly expected: (mean: number, sd: number) => number;
  /** Of one subject. */
  readonly of: (valueOrChange: number) => number;
  /** What a failure counts. */
  readonly failure: number;
}

const meanScale: OutcomeScale = {
  usesChange: false,
  isLinear: true,
  expected: (mean) => mean,
  of: (value) => value,
  failure: NaN,
};

/** Means of values, or rates of responders by the endpoint's threshold. */
export function outcomeScale(
  endpoint: VisitEndpoint,
  compares: "means" | "responders",
): OutcomeScale {
  if (compares === "means" || endpoint.type !== "responder") return meanScale;
  const { direction, threshold, better } = endpoint;
  const isHigh = direction === "rise" || direction === "atLeast";
  const limit = direction === "fall" ? -threshold : threshold;
  return {
    usesChange: direction === "rise" || direction === "fall",
    isLinear: false,
    expected: (mean, sd) => {
      if (sd === 0) return (isHigh ? mean >= limit : mean <= limit) ? 1 : 0;
      return (isHigh ? normalUpperTail : normalCdf)((limit - mean) / sd);
    },
    of: (value) => ((isHigh ? value >= limit : value <= limit) ? 1 : 0),
    failure: better === "higher" ? 0 : 1,
  };
}
