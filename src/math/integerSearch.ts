/**
 * Smallest whole number in [low, high] for which `holds` is true, by bisection; `holds` must be false up to
 * some number and true from there on. Gives `high` when it is true nowhere below; `high` may be Infinity,
 * and is then closed in on by doubling.
 */
export function smallestInteger(
  low: number,
  high: number,
  holds: (candidate: number) => boolean,
): number {
  let below = low - 1;
  let found = high === Infinity ? firstAmongDoubles(low, holds) : high;
  while (found - below > 1) {
    const middle = Math.floor((below + found) / 2);
    if (holds(middle)) found = middle;
    else below = middle;
  }
  return found;
}

function firstAmongDoubles(low: number, holds: (candidate: number) => boolean): number {
  let width = 1;
  while (!holds(low + width) && width < Number.MAX_SAFE_INTEGER) width *= 2;
  return low + width;
}
