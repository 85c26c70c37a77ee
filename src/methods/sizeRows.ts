import type { TableMethod } from "../analyze/methods.ts";
import type { Pair } from "../pair.ts";
import { closedFormNearTail, closedFormSampleSize, type ClosedForm } from "../sizing/closedForm.ts";
import { reachedSizes, type PowerRow } from "./powerRows.ts";
import { allocationOf, alternativeOf, type Question } from "./question.ts";
import { distinctTests, onceLabel } from "./testNames.ts";
import { ruleOf, testPower } from "./testPower.ts";

/** A size, by one method. */
export interface SizeRow {
  readonly id: ClosedForm | TableMethod;
  readonly kind: "formula" | "exact";
  readonly label: string;
  /** Subjects per arm before rounding; formulas only. */
  readonly unrounded?: Pair<number>;
  readonly n: Pair<number>;
  /** The first size that reaches the power, where a larger one misses it again; exact only. */
  readonly first?: Pair<number>;
  /** The power that the method itself computes for n: near tail for formulas, own test if exact. */
  readonly believed: number;
  /** Exact power of n under the planned test; undefined where too large to compute. */
  readonly actual: number | undefined;
  /** Among what calculators commonly offer: the formulas, chi-square and Fisher's test exactly. */
  readonly isCommon: boolean;
}

const formulaLabels: Readonly<Record<ClosedForm, string>> = {
  unpooled: "Formula: unpooled",
  pooled: "Formula: pooled",
  arcsine: "Formula: arcsine",
  pooledCc: "Formula: continuity-corrected",
};

/** What every method asks for, smallest first; exact tests need their power curves. */
export function sizeRows(question: Question, curves: readonly PowerRow[]): SizeRow[] {
  const formulas = (Object.keys(formulaLabels) as ClosedForm[]).map((id) =>
    formulaRow(question, id),
  );
  const exact = distinctTests.flatMap((method) => exactRow(question, curves, method) ?? []);
  return [...formulas, ...exact].sort((a, b) => total(a) - total(b));
}

export const total = ({ n }: { readonly n: Pair<number> }): number => n[0] + n[1];

function formulaRow(question: Question, formula: ClosedForm): SizeRow {
  const { rates, power, alpha, sides } = question;
  const allocation = allocationOf(question).ratio;
  const request = { formula, rates, alpha };
  const size = closedFormSampleSize({ ...request, power, sides, allocation });
  const alternative = alternativeOf(question);
  return {
    id: formula,
    kind: "formula",
    label: formulaLabels[formula],
    ...size,
    believed: closedFormNearTail({ ...request, n: size.n, alternative }),
    actual: plannedPower(question, size.n),
    isCommon: true,
  };
}

function exactRow(
  question: Question,
  curves: readonly PowerRow[],
  method: TableMethod,
): SizeRow | undefined {
  const { first, safe } = reachedSizes(curves, method, question.power);
  if (!safe) return undefined;
  return {
    id: method,
    kind: "exact",
    label: `Exact: ${onceLabel(method)}`,
    n: safe.n,
    ...(first && first !== safe && { first: first.n }),
    believed: safe.power[method]!,
    actual: plannedPower(question, safe.n),
    isCommon: method === "fisher" || method === "pearson",
  };
}

function plannedPower(question: Question, n: Pair<number>): number | undefined {
  return testPower(question.method, n, { rates: question.rates, rule: ruleOf(question) });
}

/** The row of one method, if it has one; the pooled z test has Pearson's. */
export const rowOf = (rows: readonly SizeRow[], id: SizeRow["id"]): SizeRow | undefined =>
  rows.find((row) => row.id === (id === "zPooled" ? "pearson" : id));
