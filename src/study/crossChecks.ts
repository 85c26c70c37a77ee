import type { z } from "zod";
import type { Pair } from "../pair.ts";
import { scenarioName } from "./scenarioName.ts";

// What no single field can know: contradictions between fields that are each in range.

type Report<T> = z.core.$RefinementCtx<T>;

interface DesignFields {
  readonly arms: Pair<{ readonly name: string; readonly n?: number | undefined }>;
  readonly allocation?: Pair<number> | undefined;
}

/** Arms that cannot be told apart, one arm sized without the other, sizes against the allocation. */
export function checkDesign(
  { arms, allocation }: DesignFields,
  report: Report<DesignFields>,
): void {
  const [experimental, control] = arms;
  const add = (path: (string | number)[], message: string) =>
    report.addIssue({ code: "custom", path, message });
  if (experimental.name === control.name) {
    add(["arms", 1, "name"], "differ from the name of design.arms[0]");
  }
  if ((experimental.n === undefined) !== (control.n === undefined)) {
    const missing = experimental.n === undefined ? 0 : 1;
    add(["arms", missing, "n"], `be given, as design.arms[${1 - missing}].n is`);
  }
  if (contradicts(experimental.n, control.n, allocation)) {
    add(["allocation"], `agree with the sizes of the arms, ${experimental.n} and ${control.n}`);
  }
}

/**
 * Sizes keep an allocation when one of them is what the other asks for, give or take less than one
 * subject: sizes are whole, ratios need not be.
 */
function contradicts(
  nE: number | undefined,
  nC: number | undefined,
  allocation: Pair<number> | undefined,
): boolean {
  if (nE === undefined || nC === undefined || allocation === undefined) return false;
  if (![nE, nC, ...allocation].every((value) => value > 0)) return false; // reported by the field
  const ratio = allocation[0] / allocation[1];
  return !(Math.abs(nE - ratio * nC) < 1 || Math.abs(nC - nE / ratio) < 1);
}

type Named = readonly { readonly name?: string | undefined }[];

/** Two scenarios of one name could not be told apart in a result. */
export function checkScenarios(scenarios: Named, report: Report<Named>): void {
  const seen = new Map<string, number>();
  for (const [k, scenario] of scenarios.entries()) {
    const name = scenarioName(scenario, k);
    const first = seen.get(name);
    if (first === undefined) seen.set(name, k);
    else {
      const message = `differ from the name of scenarios[${first}], ${JSON.stringify(name)}`;
      report.addIssue({ code: "custom", path: [k, "name"], message });
    }
  }
}
