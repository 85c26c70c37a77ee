import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import type { SizesOfDesign } from "../sizing/allocation.ts";
import { closedFormPowerOf } from "../sizing/closedFormPowerOf.ts";
import { closedFormSampleSizeOf } from "../sizing/closedFormSampleSizeOf.ts";
import { exactSampleSize } from "../sizing/exactSampleSize.ts";
import { withSizes } from "../sizing/powerDesign.ts";
import type { ResponderTable } from "../sizing/visitResponderDesign.ts";
import { visitSampleSizeOf } from "../sizing/visitSampleSizeOf.ts";
import type { VisitScenario, VisitStudy } from "../study/visitSchema.ts";
import {
  defaultMaxPerArm,
  type SizeAnswer,
  type SizeAnswerResult,
  type SizeRequestBy,
} from "./answerSize.ts";
import { unavailable } from "./answerVisitPower.ts";
import type { Computation } from "./computation.ts";
import { simulatedVisitSize } from "./simulatedVisitSize.ts";
import { checkNoFormula, type Formal, noTables, responderTable } from "./visitFormulas.ts";

/** What is sought under one scenario. */
export type VisitSizeGoal = SizeRequestBy & { readonly path: string };
type Goal = VisitSizeGoal;
type Found = Omit<SizeAnswerResult, "scenario">;

/**
 * Smallest sample size of a study over visits under each scenario.
 *
 * @throws {@link ArgumentError} if the method asked for has no answer, which the message explains, or no size reaches
 *   the power.
 */
export async function answerVisitSize(
  study: VisitStudy,
  request: SizeRequestBy,
  computation: Computation,
): Promise<SizeAnswer> {
  const results: SizeAnswerResult[] = [];
  for (const [k, scenario] of study.scenarios.entries()) {
    const goal = { ...request, path: `scenarios[${k}]` };
    results.push({
      scenario: scenario.name,
      ...(request.method === "monteCarlo"
        ? await simulatedVisitSize(study, scenario, goal, computation)
        : formalSize(study, scenario, goal)),
    });
  }
  return { results };
}

/** A size without simulation. */
function formalSize({ design }: VisitStudy, scenario: VisitScenario, goal: Goal): Found {
  const { method, power, path, formula } = goal;
  const table = responderTable(design, scenario);
  if (table !== undefined) return tableSize(design, table, goal);
  if (method === "exact") throw unavailable(method, noTables);
  checkNoFormula(formula);
  const found = visitSampleSizeOf(design, scenario, { power, path });
  if (found.notAvailable !== undefined) {
    throw unavailable(method, found.notAvailable);
  }
  checkLargest(found.n, goal);
  return found;
}

/** A size of responders, as of any two proportions. */
function tableSize(
  sizes: SizesOfDesign,
  table: Formal<ResponderTable>,
  { method, power, path, formula, criterion, maxPerArm = defaultMaxPerArm }: Goal,
): Found {
  if (table.found === undefined) throw unavailable(method, table.notAvailable);
  const { design, scenario } = table.found;
  const { arms, allocation } = sizes;
  const sized = { ...design, ...(arms && { arms }), ...(allocation && { allocation }) };
  if (method === "exact") {
    return exactSampleSize(sized, scenario, { power, path, criterion, maxPerArm });
  }
  const found = closedFormSampleSizeOf(sized, scenario, {
    power,
    path,
    ...(formula && { formula }),
  });
  return {
    ...found,
    power: closedFormPowerOf(withSizes(design, found.n), scenario, found.formula).power,
  };
}

function checkLargest(n: Pair<number>, { power, maxPerArm = defaultMaxPerArm }: Goal): void {
  if (Math.max(...n) <= maxPerArm) return;
  throw new ArgumentError("power", `be reachable with ${maxPerArm} subjects per arm`, power);
}
