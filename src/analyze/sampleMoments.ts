/** Size, mean and spread of one arm's values. */
export interface SampleMoments {
  readonly n: number;
  /** In the endpoint's unit; NaN for an empty sample. */
  readonly mean: number;
  /** Σ (value − mean)², in the endpoint's unit squared; exactly 0 for a constant sample. */
  readonly sumOfSquares: number;
}

/** Moments of a sample, taken about its first value so that a large common offset costs no digits. */
export function sampleMoments(values: ArrayLike<number>): SampleMoments {
  const out = { n: 0, mean: NaN, sumOfSquares: 0 };
  fillSampleMoments(out, values, values.length);
  return out;
}

/** The same of the first `n` values, for loops. Does not allocate. */
export function fillSampleMoments(
  out: { -readonly [Key in keyof SampleMoments]: number },
  values: ArrayLike<number>,
  n: number,
): void {
  const origin = n > 0 ? values[0]! : NaN;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i]! - origin;
  const shift = sum / n;
  let squares = 0;
  let rest = 0; // Σ deviations: 0 but for rounding [ChanGolubLeVeque1983]
  for (let i = 0; i < n; i++) {
    const deviation = values[i]! - origin - shift;
    squares += deviation * deviation;
    rest += deviation;
  }
  out.n = n;
  out.mean = origin + shift;
  out.sumOfSquares = Math.max(0, squares - (rest * rest) / n);
}
