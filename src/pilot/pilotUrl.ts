import { ArgumentError } from "../errors.ts";
import { checkPilotQuestion } from "./checkPilotQuestion.ts";
import { pilotFields } from "./pilotFields.ts";
import { firstQuestion, type PilotQuestion } from "./pilotQuestion.ts";
import { readLog, stepText, type TriedLog } from "./triedLog.ts";

/** The version of the links, under the key `v`. */
const version = "1";
/** The key of what was tried: one for each step, in order. */
const triedKey = "tried";

/** A question, and what was tried, as the query of a link; what is as on opening the page is left out. */
export function questionToQuery(question: PilotQuestion, tried: TriedLog = []): string {
  const changed = pilotFields.filter(({ write }) => write(question) !== write(firstQuestion));
  if (changed.length === 0 && tried.length === 0) return "";
  const query = new URLSearchParams({ v: version });
  for (const { key, write } of changed) query.set(key, write(question));
  for (const step of tried) query.append(triedKey, stepText(step));
  return query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
}

export interface QuestionReading {
  readonly question: PilotQuestion;
  readonly tried: TriedLog;
  /** What could not be used, as sentences; there it is as on opening the page. */
  readonly problems: readonly string[];
}

/** Reads the question in a query. */
export function questionFromQuery(query: string): QuestionReading {
  const parameters = new URLSearchParams(query);
  const problems = strangeKeys(parameters);
  let question = firstQuestion;
  for (const { key, read } of pilotFields) {
    const text = parameters.get(key);
    if (text === null) continue;
    try {
      question = read(text, question);
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      problems.push(error.message);
    }
  }
  const faults = checkPilotQuestion(question);
  problems.push(...faults.map(({ message }) => message));
  const fitting = faults.reduce((mended, { path }) => ({ ...mended, ...usualAt(path) }), question);
  const { log: tried, problems: faultsOfTried } = readLog(parameters.getAll(triedKey));
  return { question: fitting, tried, problems: [...problems, ...faultsOfTried] };
}

/** What stands on opening the page in place of what the control at a path must not hold. */
function usualAt(path: string): Partial<PilotQuestion> {
  const { pilot, n, noEffect, method } = firstQuestion;
  return { n: { n }, noeffect: { noEffect }, test: { method } }[path] ?? { pilot };
}

function strangeKeys(parameters: URLSearchParams): string[] {
  const known = new Set(["v", triedKey, ...pilotFields.map(({ key }) => key)]);
  const strangers = [...parameters.keys()].filter((key) => !known.has(key));
  const problems = strangers.map((key) => `${key} is no part of a link to this page`);
  const found = parameters.get("v");
  if (found !== null && found !== version) problems.push(`v must be ${version}; got ${found}`);
  return problems;
}
