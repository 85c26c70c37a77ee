import { normalCdf, normalPdf, normalQuantile } from "../math/normal.ts";

/** Simulated power at one sample size. */
export interface PowerPoint {
  /** √ of the number of subjects in all. */
  readonly root: number;
  /** Replicates analyzed, and those of them that reject. */
  readonly analyzed: number;
  readonly rejections: number;
}

/**
 * Power on the scale of normal deviates as a line in √n, which is what the power of a z-test is: at √n = `center`
 * it is `level`, known up to `levelVariance` independently of the slope.
 */
export interface PowerLine {
  readonly center: number;
  readonly level: number;
  readonly slope: number;
  readonly levelVariance: number;
  readonly slopeVariance: number;
  /** Variance of single sizes about the line: that of the saw-tooth of a test of counts; 0 on a smooth curve. */
  readonly scatter: number;
}

/** A point on the scale of normal deviates, linearized about the line: value and sampling variance. */
export interface DeviatePoint {
  readonly value: number;
  readonly variance: number;
}

/**
 * Without subjects the power is about alpha / 2: this counts as one observation of the deviate −2 with a variance
 * that leaves the slope to the simulation as soon as there is one of a few hundred replicates.
 */
const origin = { root: 0, value: -2, variance: 4 };

/**
 * Probit regression of simulated power on √n by iteratively weighted least squares.
 *
 * @param points - Simulated power at one size or more, near the power of interest.
 * @param hasScatter - Whether single sizes may lie off the line. Their variance is estimated then (by the method of
 *   Paule and Mandel); else the variances are enlarged where the points fit worse than chance allows.
 * @see [McCullaghNelder1989], [PauleMandel1982]
 */
export function fitPowerLine(points: readonly PowerPoint[], hasScatter: boolean): PowerLine {
  let line = weightedLine(points.map(observedDeviate), points, 0);
  for (let iteration = 0; iteration < 25; iteration++) {
    const deviates = points.map((point) => deviateOf(point, deviateAt(line, point.root)));
    const scatter = hasScatter ? scatterOf(deviates, points) : 0;
    const next = weightedLine(deviates, points, scatter);
    const change = Math.abs(next.level - deviateAt(line, next.center));
    line = next;
    if (change < 1e-8) break;
  }
  if (hasScatter) return line;
  const deviates = points.map((point) => deviateOf(point, deviateAt(line, point.root)));
  const excess = Math.max(1, misfit(deviates, points, line) / Math.max(1, points.length - 2));
  const { levelVariance, slopeVariance } = line;
  return { ...line, levelVariance: excess * levelVariance, slopeVariance: excess * slopeVariance };
}

/** The line's power at √n. */
export function powerAtRoot(line: PowerLine, root: number): number {
  return normalCdf(deviateAt(line, root));
}

/** The line's normal deviate at √n. */
export function deviateAt({ center, level, slope }: PowerLine, root: number): number {
  return level + slope * (root - center);
}

/** √n at which the line has a power, moved by a number of its standard errors, scatter included. */
export function rootOfPower(line: PowerLine, power: number, standardErrors = 0): number {
  const { center, level, slope, levelVariance, slopeVariance, scatter } = line;
  const goal = normalQuantile(power);
  const crossing = (goal - level) / slope;
  const sd = Math.sqrt(levelVariance + scatter + slopeVariance * crossing ** 2);
  return Math.max(0, center + crossing + (standardErrors * sd) / slope);
}

/** A point as a normal deviate by itself. */
export function observedDeviate(point: PowerPoint): DeviatePoint {
  const { analyzed, rejections } = point;
  return deviateOf(point, normalQuantile((rejections + 0.5) / (analyzed + 1)));
}

/** A point as a normal deviate, linearized where the line says the power is. */
function deviateOf({ analyzed, rejections }: PowerPoint, expected: number): DeviatePoint {
  const about = Math.max(-3.5, Math.min(3.5, expected)); // beyond, a power says next to nothing
  const power = normalCdf(about);
  const density = normalPdf(about);
  const residual = (rejections / analyzed - power) / density;
  return {
    value: about + Math.max(-2, Math.min(2, residual)),
    variance: (power * (1 - power)) / (analyzed * density * density),
  };
}

/** Weighted least squares of deviates on √n; with the observation at the origin. */
function weightedLine(
  deviates: readonly DeviatePoint[],
  points: readonly PowerPoint[],
  scatter: number,
): PowerLine {
  const rows = [
    { ...origin, weight: 1 / origin.variance },
    ...deviates.map(({ value, variance }, i) => {
      return { root: points[i]!.root, value, weight: 1 / (variance + scatter) };
    }),
  ];
  const total = sumOver(rows, ({ weight }) => weight);
  const center = sumOver(rows, ({ root, weight }) => weight * root) / total;
  const level = sumOver(rows, ({ value, weight }) => weight * value) / total;
  const spread = sumOver(rows, ({ root, weight }) => weight * (root - center) ** 2);
  const slope =
    sumOver(rows, ({ root, value, weight }) => weight * (root - center) * value) / spread;
  return { center, level, slope, levelVariance: 1 / total, slopeVariance: 1 / spread, scatter };
}

/** Variance about the line with which the weighted squares are as large as expected. */
function scatterOf(deviates: readonly DeviatePoint[], points: readonly PowerPoint[]): number {
  const degrees = points.length - 2;
  if (degrees < 1) return 0;
  const excess = (scatter: number) =>
    misfit(deviates, points, weightedLine(deviates, points, scatter)) - degrees;
  if (excess(0) <= 0) return 0;
  let [low, high] = [0, 1];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Σ (deviate − line)² / (sampling variance + scatter). */
function misfit(
  deviates: readonly DeviatePoint[],
  points: readonly PowerPoint[],
  line: PowerLine,
): number {
  return deviates.reduce((sum, { value, variance }, i) => {
    const distance = value - deviateAt(line, points[i]!.root);
    return sum + distance ** 2 / (variance + line.scatter);
  }, 0);
}

function sumOver<Row>(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + value(row), 0);
}
