/**
 * Places for labels beside a chart, as near as can be to where they belong without covering each other.
 *
 * @param wanted - Where each label belongs, in any order.
 * @param gap - Least distance between two labels.
 * @param range - Lowest and highest place.
 * @returns A place for each label, in the order given.
 */
export function spreadLabels(
  wanted: readonly number[],
  gap: number,
  [low, high]: readonly [number, number],
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[b]! - wanted[a]! || a - b);
  const places = Array.from({ length: wanted.length }, () => 0);
  let ceiling = high;
  for (const i of order) {
    places[i] = Math.min(wanted[i]!, ceiling);
    ceiling = places[i]! - gap;
  }
  // What was pushed below the range is pushed up again, the lowest first.
  let floor = low;
  for (const i of order.toReversed()) {
    places[i] = Math.max(places[i]!, floor);
    floor = places[i]! + gap;
  }
  return places;
}
