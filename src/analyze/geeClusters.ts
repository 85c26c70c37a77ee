import type { Cluster } from "./geeCluster.ts";
import type { VisitData } from "./patternStatistics.ts";

/** Subjects with a value, in rows of means by visit, arm differences by visit, and slopes of baseline. */
export function geeClusters(
  { values, arm, baseline }: VisitData,
  visits: number,
  baselineEffect: "main" | "byVisit",
): Cluster[] {
  const all = Array.from({ length: visits }, (_, j) => j);
  const at = (j: number, value: number) => all.map((k) => (k === j ? value : 0));
  const slopes = (i: number, j: number): number[] => {
    if (!baseline) return [];
    return baselineEffect === "main" ? [baseline[i]!] : at(j, baseline[i]!);
  };
  return Array.from({ length: values.length / visits }, (_, i) => {
    const visit = all.filter((j) => !Number.isNaN(values[i * visits + j]));
    const y = visit.map((j) => values[i * visits + j]!);
    const x = visit.map((j) => [...at(j, 1), ...at(j, arm[i] === 0 ? 1 : 0), ...slopes(i, j)]);
    return { visit, y, x };
  }).filter(({ y }) => y.length > 0);
}
