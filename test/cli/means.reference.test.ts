import { beforeAll, describe, expect, it } from "vitest";
import type { MmrmResult } from "../../src/analyze/mmrm.ts";
import { coefficientsIn } from "../analyze/treatmentCoding.ts";
import { compareRecord, loadRecords, type ReferenceRecord } from "../referenceReport.ts";
import { equipoise } from "./equipoise.ts";

// Every record of the reference that the batch protocol can ask for, in one batch.

type Values = readonly number[];
type Answer = Readonly<Record<string, never>> & MmrmResult;
type Analysis = Readonly<Record<string, unknown>>;

interface Question {
  readonly analysis: Analysis;
  readonly data: unknown;
}

const file = "07_continuous_longitudinal.json";
const asked: Question[] = [];
let answers: readonly Answer[];

/** Puts a question into the batch; the answer is there once all have been asked. */
function ask(analysis: Analysis, data: unknown): () => Answer {
  const id = asked.push({ analysis, data }) - 1;
  return () => answers[id]!;
}

/** Compares the answers to the questions of each record; some of its values cannot be asked for. */
function agrees<Inputs>(
  method: string,
  question: (inputs: Inputs, expected: unknown) => () => object,
  skipped: (record: ReferenceRecord<Inputs>) => number,
): void {
  describe(`batch, ${method}, agrees with R 4.2.2`, () => {
    for (const record of loadRecords<Inputs>(file, [method])) {
      const answered = question(record.inputs, record.expected);
      it(record.id, () => {
        const agreement = compareRecord(record, answered());
        expect(agreement.problems).toEqual([]);
        expect(agreement.skipped).toBe(skipped(record));
      });
    }
  });
}

beforeAll(async () => {
  const lines = asked.map((one, id) => JSON.stringify({ id, command: "analyze", ...one }));
  const { stdout } = await equipoise(["batch"], lines.join("\n"));
  const found = stdout.trimEnd().split("\n");
  answers = found.map((line) => JSON.parse(line) as Answer);
});

agrees<{ x: Values; y: Values; conf: number }>(
  "two_sample_tests",
  ({ x, y, conf: level }) => {
    const data = { values: [x, y] };
    const means = (method: string) => {
      const both = ask({ method, level }, data);
      const greater = ask({ method, sides: 1 }, data);
      return () => {
        const { estimate, statistic: t, df, lower, upper, pValue, standardError } = both();
        const p_greater = greater().pValue;
        return { estimate, t, df, lower, upper, p_two: pValue, p_greater, se: standardError };
      };
    };
    const rank = (choices: Analysis) => ask({ method: "wilcoxon", level, ...choices }, data);
    const [student, welch] = [means("t"), means("welch")];
    const exact = rank({ distribution: "exact" });
    const exactGreater = rank({ distribution: "exact", sides: 1 });
    const corrected = rank({ distribution: "normal" });
    const plain = rank({ distribution: "normal", continuityCorrection: false });
    return () => ({
      student: student(),
      welch: welch(),
      wilcoxon: {
        W: exact().statistic,
        ties: exact()["hasTies"],
        p_normal_cc: corrected().pValue,
        p_normal: plain().pValue,
        hodges_lehmann: exact().estimate,
        p_exact: exact().pValue,
        p_exact_permutation: exact().pValue,
        exact_lower: exact().lower,
        exact_upper: exact().upper,
        p_exact_greater: exactGreater().pValue,
      },
    });
  },
  () => 0,
);

interface AncovaInputs {
  readonly y: Values;
  readonly trt: Values;
  readonly base: Values;
  readonly stratum?: Values;
}

agrees<AncovaInputs>(
  "ancova",
  ({ y, trt, base, stratum }) => {
    const byArm = (values: Values) =>
      [1, 0].map((code) => values.filter((_, i) => trt[i] === code));
    const covariates = stratum && [byArm(stratum)];
    const fit = ask({ method: "ancova" }, { values: byArm(y), baseline: byArm(base), covariates });
    return () => {
      const answer = fit() as unknown as {
        coefficients: {
          estimate: number;
          standardError: number;
          statistic: number;
          pValue: number;
        }[];
        adjustedMeans: { mean: number; standardError: number }[];
        [key: string]: unknown;
      };
      const { coefficients, adjustedMeans } = answer;
      return {
        coef: coefficients.map(({ estimate }) => estimate),
        se: coefficients.map(({ standardError }) => standardError),
        t: coefficients.map(({ statistic }) => statistic),
        p_two: coefficients.map(({ pValue }) => pValue),
        df: answer["df"],
        sigma: answer["residualSd"],
        r_squared: answer["rSquared"],
        trt_lower: answer["lower"],
        trt_upper: answer["upper"],
        adjusted_mean_control: adjustedMeans[1]!.mean,
        adjusted_mean_treatment: adjustedMeans[0]!.mean,
        adjusted_se_control: adjustedMeans[1]!.standardError,
        adjusted_se_treatment: adjustedMeans[0]!.standardError,
      };
    };
  },
  () => 0,
);

interface VisitInputs {
  readonly id: Values;
  readonly trt: Values;
  readonly visit: Values;
  readonly base?: Values;
  readonly y: readonly (number | null)[];
  readonly formula: string;
}

function askMmrm({ id, trt, visit, base, y, formula }: VisitInputs, choices: Analysis) {
  const data = { subject: id, visit, arm: trt.map((code) => 1 - code), value: y };
  const baseline = formula.includes("base") ? { baseline: base } : {};
  const baselineEffect = formula.includes("base * visit") ? "byVisit" : "main";
  return ask({ method: "mmrm", baselineEffect, ...choices }, { ...data, ...baseline });
}

agrees<VisitInputs>(
  "mmrm_unstructured_reml",
  (inputs, expected) => {
    const { coef_names } = expected as { coef_names: string[] };
    const visits = [...new Set(inputs.visit)];
    const byVisit = visits.map((contrastVisit) => {
      const by = (choices: Analysis) => askMmrm(inputs, { contrastVisit, ...choices });
      const information = "expected";
      return {
        visit: contrastVisit,
        satterthwaite: by({ degreesOfFreedom: "satterthwaite" }),
        kenwardRoger: by({ degreesOfFreedom: "kenwardRoger" }),
        expectedSatterthwaite: by({ degreesOfFreedom: "satterthwaite", information }),
        expectedKenwardRoger: by({ information }),
      };
    });
    return () => {
      const fit = byVisit[0]!.satterthwaite();
      expect(fit.converged).toBe(true);
      return {
        n_observations: fit.observations,
        loglik_reml: fit.logLikelihood,
        sigma: fit.covariance,
        coef_names,
        ...coefficientsIn(fit, coef_names),
        treatment_effect_by_visit: byVisit.map(({ visit, satterthwaite, ...other }) => ({
          visit,
          estimate: satterthwaite().estimate,
          se: satterthwaite().standardError,
          df_satterthwaite: satterthwaite().df,
          t: satterthwaite().statistic,
          p_satterthwaite: satterthwaite().pValue,
          lower_satterthwaite: satterthwaite().lower,
          upper_satterthwaite: satterthwaite().upper,
          se_kr_linear: other.kenwardRoger().standardError,
          df_kr: other.kenwardRoger().df,
          p_kr_linear: other.kenwardRoger().pValue,
          df_satterthwaite_expected_info: other.expectedSatterthwaite().df,
          se_kr_linear_expected_info: other.expectedKenwardRoger().standardError,
        })),
      };
    };
  },
  ({ inputs }) => 2 * new Set(inputs.visit).size, // mmrm's own correction on its log-Cholesky scale
);

const structures = {
  cs: "compoundSymmetry",
  ar1: "ar1",
  toep: "toeplitz",
  csh: "heterogeneousCompoundSymmetry",
  ar1h: "heterogeneousAr1",
};

agrees<VisitInputs>(
  "mmrm_other_covariances_reml",
  (inputs) => {
    const names = ["(Intercept)", "base", "trt1", "visit2", "visit3", "visit4"];
    const all = [...names, "trt1:visit2", "trt1:visit3", "trt1:visit4"];
    const fits = Object.entries(structures).map(([key, covariance]) => {
      return { key, fit: askMmrm(inputs, { covariance, degreesOfFreedom: "satterthwaite" }) };
    });
    const valuesOf = (key: string, fit: Answer) => ({
      loglik_reml: fit.logLikelihood,
      sigma: fit.covariance.map((row, j) =>
        row.map((value, k) => (key === "toep" && Math.abs(j - k) === 3 ? undefined : value)),
      ),
      coef: coefficientsIn(fit, all).coef,
      last_visit_estimate: fit.estimate,
      last_visit_se: fit.standardError,
      last_visit_df_satterthwaite: fit.df,
      last_visit_p: fit.pValue,
    });
    return () => Object.fromEntries(fits.map(({ key, fit }) => [key, valuesOf(key, fit())]));
  },
  () => 2, // an erratum, which test/analyze/mmrm.reference.test.ts explains, stands twice in a matrix
);
