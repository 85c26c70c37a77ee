import {
  observedPowerCurve,
  observedPowerOfTables,
  type ObservedPower,
} from "../uncertainty/observedPower.ts";
import { replication, type Replication } from "../uncertainty/replication.ts";
import { pilotDesign } from "./curseFindings.ts";
import { priorOf, type PilotQuestion } from "./pilotQuestion.ts";

/** What a repeat of the pilot, of the same size and with nobody lost, may be expected to show. */
export const repeatOf = (question: PilotQuestion): Replication =>
  replication(question.pilot, pilotDesign(question), { prior: priorOf(question) });

/** P values and observed powers: the curve of normal theory, and the pilot's possible tables. */
export interface ObservedPowers {
  readonly curve: readonly ObservedPower[];
  readonly tables: readonly ObservedPower[];
}

/** Pilots with more possible tables than this are shown by the curve alone. */
const mostTables = 3000;

/** Smallest P shown. */
export const smallestP = 0.0005;

export function observedPowers(question: PilotQuestion): ObservedPowers {
  const { pilot, alpha, sides } = question;
  const all = (pilot.n[0] + 1) * (pilot.n[1] + 1) <= mostTables;
  const tables = all && sides === 2 ? observedPowerOfTables(pilotDesign(question)) : [];
  const shown = tables.filter(({ pValue }) => pValue >= smallestP && pValue < 0.999);
  const steps = Array.from({ length: 121 }, (_, i) => smallestP ** (1 - i / 120));
  const curve = sides === 2 ? observedPowerCurve(alpha, steps) : oneSidedCurve(alpha, steps);
  return { curve, tables: distinct(shown) };
}

/** The curve of a one-sided test: that of the two-sided one with twice the level, at twice P. */
function oneSidedCurve(alpha: number, pValues: readonly number[]): ObservedPower[] {
  const favorable = pValues.filter((p) => p <= 0.5).map((p) => 2 * p);
  return observedPowerCurve(2 * alpha, favorable).map(({ pValue, power }) => {
    return { pValue: pValue / 2, power };
  });
}

/** Tables that look the same in the figure, once. */
function distinct(rows: readonly ObservedPower[]): ObservedPower[] {
  const key = ({ pValue, power }: ObservedPower) => `${pValue.toPrecision(3)} ${power.toFixed(3)}`;
  return [...new Map(rows.map((row) => [key(row), row])).values()];
}
