import type { EstimandStrategy } from "../study/visitSchema.ts";

/** What an estimand counts of a subject: a value, the verdict of failure, or nothing. */
export type CountedOutcome =
  | {
      readonly type: "value";
      /** Visit of the value; −1 = baseline. */
      readonly visit: number;
      /** What stopping treatment added to it. */
      readonly shift: number;
    }
  | { readonly type: "failure" }
  | { readonly type: "nothing" };

/** Where an estimand is looked at, and what it needs to know of the arm. */
export interface CountedPlace {
  /** Visit at which arms are compared. */
  readonly contrast: number;
  readonly visits: number;
  readonly hasBaseline: boolean;
  /** As in `ArmDepartures`. */
  readonly shift: Float64Array;
}

/**
 * What a strategy counts of a subject whose first visit off treatment is `stop` (T = never): the outcome as it is
 * (treatment policy), had treatment gone on (hypothetical), failure once treatment has stopped (composite), or the
 * last value on treatment. Who never had one counts by the baseline; without a baseline not at all.
 *
 * @see [ICH2019] section A.3.2
 */
export function countedOutcome(
  strategy: EstimandStrategy,
  stop: number,
  { contrast, visits, hasBaseline, shift }: CountedPlace,
): CountedOutcome {
  const asPlanned = { type: "value", visit: contrast, shift: 0 } as const;
  switch (strategy) {
    case "treatmentPolicy":
      return { ...asPlanned, shift: shift[stop * visits + contrast]! };
    case "hypothetical":
      return asPlanned;
    case "composite":
      return stop <= contrast ? { type: "failure" } : asPlanned;
    case "whileOnTreatment":
      if (stop === 0 && !hasBaseline) return { type: "nothing" };
      return { ...asPlanned, visit: Math.min(contrast, stop - 1) };
  }
}
