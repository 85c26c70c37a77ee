import { ArgumentError } from "../errors.ts";
import type { Counts } from "./counts.ts";
import { checkCounts } from "./counts.ts";

/** A 2 × 2 table per stratum. */
export interface StratifiedCounts {
  readonly strata: readonly Counts[];
}

/** Checks every table; a stratum with an empty arm is allowed and carries no information. */
export function checkStrata({ strata }: StratifiedCounts, path = "data.strata"): void {
  if (!Array.isArray(strata) || strata.length === 0) {
    throw new ArgumentError(path, "hold at least one stratum", strata);
  }
  strata.forEach((table, i) => checkCounts(table, `${path}[${i}]`));
}

/** Strata in which both arms have subjects: the others say nothing about a difference. */
export function informativeStrata({ strata }: StratifiedCounts): readonly Counts[] {
  return strata.filter(({ n }) => n[0] > 0 && n[1] > 0);
}
