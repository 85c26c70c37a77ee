import type { Pair } from "../pair.ts";
import { type PlannedMargin, plannedMargin } from "../study/plannedTest.ts";
import type { SizedDesign } from "../study/requireSized.ts";
import { adjustmentSentences } from "./adjustmentSentences.ts";
import { alphaText, count, plural, points } from "./format.ts";
import { hypothesisNames } from "./hypothesisNames.ts";
import { methodNames } from "./methodNames.ts";

/** What the protocol fixes: who is randomized, what is observed, how the arms are compared. */
export function trialSentences(design: SizedDesign): string[] {
  return [randomized(design), endpoint(design), comparison(design), ...adjustmentSentences(design)];
}

function randomized({ arms: [experimental, control] }: SizedDesign): string {
  const total = plural(experimental.n + control.n, "subject");
  const each = `${count(experimental.n)} to ${experimental.name} and ${count(control.n)} to ${control.name}`;
  return `The trial randomizes ${total}${ratio([experimental.n, control.n])}, ${each}.`;
}

/** The allocation where it is one that a protocol would state, such as 1:1 or 3:2. */
function ratio([nE, nC]: Pair<number>): string {
  const divisor = greatestCommonDivisor(nE, nC);
  const parts = [nE / divisor, nC / divisor];
  return Math.max(...parts) <= 10 ? ` ${parts.join(":")}` : "";
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function endpoint({ endpoint: { name, better } }: SizedDesign): string {
  return `The endpoint is binary, \u201C${name}\u201D, and a ${better} rate is better.`;
}

function comparison(design: SizedDesign): string {
  const { analysis, arms } = design;
  const test = methodNames[analysis.method];
  const level = `at a significance level of ${alphaText(analysis.alpha)}`;
  const margin = plannedMargin(design);
  if (margin) {
    return `${aim(design, margin)} is tested by ${test}, ${sidesWithMargin(margin)}, ${level}.`;
  }
  const { better } = design.endpoint;
  const direction =
    analysis.sides === 2 ? "two-sided" : `one-sided for a ${better} rate on ${arms[0].name}`;
  return `The arms are compared by ${test}, ${direction}, ${level}.`;
}

/** "Non-inferiority of A to B with a margin of 10.0 percentage points". */
function aim({ arms }: SizedDesign, { hypothesis, margin, measure }: PlannedMargin): string {
  const names = `${hypothesisNames[hypothesis]} of ${arms[0].name} ${relations[hypothesis]} ${arms[1].name}`;
  const ratio = Number(margin.toPrecision(6));
  const limit = hypothesis === "equivalence" ? `${rounded(1 / margin)} to ${ratio}` : `${ratio}`;
  const width =
    measure === "riskRatio"
      ? `with ${hypothesis === "equivalence" ? "limits" : "a limit"} of ${limit} for the ratio of the rates`
      : `with a margin of ${points(margin)} percentage points`;
  return `${names[0]!.toUpperCase()}${names.slice(1)} ${width}`;
}

const relations = {
  superiority: "to",
  superiorityByMargin: "over",
  nonInferiority: "to",
  equivalence: "and",
} as const;

const rounded = (value: number): number => Number(value.toPrecision(3));

function sidesWithMargin({ hypothesis }: PlannedMargin): string {
  return hypothesis === "equivalence" ? "as two one-sided tests" : "one-sided";
}
