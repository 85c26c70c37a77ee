import { ArgumentError, ConvergenceError } from "../errors.ts";

/** When {@link findRoot} stops. */
export interface RootOptions {
  /** Half-width of the interval that still holds the root; 0 (default) means to full double precision. */
  readonly tolerance?: number;
  /** Evaluations of f before a {@link ConvergenceError}; 200 by default. */
  readonly maxIterations?: number;
}

/**
 * x in [lower, upper] where the continuous function f crosses 0: bisection hastened by secant and inverse
 * quadratic steps, never slower than bisection by more than a constant.
 *
 * @throws {@link ArgumentError} if f has the same sign at both ends, or is NaN there.
 * @throws {@link ConvergenceError} if the iterations do not suffice, or f turns NaN.
 * @see [Brent1973] chapter 4
 */
export function findRoot(
  f: (x: number) => number,
  lower: number,
  upper: number,
  { tolerance = 0, maxIterations = 200 }: RootOptions = {},
): number {
  let [a, fa, b, fb] = [lower, f(lower), upper, f(upper)];
  if (!(fa * fb <= 0 || Math.sign(fa) * Math.sign(fb) <= 0)) {
    throw new ArgumentError("f", "change its sign between lower and upper", [fa, fb]);
  }
  let [c, fc] = [a, fa]; // with b, brackets the root
  let step = b - a;
  let lastStep = step;
  for (let i = 0; i < maxIterations; i++) {
    if (Math.sign(fb) === Math.sign(fc)) {
      [c, fc] = [a, fa];
      lastStep = step = b - a;
    }
    if (Math.abs(fc) < Math.abs(fb)) [a, fa, b, fb, c, fc] = [b, fb, c, fc, b, fb];
    const smallest = 2 ** -52 * Math.abs(b) + tolerance / 2;
    const half = (c - b) / 2;
    if (fb === 0 || Math.abs(half) <= smallest) return b;
    if (Number.isNaN(fb)) break;
    const trial = interpolated(a, fa, b, fb, c, fc);
    const isGood = Math.abs(trial) < Math.min(1.5 * Math.abs(half), Math.abs(lastStep) / 2);
    [lastStep, step] = isGood && trial * half > 0 ? [step, trial] : [half, half];
    [a, fa] = [b, fb];
    b += Math.abs(step) > smallest ? step : smallest * Math.sign(half);
    fb = f(b);
  }
  throw new ConvergenceError("findRoot", maxIterations, fb);
}

/** Step from b by the secant (a equals c) or by the parabola through three points in inverse form. */
function interpolated(a: number, fa: number, b: number, fb: number, c: number, fc: number): number {
  const s = fb / fa;
  if (a === c) return ((c - b) * s) / (s - 1) || 0;
  const q = fa / fc;
  const r = fb / fc;
  const p = s * ((c - b) * q * (q - r) - (b - a) * (r - 1));
  return -p / ((q - 1) * (r - 1) * (s - 1)) || 0;
}
