import { stirlingError } from "./stirling.ts";

/**
 * ln Γ(x), x > 0; absolute error below 1e-14 for x up to 20, relative error near 1e-16 beyond. Other x give
 * NaN, 0 gives Infinity.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  return 0.5 * Math.log((2 * Math.PI) / x) + x * (Math.log(x) - 1) + stirlingError(x);
}

/** ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), without the cancellation of large terms; a, b > 0. */
export function logBeta(a: number, b: number): number {
  if (!(a > 0 && b > 0)) return NaN;
  const n = a + b;
  const leading =
    a * Math.log(a / n) + b * Math.log(b / n) + 0.5 * Math.log((2 * Math.PI * n) / a / b);
  return leading + stirlingError(a) + stirlingError(b) - stirlingError(n);
}
