import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import type { PowerDesign } from "../sizing/powerDesign.ts";
import type { Scenario } from "../study/schema.ts";

/** One scenario that was looked at, with the design it was tried on. */
export interface TriedScenario {
  /** 1 for the first that was tried. */
  readonly order: number;
  readonly name: string;
  readonly design: PowerDesign;
  readonly scenario: Scenario;
  /** Absent where no result was looked at yet. */
  readonly power?: number;
  /** Time, as the caller writes it (ISO 8601). */
  readonly when: string;
  /** Whether it was named before the record was frozen, and so before any result could suggest it. */
  readonly isPlanned: boolean;
}

/**
 * Everything that was tried, in order: what a protocol needs so that its scenario is not the best of many. A
 * record is never changed; each step gives a new one.
 */
export interface ScenarioRecord {
  readonly entries: readonly TriedScenario[];
  /** When the planned scenarios were fixed; absent before. */
  readonly frozenAt?: string;
}

/** A record of nothing. */
export const emptyRecord = (): ScenarioRecord => ({ entries: [] });

/**
 * The record with one more scenario. One tried after the freeze is kept as not planned.
 *
 * @throws {@link ArgumentError} if the name is empty, or there already with another design or scenario.
 */
export function recordScenario(
  record: ScenarioRecord,
  tried: Omit<TriedScenario, "order" | "isPlanned">,
): ScenarioRecord {
  if (tried.name.trim() === "") throw new ArgumentError("name", "not be empty", tried.name);
  const before = record.entries.find(({ name }) => name === tried.name);
  if (before && !isSame(before, tried)) {
    throw new ArgumentError("name", "be new, or stand for what it stood for before", tried.name);
  }
  const order = record.entries.length + 1;
  const isPlanned = before?.isPlanned ?? record.frozenAt === undefined;
  return { ...record, entries: [...record.entries, { ...tried, order, isPlanned }] };
}

type Content = Pick<TriedScenario, "design" | "scenario">;

/** Whether design and scenario are the same, whatever order their keys were written in. */
function isSame(a: Content, b: Content): boolean {
  return canonical([a.design, a.scenario]) === canonical([b.design, b.scenario]);
}

function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const sorted = fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, field]) => `${key}:${canonical(field)}`).join(",")}}`;
}

/**
 * The record with its scenarios fixed: what is tried from now on was not planned.
 *
 * @param when - Time, as the caller writes it (ISO 8601).
 * @throws {@link ArgumentError} if it is frozen already, or nothing is in it.
 */
export function freezeRecord(record: ScenarioRecord, when: string): ScenarioRecord {
  if (record.frozenAt !== undefined) {
    throw new ArgumentError("record", "not be frozen yet", record.frozenAt);
  }
  if (record.entries.length === 0) {
    throw new ArgumentError("record.entries", "hold at least one scenario", []);
  }
  return { ...record, frozenAt: when };
}

/** One line of the list in an export. */
export interface RecordRow {
  readonly order: number;
  readonly name: string;
  readonly planned: boolean;
  readonly n: Pair<number>;
  readonly method: string;
  readonly missing: string;
  readonly alpha: number;
  readonly responseRate: Pair<number>;
  readonly dropout: Pair<number>;
  /** Odds of loss without the event over those with it; 1 where loss does not depend on it. */
  readonly lossOddsRatio: number;
  readonly power?: number;
  readonly when: string;
}

/** The record as flat rows, for a table or a CSV file. */
export function recordRows({ entries }: ScenarioRecord): RecordRow[] {
  return entries.map(({ order, name, isPlanned, design, scenario, power, when }) => ({
    order,
    name,
    planned: isPlanned,
    n: [design.arms[0].n, design.arms[1].n],
    method: design.analysis.method,
    missing: design.missing,
    alpha: design.analysis.alpha,
    responseRate: scenario.responseRate,
    dropout: scenario.dropout?.rate ?? [0, 0],
    lossOddsRatio: scenario.dropout?.mechanism === "mnar" ? scenario.dropout.oddsRatio : 1,
    ...(power !== undefined && { power }),
    when,
  }));
}
