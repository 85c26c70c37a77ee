import type { Pair } from "../pair.ts";

/** A yes-or-no result of the source trial, as it was printed. */
export interface PublishedOutcome {
  readonly name: string;
  readonly definition: string;
  readonly better: "higher" | "lower";
  readonly events: Pair<number>;
  /** The P value in the article's own figures. */
  readonly printed: string;
}

/** A difference of two means at week 12 with its 95% interval, as it was printed. */
export interface PublishedScale {
  readonly name: string;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly printed: string;
}

const outcomes: Pair<PublishedOutcome> = [
  {
    name: "Response",
    definition: "ESSDAI improved by 3 points or more at week 24",
    better: "higher",
    events: [20, 8],
    printed: ".004",
  },
  {
    name: "Infection",
    definition: "infection",
    better: "lower",
    events: [1, 9],
    printed: ".006",
  },
];

const scales: readonly PublishedScale[] = [
  { name: "Dryness", estimate: -18.33, lower: -28.46, upper: -8.21, printed: ".001" },
  { name: "Pain", estimate: -10.33, lower: -19.38, upper: -1.29, printed: ".03" },
  { name: "Fatigue", estimate: -11.67, lower: -20.65, upper: -2.68, printed: ".01" },
];

/** The printed numbers that the page works out again. @see [He2022] */
export const sourceTrial = {
  citation: "He J et al., JAMA Network Open 2022;5(11):e2241451",
  registration: "NCT02464319",
  arms: ["LD-IL-2", "Placebo"] as Pair<string>,
  n: [30, 30] as Pair<number>,
  completed: 57,
  lost: 3,
  outcomes,
  scales,
  /** Decimals of the printed differences and limits. */
  decimals: 2,
} as const;
