import { portableLog } from "./logarithm.ts";

const inverseSqrt2Pi = 0.3989422804014327;

/** Density of the standard normal distribution at z. */
export function normalPdf(z: number): number {
  return inverseSqrt2Pi * expHalfSquare(z);
}

/**
 * P(Z ≤ z) of the standard normal distribution, accurate relative to its value in both tails
 * (smallest normal result near z = −37.5). NaN gives NaN.
 *
 * @see [Cody1969] rational approximations on |z| ≤ 0.66291, to √32, and beyond.
 */
export function normalCdf(z: number): number {
  return z > 0 ? 1 - upper(z) : upper(-z);
}

/** P(Z > z), accurate relative to its value: use it instead of `1 - normalCdf(z)`. */
export function normalUpperTail(z: number): number {
  return z < 0 ? 1 - upper(-z) : upper(z);
}

/** ln P(Z > z), also where the probability itself is below the smallest double. */
export function normalLogUpperTail(z: number): number {
  if (z < 0) return Math.log1p(-upper(-z));
  return z < 5.656854249492381 ? Math.log(upper(z)) : Math.log(mills(z)) - 0.5 * z * z;
}

/** P(Z > z) for z ≥ 0. */
function upper(z: number): number {
  if (z <= 0.66291) return 0.5 - center(z);
  if (z < 5.656854249492381) return expHalfSquare(z) * ratio(z, numeratorMiddle, denominatorMiddle);
  return expHalfSquare(z) * mills(z);
}

/** P(0 < Z < z) for |z| ≤ 0.66291. */
function center(z: number): number {
  return z * ratio(z * z, numeratorCenter, denominatorCenter);
}

/** Mills' ratio over √(2π) by an expansion in 1/z², z ≥ √32. */
function mills(z: number): number {
  const inverseSquare = 1 / (z * z);
  const correction = inverseSquare * ratio(inverseSquare, numeratorFar, denominatorFar);
  return (inverseSqrt2Pi - correction) / z;
}

/** exp(−z²/2); the square is split so that its rounding error does not grow with z. */
function expHalfSquare(z: number): number {
  if (Math.abs(z) > 39) return 0;
  const head = Math.trunc(z * 16) / 16;
  return Math.exp(-0.5 * head * head) * Math.exp(-0.5 * (z - head) * (z + head));
}

/** Quotient of two polynomials, highest power first. */
function ratio(x: number, numerator: readonly number[], denominator: readonly number[]): number {
  return polynomial(x, numerator) / polynomial(x, denominator);
}

function polynomial(x: number, coefficients: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < coefficients.length; i++) sum = sum * x + coefficients[i]!;
  return sum;
}

/**
 * z with P(Z ≤ z) = p. Uses no function that differs between engines, so that normal draws by inversion
 * are the same everywhere. 0 gives −Infinity, 1 gives Infinity, outside [0, 1] gives NaN.
 *
 * @see [Wichura1988] algorithm AS 241, PPND16: relative error near 1e-16.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    return q * ratio(0.180625 - q * q, numeratorA, denominatorA);
  }
  return q < 0 ? -quantileFar(p) : quantileFar(1 - p);
}

/** z with P(Z > z) = p, accurate for p down to the smallest doubles. */
export function normalUpperQuantile(p: number): number {
  if (Math.abs(p - 0.5) <= 0.425) return -normalQuantile(p);
  return p < 0.5 ? quantileFar(p) : -quantileFar(1 - p);
}

/** z with P(Z > z) = p for p < 0.075. */
function quantileFar(p: number): number {
  if (!(p > 0)) return p === 0 ? Infinity : NaN;
  const r = Math.sqrt(-portableLog(p));
  return r <= 5 ? ratio(r - 1.6, numeratorB, denominatorB) : ratio(r - 5, numeratorC, denominatorC);
}

// [Cody1969] tables of the normal integral, in the form of his ANORM (SPECFUN)
const numeratorCenter = [
  0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709,
  18154.98125334356,
];
const denominatorCenter = [
  1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673,
];
const numeratorMiddle = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785,
  597.2702763948002, 2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
];
const denominatorMiddle = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761,
  18615.571640885097, 34900.95272114598, 38912.00328609327, 19685.429676859992,
];
const numeratorFar = [
  0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807,
  0.0014216191932278934, 0.000029112874951168793,
];
const denominatorFar = [
  1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824,
  0.00007297515550839662,
];

// [Wichura1988] PPND16: center, 0.425 < |q| to r = 5, beyond
const numeratorA = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665,
];
const denominatorA = [
  5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1,
];
const numeratorB = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684,
  3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const denominatorB = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
  0.6897673349851, 1.6763848301838038, 2.053191626637759, 1,
];
const numeratorC = [
  2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const denominatorC = [
  2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
];
