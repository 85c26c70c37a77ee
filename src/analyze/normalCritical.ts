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
}

/**
 * Fills the critical values of a test with a signed root. With the totals fixed the root increases with
 * the experimental arm's events: for the pooled variance because it is constant there; for the unpooled
 * variance V because V is concave, so (x − x₀) V′ ≤ V, x₀ being the point of no difference; for the
 * likelihood ratio because G² is convex with its minimum 0 at x₀.
 */
export function fillNormalCritical(
  out: CriticalValues,
  { method, n, alternative, limit }: NormalCriticalRequest,
): void {
  const [nE, nC] = n;
  const root = signedRoots[method];
  const z = normalUpperQuantile(alternative === "twoSided" ? limit / 2 : limit);
  const total = nE + nC;
  for (let events = 1; events < total; events++) {
    const first = Math.max(0, events - nC);
    const last = Math.min(nE, events);
    const center = (nE * events) / total;
    const reach = z * Math.sqrt((center * nC * (total - events)) / (total * total)); // Pearson's
    if (alternative !== "less") {
      let x = clamp(Math.ceil(center + reach), first, last + 1);
      while (x > first && root(x - 1, nE, events - x + 1, nC) >= z) x--;
      while (x <= last && !(root(x, nE, events - x, nC) >= z)) x++;
      out.upper[events] = x <= last ? x : nE + 1;
    }
    if (alternative !== "greater") {
      let x = clamp(Math.floor(center - reach), first - 1, last);
      while (x < last && root(x + 1, nE, events - x - 1, nC) <= -z) x++;
      while (x >= first && !(root(x, nE, events - x, nC) <= -z)) x--;
      out.lower[events] = x >= first ? x : -1;
    }
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
