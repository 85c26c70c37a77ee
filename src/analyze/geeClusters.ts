import type { Cluster } from "./geeCluster.ts";
import type { VisitData } from "./patternStatistics.ts";
import { sampleMoments } from "./sampleMoments.ts";

/**
 * Subjects with a value, in rows of means by visit, arm differences by visit, and slopes of baseline. Values and
 * baseline are taken about their means, which changes no arm difference and keeps digits where they are far from 0.
 */
export function geeClusters(
  { values, arm, baseline }: VisitData,
  visits: number,
  baselineEffect: "main" | "byVisit",
): Cluster[] {
  const all = Array.from({ length: visits }, (_, j) => j);
  const at = (j: number, value: number) => all.map((k) => (k === j ? value : 0));
  const above = baseline && centered(baseline);
  const slopes = (i: number, j: number): number[] => {
    if (!above) return [];
    return baselineEffect === "main" ? [above[i]!] : at(j, above[i]!);
  };
  const centers = all.map((j) => meanOf(values.filter((_, index) => index % visits === j)));
  return Array.from({ length: values.length / visits }, (_, i) => {
    const visit = all.filter((j) => !Number.isNaN(values[i * visits + j]));
    const y = visit.map((j) => values[i * visits + j]! - centers[j]!);
    const x = visit.map((j) => [...at(j, 1), ...at(j, arm[i] === 0 ? 1 : 0), ...slopes(i, j)]);
    return { visit, y, x };
  }).filter(({ y }) => y.length > 0);
}

/** Mean of the values that are not NaN. */
const meanOf = (values: Float64Array): number => sampleMoments(values.filter((v) => v === v)).mean;

function centered(values: ArrayLike<number>): Float64Array {
  const { mean } = sampleMoments(values);
  return Float64Array.from(values, (value) => value - mean);
}
