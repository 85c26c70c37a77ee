import type { TableMethod } from "../analyze/methods.ts";
import { pValueTable } from "../analyze/pValueTable.ts";
import type { RejectionRegion } from "../analyze/rejectionRegion.ts";
import type { Pair } from "../pair.ts";
import { sizesOf, type Question } from "./question.ts";
import { tests } from "./testNames.ts";
import { distributionsOf, isComputed, ruleOf, testRegion } from "./testPower.ts";

/** Which tests reject at which table of a trial. */
export interface Verdicts {
  readonly n: Pair<number>;
  readonly methods: readonly TableMethod[];
  readonly regions: readonly RejectionRegion[];
  /** Number of tests that reject, at xE × (nC + 1) + xC. */
  readonly rejecting: Uint8Array;
  /** Probability, under the assumed rates, of a table at which some tests reject and some do not. */
  readonly disputed: number;
}

/** The verdicts of all tests that can be computed at these sizes. */
export function verdictsOf(question: Question): Verdicts {
  const n = sizesOf(question);
  const rule = ruleOf(question);
  const methods = tests.filter((method) => isComputed(method, n));
  const regions = methods.map((method) => testRegion(method, n, rule));
  const rejecting = countRejecting(n, regions);
  return {
    n,
    methods,
    regions,
    rejecting,
    disputed: disputedShare(question, rejecting, regions.length),
  };
}

function countRejecting([nE, nC]: Pair<number>, regions: readonly RejectionRegion[]): Uint8Array {
  const rejecting = new Uint8Array((nE + 1) * (nC + 1));
  for (const { lower, upper } of regions) {
    for (let xE = 0, cell = 0; xE <= nE; xE++) {
      for (let xC = 0; xC <= nC; xC++, cell++) {
        const events = xE + xC;
        if (xE <= lower[events]! || xE >= upper[events]!) rejecting[cell]! += 1;
      }
    }
  }
  return rejecting;
}

function disputedShare(question: Question, rejecting: Uint8Array, all: number): number {
  const [nE, nC] = sizesOf(question);
  const [experimental, control] = distributionsOf([nE, nC], question.rates);
  let share = 0;
  for (let xE = 0, cell = 0; xE <= nE; xE++) {
    for (let xC = 0; xC <= nC; xC++, cell++) {
      const count = rejecting[cell]!;
      if (count > 0 && count < all)
        share += experimental.probability[xE]! * control.probability[xC]!;
    }
  }
  return share;
}

/** A table by one test. */
export interface TableVerdict {
  readonly method: TableMethod;
  readonly pValue: number;
  readonly rejects: boolean;
}

/** P of one table by every test, smallest first. */
export function tableVerdicts(
  question: Question,
  { n, methods, regions }: Verdicts,
  [xE, xC]: Pair<number>,
): TableVerdict[] {
  const { alternative } = ruleOf(question);
  const verdicts = methods.map((method, i) => ({
    method,
    pValue: pValueTable({ method, n, alternative }).at(xE, xC),
    rejects: regions[i]!.rejects(xE, xC),
  }));
  return verdicts.sort((a, b) => a.pValue - b.pValue);
}
