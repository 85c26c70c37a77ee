/**
 * Error of Stirling's formula, δ(x) = ln Γ(x + 1) − [½ ln(2πx) + x ln x − x], absolute error below 1e-14.
 * Whole numbers below 1024 come from a table that is filled on first use.
 *
 * @param x - Positive number.
 * @see [Loader2000] section 3
 */
export function stirlingError(x: number): number {
  const index = x | 0;
  if (index !== x || index < 1 || index >= table.length) return series(x);
  return table[index]! || (table[index] = series(x));
}

const table = new Float64Array(1024);

/** Bernoulli numbers over 2j (2j − 1), j = 7 … 1: the asymptotic series in 1/x². */
const coefficients = [1 / 156, -691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12];

function series(x: number): number {
  let shift = 0; // δ(x) = δ(x + 1) + (x + ½) ln(1 + 1/x) − 1 leads to where the series is exact
  let y = x;
  for (; y < 16; y++) shift += (y + 0.5) * Math.log1p(1 / y) - 1;
  const inverseSquare = 1 / (y * y);
  let sum = 0;
  for (let j = 0; j < coefficients.length; j++) sum = sum * inverseSquare + coefficients[j]!;
  return shift + sum / y;
}

/**
 * Half the Poisson deviance, x ln(x / mean) + mean − x, without cancellation where x is close to the mean.
 *
 * @param difference - x − mean, if the caller knows it better than the rounded mean tells.
 * @see [Loader2000] equation 5.2 (`bd0`)
 */
export function deviance(x: number, mean: number, difference: number = x - mean): number {
  if (!(Math.abs(difference) < 0.1 * (x + mean))) return x * logRatio(x, mean) - difference;
  const v = difference / (x + mean);
  let sum = difference * v;
  let power = 2 * x * v;
  for (let j = 3; j < 1000; j += 2) {
    power *= v * v;
    const next = sum + power / j;
    if (next === sum) return sum;
    sum = next;
  }
  return sum;
}

/** ln(a / b), also where the quotient overflows. */
function logRatio(a: number, b: number): number {
  const quotient = a / b;
  return quotient < Infinity && quotient > 1e-308 ? Math.log(quotient) : Math.log(a) - Math.log(b);
}
