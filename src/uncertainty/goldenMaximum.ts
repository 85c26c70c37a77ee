/** Where a function is highest, and how high. */
export interface Peak {
  readonly at: number;
  readonly height: number;
}

const golden = (Math.sqrt(5) - 1) / 2;

/**
 * Highest point of a function with one peak, by golden section; its ends count.
 *
 * @param tolerance - Width of the interval that is left. Default 1e-8, about what doubles can tell.
 */
export function goldenMaximum(
  f: (x: number) => number,
  lower: number,
  upper: number,
  tolerance = 1e-8,
): Peak {
  let [a, b] = [lower, upper];
  let [left, right] = [b - golden * (b - a), a + golden * (b - a)];
  let [atLeft, atRight] = [f(left), f(right)];
  while (b - a > tolerance) {
    if (atLeft >= atRight) {
      [b, right, atRight] = [right, left, atLeft];
      left = b - golden * (b - a);
      atLeft = f(left);
    } else {
      [a, left, atLeft] = [left, right, atRight];
      right = a + golden * (b - a);
      atRight = f(right);
    }
  }
  return [lower, upper, (a + b) / 2]
    .map((at) => ({ at, height: f(at) }))
    .reduce((best, one) => (one.height > best.height ? one : best));
}
