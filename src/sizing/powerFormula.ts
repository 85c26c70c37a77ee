import type { Hypothesis } from "../analyze/hypothesis.ts";
import type { CountsMethod } from "../analyze/methods.ts";
import { isMarginMethod } from "../analyze/methods.ts";
import { ArgumentError } from "../errors.ts";
import type { ClosedForm } from "./closedForm.ts";
import { closedForms, defaultFormula } from "./closedForm.ts";
import type { MarginFormula } from "./marginClosedForm.ts";

/** Normal approximations to the power of a design; `farringtonManning` and `unpooled` know margins. */
export const powerFormulas = [...closedForms, "farringtonManning"] as const;

export type PowerFormula = (typeof powerFormulas)[number];

/** The approximation that fits a test. */
export function fittingFormula(method: CountsMethod): PowerFormula {
  if (!isMarginMethod(method)) return defaultFormula(method);
  return method === "wald" ? "unpooled" : method;
}

/** The formula without a margin, where the most likely rates under the hypothesis are the pooled rate. */
export function differenceFormula(formula: PowerFormula): ClosedForm {
  return formula === "farringtonManning" ? "pooled" : formula;
}

/**
 * The formula with a margin.
 *
 * @throws {@link ArgumentError} for one that only knows the hypothesis of no difference.
 */
export function marginFormula(
  formula: PowerFormula,
  hypothesis: Hypothesis,
): MarginFormula["formula"] {
  if (formula === "farringtonManning" || formula === "unpooled") return formula;
  throw new ArgumentError("formula", `be farringtonManning or unpooled for ${hypothesis}`, formula);
}
