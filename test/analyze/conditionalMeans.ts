import { leastSquares } from "../../src/math/leastSquares.ts";
import type { MadeTrial } from "./visitTrials.ts";

/** One visit's regression on 1, experimental arm, baseline (if used) and the visits before, by least squares. */
type Regression = readonly number[];

/**
 * Missing values of a monotone trial replaced by their mean over infinitely many imputations: regressions in turn with
 * the coefficients of least squares. Since the posterior draws of the visits' regressions are independent, centered
 * there, and each imputed value is linear in the coefficients of each visit, these are exact.
 */
export function conditionalMeans(
  trial: MadeTrial,
  visits: number,
  method: "multipleImputation" | "jumpToReference" | "copyReference" | "copyIncrements",
  hasBaseline: boolean,
): Float64Array {
  const values = trial.values.slice();
  const z = (i: number, arm = trial.arm[i]!) => [
    1,
    arm === 0 ? 1 : 0,
    ...(hasBaseline ? [trial.baseline[i]!] : []),
  ];
  const regressions = regressionsOf(trial, visits, z);
  /** Mean of a subject's visits in an arm. */
  const means = (i: number, arm: number): number[] =>
    regressions.reduce<number[]>(
      (before, one) => [...before, dot(one, [...z(i, arm), ...before])],
      [],
    );
  for (const i of trial.arm.keys()) {
    const row = values.subarray(i * visits, (i + 1) * visits);
    const s = row.findIndex(Number.isNaN);
    if (s < 0) continue;
    const own = means(i, trial.arm[i]!);
    const reference = means(i, 1);
    const kept = s > 0 ? own[s - 1]! - reference[s - 1]! : 0;
    const assumed = own.map((mean, t) => {
      if (method === "multipleImputation") return mean;
      if (method === "copyReference") return reference[t]!;
      if (t < s) return mean;
      return reference[t]! + (method === "copyIncrements" ? kept : 0);
    });
    for (let t = s; t < visits; t++) {
      const slopes = regressions[t]!.slice(z(i).length);
      row[t] =
        assumed[t]! +
        dot(
          slopes,
          slopes.map((_, k) => row[k]! - assumed[k]!),
        );
    }
  }
  return values;
}

function regressionsOf(
  { values, arm }: MadeTrial,
  visits: number,
  z: (i: number) => number[],
): Regression[] {
  return Array.from({ length: visits }, (_, t) => {
    const seen = [...arm.keys()].filter((i) => !Number.isNaN(values[i * visits + t]));
    const rows = seen.map((i) => [...z(i), ...values.subarray(i * visits, i * visits + t)]);
    const columns = rows[0]!.map((_, c) => rows.map((row) => row[c]!));
    const fit = leastSquares(
      columns,
      seen.map((i) => values[i * visits + t]!),
    );
    if ("dependentColumn" in fit) throw new Error("a regression of the test is not estimable");
    return [...fit.coefficients];
  });
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, k) => sum + value * b[k]!, 0);
