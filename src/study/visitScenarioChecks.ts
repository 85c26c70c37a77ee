import type { z } from "zod";
import {
  type CorrelatedScenario,
  isPositiveDefinite,
  type VisitCorrelation,
  visitMatrix,
} from "./visitMatrix.ts";
import { type Add, counting } from "./reportAt.ts";
import { checkLosses, type LossFields } from "./visitLossChecks.ts";

// Contradictions between the assumed truth of a scenario and the visits of the design.

type Report<T> = z.core.$RefinementCtx<T>;
interface ScenarioFields extends CorrelatedScenario {
  readonly mean: readonly (number | readonly number[])[];
  readonly sd: number | readonly number[];
  readonly baseline?: { readonly correlation: number | readonly number[] } | undefined;
  readonly dropout?: LossFields | undefined;
  readonly discontinuation?: (LossFields & { readonly followed: number }) | undefined;
  readonly afterDiscontinuation: string;
}

interface EndpointFields {
  readonly type: "continuous" | "longitudinal" | "responder";
  readonly visits?: readonly number[];
  readonly baseline: boolean;
}

interface StudyFields {
  readonly design: { readonly endpoint: EndpointFields };
  readonly scenarios: readonly ScenarioFields[];
}

/** Scenarios that do not fit the endpoint, or contradict themselves. */
export function checkVisitScenarios<T extends StudyFields>(study: T, report: Report<T>): void {
  const { endpoint } = study.design;
  for (const [k, scenario] of study.scenarios.entries()) {
    const add: Add = (path, message) =>
      report.addIssue({ code: "custom", path: ["scenarios", k, ...path], message });
    checkScenario(scenario, endpoint, add);
  }
}

function checkScenario(scenario: ScenarioFields, endpoint: EndpointFields, add: Add): void {
  const visits = endpoint.visits?.length ?? 1;
  const before = counting(add);
  if (endpoint.visits !== undefined) checkLengths(scenario, visits, before.add);
  checkPresence(scenario, endpoint, visits, before.add);
  if (before.count() === 0) checkDefinite(scenario, visits, add);
  checkLosses(scenario, endpoint, add);
  const { afterDiscontinuation: after, dropout, discontinuation } = scenario;
  if (after !== "asRandomized" && dropout === undefined && discontinuation === undefined) {
    add(["afterDiscontinuation"], "be asRandomized where nobody stops treatment");
  }
}

/** Lists with another length than the list of visits. */
function checkLengths(scenario: ScenarioFields, visits: number, add: Add): void {
  const check = (path: readonly PropertyKey[], list: unknown, length = visits) => {
    if (!Array.isArray(list) || list.length === length) return;
    add(path, `hold ${length} numbers, one per visit`);
  };
  scenario.mean.forEach((list, arm) => check(["mean", arm], list));
  check(["sd"], scenario.sd);
  check(["baseline", "correlation"], scenario.baseline?.correlation);
  if (scenario.correlation !== undefined && visits > 1) {
    checkCorrelation(scenario.correlation, visits, (path, message) =>
      add(["correlation", ...path], message),
    );
  }
}

function checkCorrelation(correlation: VisitCorrelation, visits: number, add: Add): void {
  if (correlation.type === "toeplitz" && correlation.rho.length !== visits - 1) {
    add(["rho"], `hold ${visits - 1} correlations, one per distance between visits`);
  }
  if (correlation.type !== "unstructured") return;
  const { matrix } = correlation;
  if (matrix.length !== visits || matrix.some((row) => row.length !== visits)) {
    return add(["matrix"], `have ${visits} rows of ${visits} correlations, one per visit`);
  }
  for (let j = 0; j < visits; j++) {
    if (matrix[j]![j] !== 1) add(["matrix", j, j], "be 1");
    for (let k = 0; k < j; k++) {
      if (matrix[j]![k] === matrix[k]![j]) continue;
      add(["matrix", j, k], `equal matrix[${k}][${j}], ${matrix[k]![j]}`);
    }
  }
}

/** A baseline or a correlation that is missing or superfluous. */
function checkPresence(
  scenario: ScenarioFields,
  endpoint: EndpointFields,
  visits: number,
  add: Add,
): void {
  if (endpoint.baseline && scenario.baseline === undefined) {
    add(["baseline"], "be given, as design.endpoint.baseline is true");
  }
  if (!endpoint.baseline && scenario.baseline !== undefined) {
    add(["baseline"], "not be there unless design.endpoint.baseline is true");
  }
  if (visits > 1 && scenario.correlation === undefined) {
    add(["correlation"], `be given for ${visits} visits`);
  }
  if (visits === 1 && scenario.correlation !== undefined) {
    add(["correlation"], "not be there for a single visit");
  }
}

function checkDefinite(scenario: ScenarioFields, visits: number, add: Add): void {
  const visitsAlone = visitMatrix(scenario, visits, { baseline: false });
  if (!isPositiveDefinite(visitsAlone)) {
    return add(["correlation"], "give a positive definite matrix");
  }
  if (scenario.baseline === undefined) return;
  if (isPositiveDefinite(visitMatrix(scenario, visits))) return;
  const expectation = "give a positive definite matrix together with the correlation of the visits";
  add(["baseline", "correlation"], expectation);
}
