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
  { measure: "riskDifference", method: "exact", label: "Exact" },
  { measure: "riskRatio", method: "miettinenNurminen", label: "Miettinen–Nurminen" },
  { measure: "riskRatio", method: "koopman", label: "Koopman" },
  { measure: "riskRatio", method: "katz", label: "Katz (log)" },
  { measure: "oddsRatio", method: "miettinenNurminen", label: "Miettinen–Nurminen" },
  { measure: "oddsRatio", method: "woolf", label: "Woolf (log)" },
  { measure: "oddsRatio", method: "haldane", label: "Haldane (log, +½)" },
  { measure: "oddsRatio", method: "conditionalExact", label: "Conditional exact" },
];

/** The effect on every scale by every interval of the kit, at the level 1 − alpha. */
export function everyInterval({ events, n, alpha }: ReaderTable): EffectRow[] {
  const data = { events, n };
  const level = 1 - alpha;
  return methods.map(({ label, ...method }) => {
    const { estimate, lower, upper } = effectInterval(data, { ...method, level });
    return { ...method, label, estimate, lower, upper };
  });
}
