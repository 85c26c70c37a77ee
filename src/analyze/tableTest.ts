import { ArgumentError } from "../errors.ts";
import type { AlternativeOptions } from "./alternative.ts";
import { alternativeOf } from "./alternative.ts";
import type { Hypothesis, OneSidedNull } from "./hypothesis.ts";
import { nullsOf } from "./hypothesis.ts";
import type { Alternative, CountsMethod, MarginMethod } from "./methods.ts";
import { isMarginMethod, marginMethods } from "./methods.ts";
import type { EffectMeasure } from "./scoreStatistic.ts";

/** Limits of the effect, all of which must be excluded. */
export interface EffectLimits {
  readonly measure: EffectMeasure;
  readonly nulls: readonly OneSidedNull[];
}

/** A test of no difference in one 2 × 2 table. */
export interface DifferenceTest {
  readonly method: CountsMethod;
  readonly alternative: Alternative;
  readonly limits?: undefined;
}

/** A test against a margin; P is the largest of the one-sided P values against each limit. */
export interface LimitTest {
  readonly method: MarginMethod;
  /** "twoSided" where the effect must lie between two limits. */
  readonly alternative: Alternative;
  readonly limits: EffectLimits;
}

/** A test of one 2 × 2 table, with all that its P value depends on but the table. */
export type TableTest = DifferenceTest | LimitTest;

export interface TableTestOptions extends AlternativeOptions {
  readonly method: CountsMethod;
  /** Default "superiority". */
  readonly hypothesis?: Hypothesis | undefined;
  readonly margin?: number | undefined;
  /** Scale of the margin. Default "riskDifference". */
  readonly measure?: EffectMeasure | undefined;
}

/**
 * The test that a hypothesis asks for.
 *
 * @throws {@link ArgumentError} if the margin is missing, superfluous, or on the wrong side, or the method
 *   cannot test one.
 */
export function tableTestOf(options: TableTestOptions): TableTest {
  const { method, hypothesis = "superiority", margin, measure = "riskDifference" } = options;
  if (hypothesis === "superiority" && margin === undefined) {
    return { method, alternative: alternativeOf(options) };
  }
  const { better = "higher" } = options;
  const nulls = nullsOf({ hypothesis, measure, better, ...(margin !== undefined && { margin }) });
  if (!isMarginMethod(method)) {
    const known = `be one of ${marginMethods.join(", ")} for ${hypothesis}`;
    throw new ArgumentError("method", known, method);
  }
  const alternative = nulls.length === 1 ? nulls[0]!.alternative : "twoSided";
  return { method, alternative, limits: { measure, nulls } };
}

/** The test in a word, to tell it from others. */
export function tableTestKey({ method, alternative, limits }: TableTest): string {
  const nulls = limits?.nulls.map((one) => `${one.nullValue} ${one.alternative}`) ?? [];
  return [method, alternative, limits?.measure ?? "", ...nulls].join(" ");
}
