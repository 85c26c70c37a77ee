/**
 * ∫ exp(h(u)) du over the line for a smooth h with a single peak, by the trapezoidal rule, which converges
 * exponentially for such integrands. The result is as exact as h even where the integrand is tiny.
 *
 * @param h - Logarithm of the integrand; falls to −∞ at both ends.
 * @param lower - Left of the peak.
 * @param upper - Right of the peak.
 * @param width - Not wider than the peak, nor than what a side falls off in.
 * @see [Trefethen2014]
 */
export function logConcaveIntegral(
  h: (u: number) => number,
  lower: number,
  upper: number,
  width: number,
): number {
  const peak = peakOf(h, lower, upper);
  const height = h(peak);
  if (!(height > vanishing)) return height <= vanishing ? 0 : NaN;
  const relative = (u: number) => Math.exp(h(u) - height);
  let step = firstStep(relative, peak, width);
  let total = step * sumOverGrid(relative, peak, step);
  for (let halvings = 0; halvings < 40; halvings++) {
    const refined = (total + step * sumOverGrid(relative, peak + step / 2, step)) / 2;
    step /= 2;
    const change = Math.abs(refined - total);
    total = refined;
    if (change <= 1e-11 * total) break; // the error of the finer sum is about the square of the change
  }
  return Math.exp(height) * total;
}

/** The logarithm of a peak whose integral is below all doubles. */
const vanishing = -800;

/** Doubles a step until the integrand has clearly fallen on one side of its peak: at most half its breadth there. */
function firstStep(relative: (u: number) => number, peak: number, width: number): number {
  let step = width;
  while (step < 1 && relative(peak - 2 * step) > 0.6 && relative(peak + 2 * step) > 0.6) step *= 2;
  return step;
}

/** Sum of f over origin + all multiples of step, until the terms no longer count. */
function sumOverGrid(f: (u: number) => number, origin: number, step: number): number {
  let sum = f(origin);
  for (const direction of [-step, step]) {
    for (let j = 1; ; j++) {
      const term = f(origin + j * direction);
      sum += term;
      if (!(term > 1e-17 * sum)) break;
    }
  }
  return sum;
}

/** Maximum of a function with a single peak, by golden section; a rough place is enough. */
function peakOf(h: (u: number) => number, lower: number, upper: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [lower, upper];
  let [left, right] = [b - golden * (b - a), a + golden * (b - a)];
  let [atLeft, atRight] = [h(left), h(right)];
  while (b - a > 1e-3 * (1 + Math.abs(a))) {
    if (atLeft > atRight) {
      [b, right, atRight] = [right, left, atLeft];
      left = b - golden * (b - a);
      atLeft = h(left);
    } else {
      [a, left, atLeft] = [left, right, atRight];
      right = a + golden * (b - a);
      atRight = h(right);
    }
  }
  return (a + b) / 2;
}
