import { describe, expect, it } from "vitest";
import { ancova } from "../../src/analyze/ancova.ts";
import { imputeVisits } from "../../src/analyze/multipleImputation.ts";
import { imputationMethods } from "../../src/analyze/visitMissing.ts";
import { emptyVisitResult, visitAnalyzer } from "../../src/analyze/visitAnalyzer.ts";
import { conditionalMeans } from "./conditionalMeans.ts";
import { longForm, madeTrial, type MadeTrial, samplesAt, sourceOf } from "./visitTrials.ts";
import { mmrm } from "../../src/analyze/mmrm.ts";

const visits = 4;
const withValues = (trial: MadeTrial, values: Float64Array) => ({ ...trial, values });
const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
const sd = (list: readonly number[]) => {
  const center = mean(list);
  return Math.sqrt(mean(list.map((value) => (value - center) ** 2)));
};

/** Estimate of a completed trial: difference of means, or at equal baseline. */
function estimateOf(trial: MadeTrial, hasBaseline: boolean): number {
  const { values, baseline } = samplesAt(trial, visits, visits - 1);
  if (hasBaseline) return ancova({ values, baseline }).estimate;
  return mean(values[0]) - mean(values[1]);
}

describe("imputeVisits", () => {
  it.each(imputationMethods.flatMap((method) => [true, false].map((b) => [method, b] as const)))(
    "%s (baseline: %s) is about its conditional mean",
    (method, hasBaseline) => {
      const trial = madeTrial(7, { subjects: 40, visits, dropout: 0.15 });
      const { baseline, ...bare } = trial;
      const data = hasBaseline ? trial : bare;
      const options = { visits, imputations: 1000, method };
      const estimates = imputeVisits(data, options, sourceOf(1)).map((values) =>
        estimateOf({ ...withValues(trial, values), baseline }, hasBaseline),
      );
      const exact = conditionalMeans(trial, visits, method, hasBaseline);
      const error = sd(estimates) / Math.sqrt(estimates.length);
      const distance = mean(estimates) - estimateOf(withValues(trial, exact), hasBaseline);
      expect(Math.abs(distance)).toBeLessThan(4 * error);
      expect(error).toBeLessThan(0.04);
    },
  );

  it("keeps every value observed, and fills all others", () => {
    const trial = madeTrial(3, { subjects: 30, visits, dropout: 0.15, gaps: 0.1 });
    for (const method of imputationMethods) {
      for (const values of imputeVisits(trial, { visits, imputations: 3, method }, sourceOf(2))) {
        for (const [at, value] of trial.values.entries()) {
          if (Number.isNaN(value)) expect(Number.isFinite(values[at])).toBe(true);
          else expect(values[at]).toBeCloseTo(value, 10);
        }
      }
    }
  });

  it("the control arm and subjects still treated are missing at random under every method", () => {
    const trial = madeTrial(3, { subjects: 30, visits, dropout: 0.15 });
    const options = { visits, imputations: 2 };
    const completed = (method: (typeof imputationMethods)[number]) =>
      imputeVisits(
        { ...trial, stopped: trial.stopped.map(() => visits) },
        { ...options, method },
        sourceOf(2),
      );
    for (const method of imputationMethods)
      expect(completed(method)).toEqual(completed("multipleImputation"));
  });

  it("uses values seen off treatment as they are, without learning from them", () => {
    const trial = madeTrial(11, { subjects: 40, visits, dropout: 0.2 });
    const seen = trial.values.slice(); // two subjects come back at the last visit
    const back = [...trial.arm.keys()].filter((i) => trial.arm[i] === 0 && trial.stopped[i]! < 3);
    for (const i of back.slice(0, 2)) seen[i * visits + 3] = 100;
    const options = { visits, imputations: 5, method: "jumpToReference" } as const;
    const plain = imputeVisits(trial, options, sourceOf(4));
    const returned = imputeVisits(withValues(trial, seen), options, sourceOf(4));
    const others = [...trial.arm.keys()].filter((i) => !back.slice(0, 2).includes(i));
    const spread = (sets: Float64Array[]) =>
      sd(sets.flatMap((values) => others.map((i) => values[i * visits + 3]!)));
    expect(spread(returned)).toBeLessThan(1.3 * spread(plain));
    for (const values of returned) {
      for (const i of back.slice(0, 2)) {
        expect(values[i * visits + 3]).toBeCloseTo(100, 10);
        const missing = values[i * visits + 2]!; // drawn knowing what came after
        if (Number.isNaN(seen[i * visits + 2])) expect(missing).toBeGreaterThan(25);
      }
    }
  });

  it("names what is wrong", () => {
    const trial = madeTrial(3, { subjects: 30, visits });
    const run =
      (options: object, data: MadeTrial = trial) =>
      () =>
        imputeVisits(data, { visits, ...options }, sourceOf(1));
    expect(run({ imputations: 0 })).toThrow("imputations must be a whole number from 1; got 0");
    expect(run({ burnIn: -1 })).toThrow("burnIn must be a whole number from 0; got -1");
    expect(run({ thinning: 0 })).toThrow("thinning must be a whole number from 1; got 0");
    expect(run({ visits: 0 })).toThrow("visits must be a whole number from 1; got 0");
    expect(run({ method: "mar" })).toThrow(
      "method must be one of multipleImputation, jumpToReference",
    );
    const lastMissing = trial.values.map((v, at) =>
      at % visits === 3 && trial.arm[Math.floor(at / visits)] === 0 ? NaN : v,
    );
    const bad = "data.values must determine every mean, slope and variance of the imputation model";
    expect(run({}, withValues(trial, lastMissing))).toThrow(bad);
    expect(
      run(
        {},
        withValues(
          trial,
          trial.values.map(() => 3),
        ),
      ),
    ).toThrow(bad);
    expect(run({}, madeTrial(3, { subjects: 6, visits }))).toThrow(bad);
  });
});

describe("reference-based imputation of a large trial without baseline", () => {
  const n = 6000;
  const half = 2;
  /** Effect 1 at the first visit and 3 at the second; 30% of the experimental arm leave between, at random. */
  const trial = madeTrial(5, { subjects: n, visits: half, effect: (j) => 1 + 2 * j });
  const values = trial.values.map((value, at) => {
    const i = Math.floor(at / half);
    return at % half === 1 && trial.arm[i] === 0 && (i / 2) % 10 < 3 ? NaN : value;
  });
  // Slope of the second visit on the first: total variance (0.5 × 4)² + 3², of which 9 at a correlation of .7
  const slope = (4 + 0.7 * 9) / (4 + 9);
  const share = 0.3;
  it.each([
    ["multipleImputation", 3],
    ["jumpToReference", (1 - share) * 3],
    ["copyReference", (1 - share) * 3 + share * slope * 1],
    ["copyIncrements", (1 - share) * 3 + share * 1],
  ] as const)("%s estimates %d", (missing, truth) => {
    const layout = {
      visits: half,
      subjects: n,
      hasBaseline: false,
      contrast: 1,
      better: "higher",
    } as const;
    const plan = { missing, imputations: 5, analysis: { method: "t" } } as const;
    const out = emptyVisitResult();
    const { arm } = trial;
    visitAnalyzer(layout, plan, sourceOf(8))({ values, arm }, out);
    expect(Math.abs(out.estimate - truth)).toBeLessThan(4 * out.standardError);
    expect(out.standardError).toBeLessThan(0.125);
  });
});

describe("multiple imputation and the mixed model", () => {
  it.each([
    ["monotone", 0],
    ["intermittent", 0.06],
  ])("agree on average over 300 trials, missing at random, %s", (_, gaps) => {
    const subjects = 40;
    const layout = { visits, subjects, hasBaseline: true, contrast: 3, better: "higher" } as const;
    const plan = {
      missing: "multipleImputation",
      imputations: 10,
      analysis: { method: "ancova" },
    } as const;
    const impute = visitAnalyzer(layout, plan, sourceOf(9));
    const model = visitAnalyzer(layout, { missing: "observed", analysis: { method: "mmrm" } });
    const [imputed, modeled] = [emptyVisitResult(), emptyVisitResult()];
    const differences: number[] = [];
    const ratios: number[] = [];
    for (let seed = 1; seed <= 300; seed++) {
      const trial = madeTrial(seed, { subjects, visits, dropout: 0.12, gaps });
      impute(trial, imputed);
      model(trial, modeled);
      differences.push(imputed.estimate - modeled.estimate);
      ratios.push(imputed.standardError / modeled.standardError);
    }
    const error = sd(differences) / Math.sqrt(differences.length);
    expect(Math.abs(mean(differences))).toBeLessThan(4 * error);
    expect(error).toBeLessThan(0.04);
    expect(mean(ratios)).toBeGreaterThan(0.99);
    expect(mean(ratios)).toBeLessThan(1.08); // Rubin's variance counts the few imputations
  });

  it("mmrm by the analyzer is mmrm", () => {
    const trial = madeTrial(2, { subjects: 40, visits, dropout: 0.1, gaps: 0.05 });
    const layout = {
      visits,
      subjects: 40,
      hasBaseline: true,
      contrast: 2,
      better: "higher",
    } as const;
    const out = emptyVisitResult();
    visitAnalyzer(layout, { missing: "observed", analysis: { method: "mmrm" } })(trial, out);
    const want = mmrm(longForm(trial, visits), { contrastVisit: 3 });
    expect(out.status).toBe("done");
    for (const key of ["estimate", "standardError", "pValue", "lower", "upper"] as const) {
      expect(Math.abs(out[key] - want[key])).toBeLessThan(1e-4 * want.standardError);
    }
  });
});
