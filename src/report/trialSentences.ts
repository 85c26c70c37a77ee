import type { Pair } from "../pair.ts";
import { plannedMargin } from "../study/plannedTest.ts";
import type { SizedDesign } from "../study/requireSized.ts";
import { adjustmentSentences } from "./adjustmentSentences.ts";
import { comparisonSentence, rateMarginText } from "./comparisonSentence.ts";
import { count, plural } from "./format.ts";
import { methodNames } from "./methodNames.ts";

/** What the protocol fixes: who is randomized, what is observed, how the arms are compared. */
export function trialSentences(design: SizedDesign): string[] {
  return [
    randomizedSentence(design),
    endpoint(design),
    comparison(design),
    ...adjustmentSentences(design),
  ];
}

/** "The trial randomizes 60 subjects 1:1, 30 to A and 30 to B." */
export function randomizedSentence({
  arms: [experimental, control],
}: Pick<SizedDesign, "arms">): string {
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
  const { analysis, arms, endpoint } = design;
  const margin = plannedMargin(design);
  return comparisonSentence({
    arms,
    analysis,
    method: methodNames[analysis.method],
    what: "rate",
    better: endpoint.better,
    margin: margin && rateMarginText(margin),
  });
}
