import { normalUpperQuantile } from "../math/normal.ts";
import type { Pair } from "../pair.ts";
import type { Alternative } from "./methods.ts";
import type { NormalMethod } from "./signedRoots.ts";
import { signedRoots } from "./signedRoots.ts";

/** Critical numbers of experimental events, by total events, to be filled. */
export interface CriticalValues {
  readonly lower: Int32Array;
  readonly upper: Int32Array;
}

export interface NormalCriticalRequest {
  readonly method: NormalMethod;
  readonly n: Pair<number>;
  readonly alternative: Alternative;
  /** Largest P that rejects. */
  readonly limit: number;
  /** First and last total of events to be filled. */
  readonly totals: Pair<number>;
}

/**
 * Fills the critical values of a test with a signed root. With the totals fixed the root increases with
 * the experimental arm's events: for the pooled variance because it is constant there; for the unpooled
 * variance V because V is concave, so (x − x₀) V′ ≤ V, x₀ being the point of no difference; for the
 * likelihood ratio because G² is convex with its minimum 0 at x₀.
 */
export function fillNormalCritical(
  out: CriticalValues,
  { method, n, alternative, limit, totals }: NormalCriticalRequest,
): void {
  const [nE, nC] = n;
  const root = signedRoots[method];
  const z = normalUpperQuantile(alternative === "twoSided" ? limit / 2 : limit);
  if (alternative !== "less") {
    const rejects = (xE: number, xC: number) => root(xE, nE, xC, nC) >= z;
    traceCritical([nE, nC], totals, rejects, (events, x) => (out.upper[events] = x));
  }
  if (alternative === "greater") return;
  const rejects = (xC: number, xE: number) => root(xE, nE, xC, nC) <= -z;
  traceCritical(
    [nC, nE],
    totals,
    rejects,
    (events, x) => (out.lower[events] = x > nC ? -1 : events - x),
  );
}

/**
 * Follows the least number of events in one arm that rejects, from total to total; n + 1 where none does.
 * No events and events only never reject.
 */
function traceCritical(
  [n, other]: Pair<number>,
  [from, to]: Pair<number>,
  rejects: (x: number, rest: number) => boolean,
  store: (events: number, x: number) => void,
): void {
  const end = Math.min(to, n + other - 1);
  for (let events = Math.max(1, from), x = 0; events <= end; events++) {
    const first = Math.max(0, events - other);
    const last = Math.min(n, events);
    x = Math.min(last + 1, Math.max(first, x)); // close to the last critical value
    while (x > first && rejects(x - 1, events - x + 1)) x--;
    while (x <= last && !rejects(x, events - x)) x++;
    store(events, x <= last ? x : n + 1);
  }
}
