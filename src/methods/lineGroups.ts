import type { TableMethod } from "../analyze/methods.ts";
import { shortLabels } from "./testNames.ts";

/** Tests whose curves are the same, drawn once. */
export interface LineGroup {
  readonly methods: readonly TableMethod[];
  readonly role: "planned" | "shown" | "other";
}

interface Roles {
  readonly method: TableMethod;
  readonly shown: TableMethod;
}

/** Puts tests together whose curves are equal to 1e-12 wherever both are known. */
export function lineGroups(
  methods: readonly TableMethod[],
  values: (method: TableMethod) => readonly (number | undefined)[],
  roles: Roles,
): LineGroup[] {
  const groups: TableMethod[][] = [];
  for (const method of methods) {
    const twin = groups.find(([first]) => isSame(values(first!), values(method)));
    if (twin) twin.push(method);
    else groups.push([method]);
  }
  return groups.map((group) => ({
    methods: group.toSorted((a, b) => rank(b, roles) - rank(a, roles)),
    role: roleOf(group, roles),
  }));
}

/** What is brought out is named first. */
const rank = (test: TableMethod, { method, shown }: Roles): number =>
  test === shown ? 2 : test === method ? 1 : 0;

/**
 * Names of a group in the space there is: "Pearson, z" (beside Pearson’s test, z can only be the pooled
 * one), "Boschloo + 3 more".
 */
export function groupLabel({ methods }: LineGroup, characters: number): string {
  const names = methods.map((method) => shortLabels[method]);
  const full = names.join(", ").replace("Pearson, z pooled", "Pearson, z");
  if (names.length === 1 || full.length <= characters) return full;
  const rest = `${names[0]} + ${names.length - 1}`;
  return rest.length + 5 <= characters ? `${rest} more` : rest;
}

const isSame = (a: readonly (number | undefined)[], b: readonly (number | undefined)[]): boolean =>
  a.length === b.length &&
  a.every((x, i) => x === b[i] || Math.abs((x ?? NaN) - (b[i] ?? NaN)) < 1e-12);

function roleOf(group: readonly TableMethod[], { method, shown }: Roles): LineGroup["role"] {
  if (group.includes(shown)) return "shown";
  return group.includes(method) ? "planned" : "other";
}
