import { isRoundingError } from "./meanDifference.ts";
import type { MmrmEffect } from "./mmrmEffect.ts";
import { fillSampleMoments } from "./sampleMoments.ts";
import type { VisitSamples } from "./visitSamples.ts";

/** Fills estimate, standard error and df of a comparison of two means; a standard error of NaN if there is none. */
export type MeanKernel = (out: MmrmEffect, samples: VisitSamples) => void;

/** Tests of means as kernels for loops, that allocate nothing once made and throw nothing. */
export const meanKernels = {
  t: studentTKernel,
  welch: welchKernel,
  ancova: ancovaKernel,
  /** Rates of values 0 and 1, by Wald. */
  rate: rateKernel,
} as const satisfies Record<string, () => MeanKernel>;

export type KernelMethod = Exclude<keyof typeof meanKernels, "rate">;

const emptyMoments = () => ({ n: 0, mean: NaN, sumOfSquares: NaN });

/** As {@link studentTTest}. */
function studentTKernel(): MeanKernel {
  const [e, c] = [emptyMoments(), emptyMoments()];
  return (out, { n, values }) => {
    fillSampleMoments(e, values[0], n[0]!);
    fillSampleMoments(c, values[1], n[1]!);
    out.df = e.n + c.n - 2;
    const variance = (e.sumOfSquares + c.sumOfSquares) / out.df;
    fillDifference(out, e.mean, c.mean, Math.sqrt(variance * (1 / e.n + 1 / c.n)));
  };
}

/** As {@link welchT}. */
function welchKernel(): MeanKernel {
  const [e, c] = [emptyMoments(), emptyMoments()];
  return (out, { n, values }) => {
    fillSampleMoments(e, values[0], n[0]!);
    fillSampleMoments(c, values[1], n[1]!);
    const varianceE = e.sumOfSquares / (e.n - 1) / e.n; // of the mean
    const varianceC = c.sumOfSquares / (c.n - 1) / c.n;
    const shareE = varianceE / (varianceE + varianceC);
    out.df = 1 / (shareE ** 2 / (e.n - 1) + (1 - shareE) ** 2 / (c.n - 1));
    fillDifference(out, e.mean, c.mean, Math.sqrt(varianceE + varianceC));
  };
}

/** Difference of means; no standard error where it is but rounding error. */
function fillDifference(out: MmrmEffect, meanE: number, meanC: number, standardError: number) {
  const magnitude = Math.max(Math.abs(meanE), Math.abs(meanC));
  out.estimate = meanE - meanC;
  out.standardError = isRoundingError(standardError, magnitude) ? NaN : standardError;
}

function rateKernel(): MeanKernel {
  const [e, c] = [emptyMoments(), emptyMoments()];
  return (out, { n, values }) => {
    fillSampleMoments(e, values[0], n[0]!);
    fillSampleMoments(c, values[1], n[1]!);
    out.df = Infinity;
    out.estimate = e.mean - c.mean;
    out.standardError = Math.sqrt((e.mean * (1 - e.mean)) / e.n + (c.mean * (1 - c.mean)) / c.n);
  };
}

/** As {@link ancova} with baseline alone: one slope, from sums of squares and products within the arms. */
function ancovaKernel(): MeanKernel {
  const y = [emptyMoments(), emptyMoments()] as const;
  const x = [emptyMoments(), emptyMoments()] as const;
  return (out, { n, values, baseline }) => {
    for (const arm of arms) {
      fillSampleMoments(y[arm], values[arm], n[arm]!);
      fillSampleMoments(x[arm], baseline[arm], n[arm]!);
    }
    const [shift, spread] = [x[0].mean - x[1].mean, x[0].sumOfSquares + x[1].sumOfSquares];
    let [products, squares] = [0, 0];
    for (const arm of arms) products += sumOfProducts(baseline[arm], values[arm], x[arm], y[arm]);
    const slope = products / spread;
    for (const arm of arms) {
      squares += residualSquares(baseline[arm], values[arm], x[arm], y[arm], slope);
    }
    out.df = n[0]! + n[1]! - 3;
    out.estimate = y[0].mean - y[1].mean - slope * shift;
    const sd = Math.sqrt(squares / out.df);
    const variance = 1 / n[0]! + 1 / n[1]! + (shift * shift) / spread;
    const isDegenerate = isFlat(spread, x[0]) || isFlat(spread, x[1]) || isExact(sd, y[0], y[1]);
    out.standardError = isDegenerate ? NaN : sd * Math.sqrt(variance);
  };
}

const arms = [0, 1] as const;

type Moments = ReturnType<typeof emptyMoments>;

/** Σ (x − mean) (y − mean) within an arm. */
function sumOfProducts(x: Float64Array, y: Float64Array, ofX: Moments, ofY: Moments): number {
  let sum = 0;
  for (let i = 0; i < ofX.n; i++) sum += (x[i]! - ofX.mean) * (y[i]! - ofY.mean);
  return sum;
}

/** Squared distances from the line through an arm's means. */
function residualSquares(
  x: Float64Array,
  y: Float64Array,
  ofX: Moments,
  ofY: Moments,
  slope: number,
): number {
  let sum = 0;
  for (let i = 0; i < ofX.n; i++) {
    const residual = y[i]! - ofY.mean - slope * (x[i]! - ofX.mean);
    sum += residual * residual;
  }
  return sum;
}

/** Whether a baseline varies within the arms by no more than rounding, as least squares judges it. */
function isFlat(spread: number, { n, mean }: Moments): boolean {
  return !(spread > 1e-22 * n * mean * mean);
}

/** Whether the values lie on the lines but for rounding. */
function isExact(sd: number, e: Moments, c: Moments): boolean {
  const deviation = Math.sqrt(e.sumOfSquares + c.sumOfSquares);
  return isRoundingError(sd, Math.max(Math.abs(e.mean), Math.abs(c.mean)) + deviation);
}
