import { mantelHaenszel, type MantelHaenszelOptions } from "../../src/analyze/mantelHaenszel.ts";

// Exact operating characteristics of tiny stratified trials, by enumeration: no draws, no code of the engine.

/** What an arm ended in: events and others in each of two strata, with its probability. */
export interface ArmEnding {
  readonly probability: number;
  /** Events and subjects, per stratum. */
  readonly events: readonly [number, number];
  readonly n: readonly [number, number];
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

/** All endings of an arm whose subjects fall into four groups: stratum by outcome. */
export function armEndings(
  size: number,
  [eventA, otherA, eventB, otherB]: readonly [number, number, number, number],
): ArmEnding[] {
  const endings: ArmEnding[] = [];
  for (let a = 0; a <= size; a++) {
    for (let b = 0; a + b <= size; b++) {
      for (let c = 0; a + b + c <= size; c++) {
        const d = size - a - b - c;
        const ways = factorial(size) / (factorial(a) * factorial(b) * factorial(c) * factorial(d));
        const probability = ways * eventA ** a * otherA ** b * eventB ** c * otherB ** d;
        endings.push({ probability, events: [a, c], n: [a + b, c + d] });
      }
    }
  }
  return endings;
}

/** Probability that Mantel and Haenszel's test rejects. */
export function exactMantelHaenszelPower(
  experimental: readonly ArmEnding[],
  control: readonly ArmEnding[],
  { alpha, ...options }: MantelHaenszelOptions & { readonly alpha: number },
): number {
  let power = 0;
  for (const e of experimental) {
    for (const c of control) {
      const strata = ([0, 1] as const).map((k) => ({
        events: [e.events[k], c.events[k]] as const,
        n: [e.n[k], c.n[k]] as const,
      }));
      const { pValue } = mantelHaenszel({ strata }, options);
      if (pValue <= alpha * (1 + 1e-9)) power += e.probability * c.probability;
    }
  }
  return power;
}

/**
 * Wald's z of the treatment in a logistic regression on treatment and stratum, by scoring on grouped data;
 * undefined where the estimates run away (separation) or the columns depend on each other.
 */
export function groupedWaldZ(e: ArmEnding, c: ArmEnding): number | undefined {
  const groups = ([0, 1] as const).flatMap((k) => [
    { x: [1, 1, k], events: e.events[k], n: e.n[k] },
    { x: [1, 0, k], events: c.events[k], n: c.n[k] },
  ]);
  const hasBoth = e.n[0] + c.n[0] > 0 && e.n[1] + c.n[1] > 0;
  const columns = hasBoth ? [0, 1, 2] : [0, 1];
  let beta = columns.map(() => 0);
  for (let iteration = 0; iteration < 40; iteration++) {
    const matrix = columns.map(() => columns.map(() => 0));
    const score = columns.map(() => 0);
    for (const { x, events, n } of groups) {
      const p = 1 / (1 + Math.exp(-columns.reduce((sum, j) => sum + beta[j]! * x[j]!, 0)));
      for (const j of columns) {
        score[j]! += x[j]! * (events - n * p);
        for (const l of columns) matrix[j]![l]! += x[j]! * x[l]! * n * p * (1 - p);
      }
    }
    const inverse = inverted(matrix);
    if (inverse === undefined) return undefined;
    beta = beta.map((b, j) => b + inverse[j]!.reduce((sum, v, l) => sum + v * score[l]!, 0));
    if (Math.max(...beta.map(Math.abs)) > 12) return undefined;
    if (iteration === 39) return beta[1]! / Math.sqrt(inverse[1]![1]!);
  }
  return undefined;
}

/** Inverse by elimination; undefined for a singular matrix. */
function inverted(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const rows = matrix.map((row, i) => [...row, ...matrix.map((_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < rows.length; k++) {
    const pivot = rows.slice(k).findIndex((row) => Math.abs(row[k]!) > 1e-9) + k;
    if (pivot < k) return undefined;
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    const scale = rows[k]![k]!;
    rows[k] = rows[k]!.map((v) => v / scale);
    rows.forEach((row, i) => {
      if (i === k) return;
      const factor = row[k]!;
      rows[i] = row.map((v, j) => v - factor * rows[k]![j]!);
    });
  }
  return rows.map((row) => row.slice(matrix.length));
}
