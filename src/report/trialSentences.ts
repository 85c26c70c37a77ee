import type { Pair } from "../pair.ts";
import type { SizedDesign } from "../study/requireSized.ts";
import { alphaText, count, plural } from "./format.ts";
import { methodNames } from "./methodNames.ts";

/** What the protocol fixes: who is randomized, what is observed, how the arms are compared. */
export function trialSentences(design: SizedDesign): string[] {
  return [randomized(design), endpoint(design), comparison(design)];
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

function comparison({ analysis, arms, endpoint }: SizedDesign): string {
  const { method, sides, alpha } = analysis;
  const direction =
    sides === 2 ? "two-sided" : `one-sided for a ${endpoint.better} rate on ${arms[0].name}`;
  return `The arms are compared by ${methodNames[method]}, ${direction}, at a significance level of ${alphaText(alpha)}.`;
}
