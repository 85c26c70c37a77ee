/**
 * A quadrature rule for expectations over √(df / chi-square), a true standard deviation relative to its
 * estimate: the trapezoidal rule on the scale of its logarithm.
 *
 * @param df - Degrees of freedom of the chi-square, above 0.
 * @see [Trefethen2014]
 */
export function spreadNodes(df: number): {
  readonly scale: Float64Array;
  readonly weight: Float64Array;
} {
  const step = 0.6 / Math.sqrt(2 * df + 2);
  // with S = 1 / scale = e^u the density of u is that of e^(df u − df e^(2u) / 2), but for a constant
  const weightAt = (j: number): number =>
    Math.exp(df * (j * step + 0.5) - (df / 2) * Math.exp(2 * j * step));
  const reach = (direction: 1 | -1): number => {
    let j = 0;
    while (weightAt(direction * (j + 1)) > 1e-14) j++;
    return j;
  };
  const first = -reach(-1);
  const count = reach(1) - first + 1;
  const scale = Float64Array.from({ length: count }, (_, i) => Math.exp(-(first + i) * step));
  const weight = Float64Array.from({ length: count }, (_, i) => weightAt(first + i));
  const total = weight.reduce((sum, w) => sum + w, 0);
  return { scale, weight: weight.map((w) => w / total) };
}
