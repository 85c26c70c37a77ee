import { boundedCache } from "../analyze/boundedCache.ts";
import { effectInterval, type EffectIntervalMethod } from "../analyze/effectInterval.ts";
import type { Limits } from "../analyze/wilsonInterval.ts";
import type { ReaderTable } from "./readerTable.ts";

/** An effect with its interval by one method. */
export interface EffectRow extends Limits {
  readonly measure: EffectIntervalMethod["measure"];
  readonly method: string;
  readonly label: string;
  readonly estimate: number;
}

type Labelled = EffectIntervalMethod & { readonly label: string };

const methods: readonly Labelled[] = [
  { measure: "riskDifference", method: "newcombe", label: "Newcombe" },
  { measure: "riskDifference", method: "miettinenNurminen", label: "Miettinen–Nurminen" },
  { measure: "riskDifference", method: "mee", label: "Mee" },
  { measure: "riskDifference", method: "agrestiCaffo", label: "Agresti–Caffo" },
  { measure: "riskDifference", method: "wald", label: "Wald" },
  { measure: "riskRatio", method: "miettinenNurminen", label: "Miettinen–Nurminen" },
  { measure: "riskRatio", method: "koopman", label: "Koopman" },
  { measure: "riskRatio", method: "katz", label: "Katz (log)" },
  { measure: "oddsRatio", method: "miettinenNurminen", label: "Miettinen–Nurminen" },
  { measure: "oddsRatio", method: "woolf", label: "Woolf (log)" },
  { measure: "oddsRatio", method: "haldane", label: "Haldane (log, +½)" },
  { measure: "oddsRatio", method: "conditionalExact", label: "Conditional exact" },
];

/** The effect on every scale by every interval of the kit that is ready at once, at the level 1 − alpha. */
export function everyInterval(table: ReaderTable): EffectRow[] {
  return methods.map((method) => effectRow(table, method));
}

/** The exact interval of the risk difference: as much work as all others a hundred times. */
export function exactDifference(table: ReaderTable): EffectRow {
  const key = JSON.stringify([table.events, table.n, table.alpha]);
  const exact = { measure: "riskDifference", method: "exact", label: "Exact" } as const;
  return exactRows.get(key, () => effectRow(table, exact));
}

const exactRows = boundedCache<EffectRow>(100, () => 1);

function effectRow({ events, n, alpha }: ReaderTable, { label, ...method }: Labelled): EffectRow {
  const level = 1 - alpha;
  const { estimate, lower, upper } = effectInterval({ events, n }, { ...method, level });
  return { ...method, label, estimate, lower, upper };
}
