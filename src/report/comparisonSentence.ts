import type { Pair } from "../pair.ts";
import type { PlannedMargin } from "../study/plannedTest.ts";
import type { Analysis, Direction } from "../study/schema.ts";
import { alphaText, points } from "./format.ts";
import { hypothesisNames } from "./hypothesisNames.ts";

/** A planned comparison of two arms. */
export interface PlannedComparison {
  readonly arms: Pair<{ readonly name: string }>;
  readonly analysis: Pick<Analysis, "sides" | "alpha" | "hypothesis">;
  /** To follow "by". */
  readonly method: string;
  /** What is higher or lower where the trial goes well: "rate", "value". */
  readonly what: string;
  readonly better: Direction;
  /** "with a margin of 6 mm"; undefined without one. */
  readonly margin: string | undefined;
}

/** "The arms are compared by Fisher's exact test, two-sided, at a significance level of .05." */
export function comparisonSentence(planned: PlannedComparison): string {
  const { arms, analysis, method, what, better, margin } = planned;
  const test = `${method}, ${sidesText(analysis)}`;
  const level = `at a significance level of ${alphaText(analysis.alpha)}`;
  if (margin !== undefined) return `${aimText(planned)} ${margin} is tested by ${test}, ${level}.`;
  const direction = analysis.sides === 1 ? ` for a ${better} ${what} on ${arms[0].name}` : "";
  return `The arms are compared by ${test}${direction}, ${level}.`;
}

/** "two-sided", "one-sided" or "as two one-sided tests". */
export function sidesText({ sides, hypothesis }: PlannedComparison["analysis"]): string {
  if (hypothesis === "equivalence") return "as two one-sided tests";
  return sides === 2 ? "two-sided" : "one-sided";
}

const relations = {
  superiority: "to",
  superiorityByMargin: "over",
  nonInferiority: "to",
  equivalence: "and",
} as const;

/** "Non-inferiority of A to B". */
function aimText({ arms, analysis: { hypothesis = "superiority" } }: PlannedComparison): string {
  const aim = `${hypothesisNames[hypothesis]} of ${arms[0].name} ${relations[hypothesis]} ${arms[1].name}`;
  return aim[0]!.toUpperCase() + aim.slice(1);
}

/** A margin between rates: "with a margin of 10.0 percentage points", "with a limit of 0.8 for the ratio of the rates". */
export function rateMarginText({ hypothesis, margin, measure }: PlannedMargin): string {
  if (measure === "riskDifference") return `with a margin of ${points(margin)} percentage points`;
  const ratio = Number(margin.toPrecision(6));
  const isEquivalence = hypothesis === "equivalence";
  const limits = isEquivalence
    ? `limits of ${rounded(1 / margin)} to ${ratio}`
    : `a limit of ${ratio}`;
  return `with ${limits} for the ratio of the rates`;
}

const rounded = (value: number): number => Number(value.toPrecision(3));
