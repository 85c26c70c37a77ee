import type { Pair } from "../pair.ts";
import { tieTolerance } from "./fisherMargin.ts";
import type { HypergeometricTail } from "./hypergeometricTail.ts";
import {
  addEvent,
  isAtBottom,
  isAtTop,
  moveDown,
  moveUp,
  probabilityBelow,
  tailWithoutEvents,
} from "./hypergeometricTail.ts";
import type { Alternative } from "./methods.ts";
import type { CriticalValues } from "./normalCritical.ts";

export interface FisherCriticalRequest {
  readonly method: "fisher" | "fisherMidP";
  readonly n: Pair<number>;
  readonly alternative: Alternative;
  /** Largest P that rejects. */
  readonly limit: number;
  /** First and last total of events to be filled. */
  readonly totals: Pair<number>;
}

/**
 * Fills the critical values of Fisher's test or its mid-P. From one total of events to the next a critical
 * value moves by about one event, so that it is traced with its tail probability instead of summing each
 * tail anew: the work is proportional to the number of totals.
 */
export function fillFisherCritical(out: CriticalValues, request: FisherCriticalRequest): void {
  const { n, alternative } = request;
  const [nE, nC] = n;
  if (alternative !== "less") {
    traceCritical(request, nE, nC, (events, x) => (out.upper[events] = x));
  }
  if (alternative === "greater") return;
  if (alternative === "twoSided" && nE === nC) copyMirrored(out, nE);
  else
    traceCritical(request, nC, nE, (events, x) => (out.lower[events] = x > nC ? -1 : events - x));
  if (alternative === "twoSided") keepApart(out);
}

/** A table that rejects by itself, as mid-P does at level ½ where no other is possible, is of one side only. */
function keepApart({ lower, upper }: CriticalValues): void {
  for (let events = 0; events < upper.length; events++) {
    lower[events] = Math.min(lower[events]!, upper[events]! - 1);
  }
}

/** With equal arms, the lower critical value is the upper one of the control arm. */
function copyMirrored({ lower, upper }: CriticalValues, n: number): void {
  for (let events = 0; events < upper.length; events++) {
    lower[events] = upper[events]! > n ? -1 : events - upper[events]!;
  }
}

/** Follows the least number of events in one arm that rejects; n + 1 where none does. */
function traceCritical(
  { method, alternative, limit, totals: [from, to] }: FisherCriticalRequest,
  n: number,
  other: number,
  store: (events: number, x: number) => void,
): void {
  const near = tailWithoutEvents(n, other);
  const far = alternative === "twoSided" ? tailWithoutEvents(other, n) : undefined;
  const left = method === "fisher" ? 0 : 0.5; // share of the observed table that does not count
  const pValue = (): number => {
    const sum = near.tail - left * near.probability;
    return far ? sum + tailNoLikelier(far, near) : sum;
  };
  const rejects = (): boolean => pValue() <= limit;
  for (let events = 0; ; events++) {
    if (events < from) keepToMiddle(near, far);
    else store(events, findCritical(near, rejects) ? near.x : n + 1);
    if (events === to) return;
    addEvent(near);
    if (far) addEvent(far);
  }
}

/** Where nothing is asked, the places stay where tables are likely: far out they would sink below all doubles. */
function keepToMiddle(...places: readonly (HypergeometricTail | undefined)[]): void {
  for (const place of places) {
    while (place && place.x < (place.events * place.n) / (place.n + place.other)) moveUp(place);
  }
}

/** Moves to the last place, coming from the top, that rejects; false where not even the top does. */
function findCritical(near: HypergeometricTail, rejects: () => boolean): boolean {
  if (rejects()) {
    while (!isAtBottom(near)) {
      moveDown(near);
      if (rejects()) continue;
      moveUp(near);
      break;
    }
    return true;
  }
  while (!isAtTop(near)) {
    moveUp(near);
    if (rejects()) return true;
  }
  return false;
}

/** Probability of the tables at the far end that are no likelier than the near one; moves `far` there. */
function tailNoLikelier(far: HypergeometricTail, near: HypergeometricTail): number {
  const limit = near.probability * (1 + tieTolerance);
  const closest = far.events - near.x + 1; // one table beyond the near one
  while ((far.x < closest || far.probability > limit) && !isAtTop(far)) moveUp(far);
  if (far.x < closest || far.probability > limit) return 0;
  while (far.x > closest && probabilityBelow(far) <= limit) moveDown(far);
  return far.tail;
}
