import { ArgumentError } from "../errors.ts";
import {
  emptyRecord,
  freezeRecord,
  recordScenario,
  type ScenarioRecord,
} from "../uncertainty/scenarioRecord.ts";
import { asObserved, designOf, firstQuestion, type PilotQuestion } from "./pilotQuestion.ts";
import { pilotFields } from "./pilotFields.ts";

/** One step in the making of a record, in the order of time. */
export type TriedStep =
  | {
      readonly type: "scenario";
      readonly name: string;
      /** Time as ISO 8601, to the second. */
      readonly when: string;
      /** Power that was seen, to the hundredth of a percent. */
      readonly power: number;
      readonly question: PilotQuestion;
    }
  | { readonly type: "freeze"; readonly when: string };

/** What was named and frozen, in order. The address keeps it, and so does a page saved as one file. */
export type TriedLog = readonly TriedStep[];

/** The record that the steps make. */
export const recordOf = (log: TriedLog): ScenarioRecord => log.reduce(afterStep, emptyRecord());

/** @throws {@link ArgumentError} if the step cannot follow on the record. */
function afterStep(record: ScenarioRecord, step: TriedStep): ScenarioRecord {
  if (step.type === "freeze") return freezeRecord(record, step.when);
  const { type: _, question, ...seen } = step;
  const plan = { design: designOf(question), scenario: asObserved(question) };
  return recordScenario(record, { ...seen, ...plan });
}

/** The part of a question that makes a scenario and its power. */
const scenarioFields = pilotFields.filter(({ key }) =>
  ["events", "pilot", "better", "n", "test", "sides", "alpha", "dropout", "odds", "lost"].includes(
    key,
  ),
);

/** A step as text: time, power in percent, what differs from the opening question, and at the end the name. */
export function stepText(step: TriedStep): string {
  if (step.type === "freeze") return `${step.when}*frozen`;
  const { question, name, when, power } = step;
  const changed = scenarioFields.filter(({ write }) => write(question) !== write(firstQuestion));
  const fields = changed.map(({ key, write }) => `${key}:${write(question)}`);
  return [when, (100 * power).toFixed(2), ...fields, `name:${name}`].join("*");
}

/** @throws {@link ArgumentError} unless the text is a step. */
export function readStep(text: string): TriedStep {
  const [when, second, ...rest] = text.split("*") as [string, ...string[]];
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(when) || Number.isNaN(Date.parse(when))) {
    throw new ArgumentError("tried", "begin with a time such as 2026-01-31T12:00:00Z", text);
  }
  if (second === "frozen" && rest.length === 0) return { type: "freeze", when };
  const power = /^\d+(\.\d+)?$/.test(second ?? "")
    ? Number((Number(second) / 100).toFixed(4))
    : NaN;
  if (!(power <= 1)) throw new ArgumentError("tried", "give the power in percent", text);
  const at = rest.findIndex((part) => part.startsWith("name:"));
  if (at < 0) throw new ArgumentError("tried", "end with the name of the scenario", text);
  const name = rest.slice(at).join("*").slice("name:".length);
  return { type: "scenario", name, when, power, question: readFields(rest.slice(0, at)) };
}

function readFields(parts: readonly string[]): PilotQuestion {
  return parts.reduce((question, part) => {
    const key = part.slice(0, part.indexOf(":"));
    const field = scenarioFields.find((one) => one.key === key);
    if (!field) throw new ArgumentError("tried", "hold what makes a scenario", part);
    return field.read(part.slice(key.length + 1), question);
  }, firstQuestion);
}

export interface LogReading {
  readonly log: TriedLog;
  /** What could not be used, as sentences; the steps around it stay. */
  readonly problems: readonly string[];
}

/** Reads steps in their order; one that cannot be read, or cannot follow on those before, is left out. */
export function readLog(texts: readonly string[]): LogReading {
  const log: TriedStep[] = [];
  const problems: string[] = [];
  for (const text of texts) {
    try {
      const step = readStep(text);
      recordOf([...log, step]);
      log.push(step);
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      problems.push(error.message);
    }
  }
  return { log, problems };
}
