import type { VisitAnalysisResult } from "../engine/monteCarloVisits.ts";
import type { MonteCarloProportion } from "../summarize/operatingCharacteristics.ts";
import type { VisitFindings } from "./visitFindings.ts";
import { shortPlanText } from "./visitWords.ts";

/** One analysis of the same trials: what it finds with the effect assumed, and without one. */
export interface AnalysisRow {
  readonly label: string;
  /** For the side of a figure. */
  readonly shortLabel: string;
  /** Whether the study plans it. */
  readonly isPlanned: boolean;
  /** Trials with the effect; as many without. */
  readonly replicates: number;
  readonly found: VisitAnalysisResult;
  readonly power: MonteCarloProportion;
  readonly typeI: MonteCarloProportion;
}

/** The analyses run so far, the planned one first. */
export function analysisRows({ compared }: VisitFindings): AnalysisRow[] {
  return compared.flatMap(({ effect, none }, group) =>
    effect.analyses.map((found, k) => ({
      label: found.label,
      shortLabel: shortPlanText(found.plan),
      isPlanned: group === 0 && k === 0,
      replicates: effect.replicates,
      found,
      power: found.characteristics.rejection,
      typeI: none.analyses[k]!.characteristics.rejection,
    })),
  );
}
