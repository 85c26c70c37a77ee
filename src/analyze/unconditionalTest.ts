import { ArgumentError } from "../errors.ts";
import type { AlternativeOptions } from "./alternative.ts";
import { alternativeOf } from "./alternative.ts";
import type { EffectEstimate } from "./binaryTest.ts";
import { estimateEffect } from "./binaryTest.ts";
import type { Counts } from "./counts.ts";
import { checkCounts } from "./counts.ts";
import type { Alternative } from "./methods.ts";
import type { TableOrder } from "./tableOrder.ts";
import { unconditionalPValue } from "./unconditionalPValue.ts";

export interface UnconditionalTestOptions extends AlternativeOptions {
  /**
   * Berger and Boos: the nuisance rate is sought in its 1 − gamma confidence interval only, and gamma is
   * added to P. In [0, 0.01]; default 0, the whole of [0, 1].
   */
  readonly gamma?: number;
}

export interface UnconditionalTestResult {
  readonly alternative: Alternative;
  readonly pValue: number;
  /** A common event rate at which P is reached; NaN when an arm is empty. */
  readonly nuisanceRate: number;
  readonly estimate: EffectEstimate;
}

/** An exact unconditional test in any order of the tables: see `barnard` and `boschloo`. */
export function unconditionalTest(
  data: Counts,
  order: TableOrder,
  options: UnconditionalTestOptions,
): UnconditionalTestResult {
  const { gamma = 0 } = options;
  checkCounts(data);
  if (!(gamma >= 0 && gamma <= 0.01)) throw new ArgumentError("gamma", "lie in [0, 0.01]", gamma);
  const alternative = alternativeOf(options);
  const request = { order, n: data.n, alternative };
  const { value, rate } = unconditionalPValue(request, data.events, gamma);
  return { alternative, pValue: value, nuisanceRate: rate, estimate: estimateEffect(data) };
}
