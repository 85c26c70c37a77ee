import type { Counts } from "../analyze/counts.ts";
import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { plural } from "../report/format.ts";
import type { Direction, MissingStrategy } from "../study/schema.ts";
import { type ArmChoice, armNames } from "./armNames.ts";
import { type SubjectRow, subjectRows } from "./subjectRows.ts";
import type { TrialChoice } from "./trialChoice.ts";

/** How a table of subjects becomes a 2 × 2 table. */
export interface SubjectHandling extends ArmChoice, TrialChoice {
  readonly missing: MissingStrategy;
  readonly better: Direction;
}

/** The data of one trial, and what became of those lost. */
export interface SubjectData {
  readonly arms: Pair<string>;
  readonly data: Counts;
  readonly notes: readonly string[];
}

/**
 * The 2 × 2 table of the subjects in a CSV (see {@link subjectRows}).
 *
 * @param file - What errors call the file.
 * @throws {@link ArgumentError} for a file that cannot be read as one trial of two arms, or an arm of
 *   which nobody is left to analyze.
 */
export function subjectData(text: string, file: string, handling: SubjectHandling): SubjectData {
  const rows = subjectRows(text, file, handling);
  const arms = armNames(
    rows.map(({ arm }) => arm),
    handling,
  );
  const tables = arms.map((arm) =>
    tableOf(
      rows.filter((row) => row.arm === arm),
      handling,
    ),
  );
  const [experimental, control] = tables as [ArmTable, ArmTable];
  if (experimental.n === 0 || control.n === 0) {
    const expectation = "have a subject observed in each arm, as complete cases are analyzed";
    throw new ArgumentError(file, expectation, undefined);
  }
  return {
    arms,
    data: { events: [experimental.events, control.events], n: [experimental.n, control.n] },
    notes: notesOn(experimental.lost + control.lost, handling),
  };
}

interface ArmTable {
  readonly events: number;
  readonly n: number;
  readonly lost: number;
}

function tableOf(rows: readonly SubjectRow[], { missing, better }: SubjectHandling): ArmTable {
  const lost = rows.filter(({ outcome }) => outcome === undefined).length;
  const events = rows.filter(({ outcome }) => outcome === 1).length;
  if (missing === "completeCase") return { events, n: rows.length - lost, lost };
  return { events: better === "lower" ? events + lost : events, n: rows.length, lost };
}

function notesOn(lost: number, { missing, better }: SubjectHandling): string[] {
  if (lost === 0) return [];
  const counted = better === "lower" ? "as having had the event" : "as nonresponders";
  const done = missing === "completeCase" ? "left out" : `counted ${counted}`;
  return [`${plural(lost, "subject")} without an observed outcome: ${done}.`];
}
