import { ancova } from "../analyze/ancova.ts";
import type { Hypothesis } from "../analyze/hypothesis.ts";
import type { DifferenceTest, MeanTestOptions } from "../analyze/meanDifference.ts";
import { meanNulls } from "../analyze/meanHypothesis.ts";
import type { Alternative } from "../analyze/methods.ts";
import { studentTTest } from "../analyze/studentTTest.ts";
import { welchT } from "../analyze/welchT.ts";
import { analyzeGee, analyzeMmrm } from "./analyzeVisitRows.ts";
import { analyzeWilcoxon } from "./analyzeWilcoxon.ts";
import { dataOf } from "./dataOf.ts";
import { ancovaSchema, type MeanAnalysis, samplesSchema } from "./meanRequests.ts";

/** A test of a difference in means; what is not finite is null in JSON. */
export interface MeanTest extends DifferenceTest {
  /** null where the method has none. */
  readonly standardError: number | null;
  readonly df: number | null;
  /** What there is to say of a value that is not finite, or not to be used. */
  readonly notes?: readonly string[];
}

/** The test against one limit. */
export interface MeanLimit extends Pick<MeanTest, "alternative" | "statistic" | "pValue"> {
  /** Difference under the null hypothesis. */
  readonly nullValue: number;
}

/** The answer: the test, or with a margin the test that decides and those against each limit. */
export interface MeanAnswer extends Omit<MeanTest, "alternative" | "notes"> {
  readonly method: string;
  /** Absent for equivalence, which has two. */
  readonly alternative?: Alternative;
  readonly hypothesis?: Hypothesis;
  readonly margin?: number;
  readonly limits?: readonly MeanLimit[];
  readonly notes: readonly string[];
}

/**
 * Compares the means of two arms: values, or values over visits, as the method needs.
 *
 * @throws {@link ArgumentError} if the data are not what the method needs, or cannot be analyzed.
 */
export function analyzeMeans(analysis: MeanAnalysis, data: unknown): MeanAnswer {
  return meanAnswer(analysis, testOf(analysis, data));
}

/** The planned test as a function of what is tested. */
function testOf(analysis: MeanAnalysis, data: unknown): (options: MeanTestOptions) => MeanTest {
  switch (analysis.method) {
    case "t": {
      const { values } = dataOf(samplesSchema, data);
      return (options) => studentTTest(values, options);
    }
    case "welch": {
      const { values } = dataOf(samplesSchema, data);
      return (options) => welchT(values, options);
    }
    case "wilcoxon":
      return analyzeWilcoxon(analysis, dataOf(samplesSchema, data).values);
    case "ancova": {
      const { covariates, ...rest } = dataOf(ancovaSchema, data);
      return (options) => ancova({ ...rest, ...(covariates && { covariates }) }, options);
    }
    case "mmrm":
      return analyzeMmrm(analysis, data);
    case "gee":
      return analyzeGee(analysis, data);
  }
}

/** What a test is to show. */
export interface MeanAim {
  readonly method: string;
  readonly sides?: 1 | 2 | undefined;
  readonly better: "higher" | "lower";
  readonly level: number;
  readonly hypothesis?: Hypothesis | undefined;
  /** A size in the endpoint's unit. */
  readonly margin?: number | undefined;
}

/** The answer that a test, as a function of what is tested, gives to what is to be shown. */
export function meanAnswer(
  { method, sides = 2, better, level, hypothesis = "superiority", margin }: MeanAim,
  test: (options: MeanTestOptions) => MeanTest,
): MeanAnswer {
  if (hypothesis === "superiority" || margin === undefined) {
    const { notes = [], ...found } = test({ sides, better, level });
    return { method, ...found, notes };
  }
  const nulls = meanNulls({ hypothesis, margin, better });
  const tests = nulls.map(({ nullDifference, alternative }) =>
    test({
      sides: 1,
      better: alternative === "greater" ? "higher" : "lower",
      level,
      nullDifference,
    }),
  );
  const { alternative, notes = [], ...largest } = tests.reduce(larger);
  const limits = nulls.map((one, k): MeanLimit => {
    const { statistic, pValue } = tests[k]!;
    return { nullValue: one.nullDifference, alternative: one.alternative, statistic, pValue };
  });
  const direction = limits.length === 1 && { alternative };
  return { method, hypothesis, margin, ...direction, ...largest, limits, notes };
}

const larger = (a: MeanTest, b: MeanTest): MeanTest => (b.pValue > a.pValue ? b : a);
