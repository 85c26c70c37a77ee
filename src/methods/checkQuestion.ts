import { closedFormSampleSize } from "../sizing/closedForm.ts";
import type { Problem } from "../notebook/controlGroup.ts";
import { count } from "../show/format.ts";
import { allocationOf, type Question } from "./question.ts";

/** Largest smaller arm that the page searches: beyond it the exact numbers could not follow a slider. */
export const largestSearched = 500;

/** What is wrong with a question whose parts are all right by themselves, by the path of a control. */
export function checkQuestion(question: Question): Problem[] {
  const { rates, power, alpha } = question;
  if (Math.abs(rates[0] - rates[1]) < 1e-9) {
    return [
      { path: "rates[1]", message: "The two rates must differ; no size tells equal rates apart." },
    ];
  }
  if (!(power > alpha)) {
    const message = `The wanted power must lie above alpha; got ${power} and ${alpha}.`;
    return [{ path: "power", message }];
  }
  const needed = largestSize(question);
  if (needed <= largestSearched) return [];
  const message = `These rates must lie further apart: they ask for ${count(needed)} subjects in the smaller arm, and this page searches up to ${largestSearched}.`;
  return [{ path: "rates[1]", message }];
}

/** Subjects in the smaller arm by the formula that asks for most. */
function largestSize({ rates, power, alpha, sides, ratio }: Question): number {
  const allocation = allocationOf({ ratio }).ratio;
  const request = { formula: "pooledCc", rates, power, alpha, sides, allocation } as const;
  return Math.min(...closedFormSampleSize(request).n);
}
