import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";

/**
 * Refuses arms whose tables are too many to be gone through, or held, one by one.
 *
 * @param largest - Largest number of tables, (nE + 1)(nC + 1).
 * @throws {@link ArgumentError} with path "n".
 */
export function checkTableNumber(n: Pair<number>, largest: number): void {
  if ((n[0] + 1) * (n[1] + 1) <= largest) return;
  const text = largest.toLocaleString("en-US");
  throw new ArgumentError(
    "n",
    `allow at most ${text} different tables for an exact calculation`,
    n,
  );
}
