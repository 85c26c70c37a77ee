import { ArgumentError } from "../errors.ts";
import type { VisitTable } from "./longitudinalData.ts";

const armNames = ["experimental", "control"] as const;

/**
 * Checks that each visit can bear a comparison of the arms.
 *
 * @param isUnstructured - Whether each pair of visits needs subjects seen at both.
 * @throws {@link ArgumentError} naming the visit and arm: nobody observed, fewer than 2 subjects in an arm, values
 *   that do not vary, or two visits without a common subject.
 */
export function checkVisits(table: VisitTable, isUnstructured: boolean): void {
  const { visits, arm } = table;
  for (const code of [0, 1] as const) {
    const n = arm.filter((found) => found === code).length;
    if (n < 2) throw new ArgumentError("data.arm", `have 2 ${armNames[code]} subjects or more`, n);
  }
  for (let j = 0; j < visits.length; j++) checkVisit(table, j);
  if (!isUnstructured) return;
  for (let j = 0; j < visits.length; j++) {
    for (let k = 0; k < j; k++) checkPairOfVisits(table, j, k);
  }
}

function checkVisit({ visits, values, arm }: VisitTable, j: number): void {
  const byArm = armNames.map((_, code) =>
    [...arm.keys()]
      .filter((i) => arm[i] === code)
      .map((i) => values[i * visits.length + j]!)
      .filter((value) => !Number.isNaN(value)),
  );
  if (byArm.every((found) => found.length === 0)) {
    throw new ArgumentError("data.value", `hold a value at visit ${visits[j]!}`, "none");
  }
  for (const code of [0, 1] as const) {
    if (byArm[code]!.length > 0) continue;
    const expectation = `hold a value of an ${armNames[code]} subject at visit ${visits[j]!}`;
    throw new ArgumentError("data.value", expectation.replace("an control", "a control"), "none");
  }
  if (byArm.every((found) => found.every((value) => value === found[0]))) {
    throw new ArgumentError("data.value", `vary within an arm at visit ${visits[j]!}`, "constants");
  }
}

function checkPairOfVisits({ visits, values }: VisitTable, j: number, k: number): void {
  for (let at = 0; at < values.length; at += visits.length) {
    if (!Number.isNaN(values[at + j]! + values[at + k]!)) return;
  }
  const expectation = `include subjects seen at both visits ${visits[k]!} and ${visits[j]!}`;
  throw new ArgumentError("data.value", `${expectation}, to be unstructured`, "none");
}
