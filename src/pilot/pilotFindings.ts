import type { AssuranceRow } from "../uncertainty/assuranceCurve.ts";
import type { WantedChance, PilotQuestion } from "./pilotQuestion.ts";

/** Assurance and power of one size. */
export interface ChanceRow {
  /** Subjects per arm. */
  readonly n: number;
  readonly assurance: number;
  /** Power at the pilot's own rates. */
  readonly power: number;
}

/** Sizes per arm that reach a wanted chance; absent where no size searched does. */
export interface ReachedSize {
  readonly first?: number;
  /** From here on it is never missed again, as far as searched. */
  readonly stable?: number;
}

/** What the page knows of a question so far. */
export interface PilotFindings {
  readonly question: PilotQuestion;
  /** Power of the planned size if the pilot's rates are the truth. */
  readonly atEstimate: number;
  /** The same averaged over what the pilot leaves possible. */
  readonly assurance: number;
  /** Assurance that no size exceeds. */
  readonly ceiling: number;
  /** By size; empty before it is known. */
  readonly curve: readonly ChanceRow[];
  /** Whether the curve is all there. */
  readonly isComplete: boolean;
}

/** A row of the curve from one of the calculation. */
export const chanceRow = ({ n, assurance, power }: AssuranceRow): ChanceRow => {
  return { n: n[0], assurance, power: power! };
};

/** The sizes of a curve that reach a chance. */
export function reachedSize(
  curve: readonly ChanceRow[],
  by: "assurance" | "power",
  wanted: WantedChance,
): ReachedSize {
  const reaches = (row: ChanceRow): boolean => row[by] >= wanted;
  const first = curve.find(reaches)?.n;
  if (first === undefined) return {};
  const lastMiss = curve.findLastIndex((row) => !reaches(row));
  const stable = curve[lastMiss + 1]?.n;
  return stable === undefined ? { first } : { first, stable };
}
