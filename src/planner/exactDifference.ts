import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import type { DifferenceColumns } from "../show/differenceBins.ts";
import { designRegion } from "../sizing/powerDesign.ts";
import type { Plan } from "./plan.ts";

/** placeholder */
export function exactDifference({ study, n, analyzedRates }: Plan): DifferenceColumns {
  const region = designRegion(study.design, n);
  const pE = binomialProbabilities(n[0], analyzedRates[0]);
  const pC = binomialProbabilities(n[1], analyzedRates[1]);
  const value: number[] = [];
  const probability: number[] = [];
  const rejected: number[] = [];
  for (let e = 0; e <= n[0]; e++) {
    for (let c = 0; c <= n[1]; c++) {
      const p = pE[e]! * pC[c]!;
      value.push(e / n[0] - c / n[1]);
      probability.push(p);
      rejected.push(region.rejects(e, c) ? p : 0);
    }
  }
  return { value, probability, rejected };
}
