import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { meanKernels } from "../../src/analyze/meanKernels.ts";
import { imputeVisits } from "../../src/analyze/multipleImputation.ts";
import type { ImputationMethod } from "../../src/analyze/visitMissing.ts";
import { emptyVisitResult } from "../../src/analyze/visitResult.ts";
import { fillVisitSamples, visitSamples } from "../../src/analyze/visitSamples.ts";
import { sourceOf } from "./visitTrials.ts";

type Measured = readonly [value: number, monteCarloError: number];

interface Reference {
  readonly name: string;
  readonly visits: number;
  readonly arm: readonly number[];
  readonly baseline: readonly number[] | null;
  readonly stopped: readonly number[];
  readonly values: readonly (number | null)[];
  readonly expected: Readonly<
    Record<ImputationMethod, { readonly [Key in "estimate" | "within" | "between"]: Measured }>
  >;
}

const path = new URL("imputation.json", import.meta.url);
const references = JSON.parse(readFileSync(path, "utf8")) as Reference[];

const imputations = 2000;
const batches = 40;
const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;
const variance = (list: readonly number[]) => {
  const center = mean(list);
  return list.reduce((sum, x) => sum + (x - center) ** 2, 0) / (list.length - 1);
};

/** Estimates and variances of many completed data sets. */
function analyses(reference: Reference, method: ImputationMethod) {
  const { visits, arm, baseline, stopped } = reference;
  const values = Float64Array.from(reference.values, (value) => value ?? NaN);
  const data = { values, arm, stopped, ...(baseline && { baseline }) };
  const kernel = meanKernels[baseline ? "ancova" : "t"]();
  const samples = visitSamples(arm.length);
  const out = emptyVisitResult();
  const options = { visits, imputations, method };
  return imputeVisits(data, options, sourceOf(20221118)).map((completed) => {
    const visit = { visits, contrast: visits - 1, isCarried: false };
    fillVisitSamples(samples, { ...data, values: completed }, visit);
    kernel(out, samples);
    return { estimate: out.estimate, variance: out.standardError ** 2 };
  });
}

describe("imputation agrees with textbook data augmentation in R 4.2.2 (imputation.R)", () => {
  const cases = references.flatMap((reference) =>
    (Object.keys(reference.expected) as ImputationMethod[]).map((method) => ({
      name: `${reference.name}, ${method}`,
      reference,
      method,
    })),
  );
  it.each(cases)("$name", ({ reference, method }) => {
    const rows = analyses(reference, method);
    const statistics = {
      estimate: (list: typeof rows) => mean(list.map(({ estimate }) => estimate)),
      within: (list: typeof rows) => mean(list.map(({ variance }) => variance)),
      between: (list: typeof rows) => variance(list.map(({ estimate }) => estimate)),
    };
    const size = imputations / batches;
    for (const key of ["estimate", "within", "between"] as const) {
      const [want, errorThere] = reference.expected[method][key];
      const parts = Array.from({ length: batches }, (_, b) =>
        statistics[key](rows.slice(b * size, (b + 1) * size)),
      );
      const errorHere = Math.sqrt(variance(parts) / batches);
      const got = statistics[key](rows);
      const bound = 4 * Math.hypot(errorThere, errorHere);
      expect(Math.abs(got - want), `${key}: ${got}, in R ${want}`).toBeLessThan(bound);
      expect(bound).toBeLessThan(0.25 * Math.max(1, Math.abs(want)));
    }
  });
});
