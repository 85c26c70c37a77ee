import type { RejectionRegion } from "../analyze/rejectionRegion.ts";
import type { Pair } from "../pair.ts";
import { designRegion } from "../sizing/powerDesign.ts";
import { regionPower } from "../sizing/regionPower.ts";
import type { TestedDesign } from "../study/plannedTest.ts";
import { betterRegion } from "./betterRegion.ts";
import type { CumulativeEvents } from "./cumulativeEvents.ts";

/**
 * Probability of a rejection in favor of the experimental arm when `n` subjects per arm are analyzed, as a
 * function of the events. Where the critical values never fall as the total of events grows, each number of
 * experimental events rejects with the control events on one side of a limit, and one pass over the arms'
 * events suffices.
 */
export function betterProbability(
  design: TestedDesign,
  n: Pair<number>,
): (events: Pair<CumulativeEvents>) => number {
  const region = designRegion(design, n);
  if (!("lower" in region)) return (events) => regionPower(region, events);
  const isHigher = design.endpoint.better === "higher";
  const limit = isHigher ? leastRejecting(region) : mostRejecting(region);
  if (isFalling(limit)) {
    const better = betterRegion(design, n);
    return (events) => regionPower(better, events);
  }
  return isHigher ? (events) => sumAbove(limit, events) : (events) => sumBelow(limit, events);
}

/** Whether a critical value is below the one before it. */
function isFalling(limit: Int32Array): boolean {
  for (let total = 1; total < limit.length; total++) {
    if (limit[total]! < limit[total - 1]!) return true;
  }
  return false;
}

/** By total events: least experimental events that reject; one more than there can be where none do. */
const leastRejecting = ({ n, upper }: RejectionRegion): Int32Array =>
  upper.map((least, total) => Math.min(least, Math.min(total, n[0]) + 1));

/** By total events: most experimental events that reject; one less than there can be where none do. */
const mostRejecting = ({ n, lower }: RejectionRegion): Int32Array =>
  lower.map((most, total) => Math.max(most, Math.max(0, total - n[1]) - 1));

/** Control events up to a limit reject: those whose total still allows so few experimental events. */
function sumAbove(least: Int32Array, [experimental, control]: Pair<CumulativeEvents>): number {
  const { fewer } = control;
  let sum = 0;
  for (let xE = experimental.first, total = -1; xE <= experimental.last; xE++) {
    while (total + 1 < least.length && least[total + 1]! <= xE) total++;
    const mostControl = Math.min(total - xE, control.last);
    if (mostControl >= 0) sum += experimental.probability[xE]! * fewer[mostControl + 1]!;
  }
  return Math.min(1, sum);
}

/** Control events from a limit on reject. */
function sumBelow(most: Int32Array, [experimental, control]: Pair<CumulativeEvents>): number {
  const { fewer } = control;
  const all = fewer[control.last + 1]!;
  let sum = 0;
  for (let xE = experimental.first, total = 0; xE <= experimental.last; xE++) {
    while (total < most.length && most[total]! < xE) total++;
    const leastControl = Math.max(0, total - xE);
    if (total >= most.length || leastControl > control.last) continue;
    sum += experimental.probability[xE]! * (all - fewer[leastControl]!);
  }
  return Math.min(1, sum);
}
