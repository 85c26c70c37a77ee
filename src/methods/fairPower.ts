import type { TableMethod } from "../analyze/methods.ts";
import { boundedCache } from "../analyze/boundedCache.ts";
import { fairLevel, type LeveledTest } from "./fairLevel.ts";
import { sizesOf, type Question } from "./question.ts";
import { isComputed, ruleOf, testPower } from "./testPower.ts";
import type { TrueSize } from "./trueSize.ts";

/** Power of a test as it is used, and at the level at which its true size keeps alpha. */
export interface FairPower {
  readonly method: TableMethod;
  /** Largest true size at the nominal level. */
  readonly size: number;
  readonly power: number;
  /** Nominal level at which the true size nowhere exceeds alpha; undefined where there is none. */
  readonly fair?: (LeveledTest & { readonly power: number }) | undefined;
}

// Levels do not depend on the assumed rates: they are kept while the rates are dragged.
const levels = boundedCache<{ readonly test: LeveledTest | undefined }>(2000, () => 1);

/** Undefined where the sizes are too large for the test. */
export function fairPower(
  question: Question,
  { method, maximum }: TrueSize,
): FairPower | undefined {
  const n = sizesOf(question);
  const rule = ruleOf(question);
  const { rates } = question;
  const power = testPower(method, n, { rates, rule });
  if (power === undefined) return undefined;
  const key = `${method} ${n} ${rule.alpha} ${rule.alternative}`;
  const { test } = levels.get(key, () => ({ test: fairLevel(method, n, rule) }));
  const start = { method, size: maximum.size, power };
  if (!test || !isComputed(test.method, n)) return start;
  const fairRule = { alpha: test.level, alternative: rule.alternative };
  return {
    ...start,
    fair: { ...test, power: testPower(test.method, n, { rates, rule: fairRule })! },
  };
}
