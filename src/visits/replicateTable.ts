import { visitStatuses } from "../engine/visitColumns.ts";
import type { VisitMonteCarloResult } from "../engine/monteCarloVisits.ts";
import type { VisitFindings } from "./visitFindings.ts";

/** What one analysis says of one simulated trial. */
export interface ReplicateLine {
  readonly effect: "assumed" | "none";
  readonly trial: number;
  readonly analysis: string;
  readonly estimate: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  readonly pValue: number;
  readonly status: string;
}

/** Every analysis of every simulated trial that the page has, with the effect and without. */
export function* replicateRows({ compared }: VisitFindings): Generator<ReplicateLine> {
  for (const { effect, none } of compared) {
    yield* linesOf(effect, "assumed");
    yield* linesOf(none, "none");
  }
}

function* linesOf(
  { analyses, result }: VisitMonteCarloResult,
  effect: ReplicateLine["effect"],
): Generator<ReplicateLine> {
  for (const [k, { label }] of analyses.entries()) {
    const { estimate, standardError, lower, upper, pValue, status } = result.columns[k]!;
    for (let i = 0; i < result.replicates; i++) {
      yield {
        effect,
        trial: i + 1,
        analysis: label,
        estimate: estimate[i]!,
        standardError: standardError[i]!,
        lower: lower[i]!,
        upper: upper[i]!,
        pValue: pValue[i]!,
        status: visitStatuses[status[i]!]!,
      };
    }
  }
}

const empty = (value: number): number | string => (Number.isNaN(value) ? "" : value);

export const replicateColumns = [
  { label: "effect", value: ({ effect }: ReplicateLine) => effect },
  { label: "trial", value: ({ trial }: ReplicateLine) => trial },
  { label: "analysis", value: ({ analysis }: ReplicateLine) => analysis },
  { label: "estimate", value: ({ estimate }: ReplicateLine) => empty(estimate) },
  { label: "standard error", value: ({ standardError }: ReplicateLine) => empty(standardError) },
  { label: "lower", value: ({ lower }: ReplicateLine) => empty(lower) },
  { label: "upper", value: ({ upper }: ReplicateLine) => empty(upper) },
  { label: "P", value: ({ pValue }: ReplicateLine) => empty(pValue) },
  { label: "status", value: ({ status }: ReplicateLine) => status },
];
