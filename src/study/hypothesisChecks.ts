import type { z } from "zod";
import { type Hypothesis, nullsOf } from "../analyze/hypothesis.ts";
import { isMarginMethod, marginMethods, type StudyMethod } from "../analyze/methods.ts";
import { ArgumentError } from "../errors.ts";

// Contradictions between a hypothesis, its margin, the sides of the test and the test.

type Report<T> = z.core.$RefinementCtx<T>;

interface AimFields {
  readonly hypothesis?: Hypothesis | undefined;
  readonly margin?: number | undefined;
  readonly scale?: "difference" | "ratio" | undefined;
  readonly sides?: 1 | 2 | undefined;
}

interface TestedFields {
  readonly analysis: AimFields & { readonly method: StudyMethod };
  readonly better: "higher" | "lower";
}

/** Sides where none are stated: a margin has one, or two one-sided tests. */
export function withSides<Fields extends AimFields>(fields: Fields) {
  const { hypothesis = "superiority", sides = hypothesis === "superiority" ? 2 : 1 } = fields;
  const inOrder = "method" in fields ? { method: fields.method, sides } : { sides };
  return { ...inOrder, ...fields, sides }; // stated or not, sides stand where a reader expects them
}

/**
 * A margin that is missing, superfluous or on the wrong side; two sides or a test that have none.
 *
 * @param place - Where the fields of the analysis sit.
 */
export function checkHypothesis<T>(
  { analysis, better }: TestedFields,
  report: Report<T>,
  place: readonly string[] = ["analysis"],
): void {
  const { hypothesis = "superiority", method, sides } = analysis;
  const add = (field: keyof AimFields | "method", message: string) =>
    report.addIssue({ code: "custom", path: [...place, field], message });
  if (!((analysis.margin ?? 1) > 0)) return; // reported by the field
  if (hypothesis === "superiority") {
    if (analysis.margin !== undefined) add("margin", "be absent for superiority");
    if (analysis.scale !== undefined)
      add("scale", "be absent for superiority, which has no margin");
    return;
  }
  if (!isMarginMethod(method)) {
    add("method", `be one of ${marginMethods.join(", ")} for ${hypothesis}`);
  }
  if (sides === 2) {
    const why = hypothesis === "equivalence" ? ", which is two one-sided tests" : "";
    add("sides", `be 1 for ${hypothesis}${why}`);
  }
  const expectation = marginProblem(analysis, hypothesis, better);
  if (expectation !== undefined) add("margin", expectation);
}

/** What the margin must be and is not. */
function marginProblem(
  { margin, scale }: AimFields,
  hypothesis: Hypothesis,
  better: TestedFields["better"],
): string | undefined {
  const measure = scale === "ratio" ? "riskRatio" : "riskDifference";
  try {
    nullsOf({ hypothesis, measure, better, ...(margin !== undefined && { margin }) });
  } catch (error) {
    if (error instanceof ArgumentError) return error.expectation;
    throw error;
  }
  return undefined;
}
