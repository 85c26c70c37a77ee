import { ArgumentError } from "../errors.ts";
import { checkPilotQuestion } from "./checkPilotQuestion.ts";
import { pilotFields } from "./pilotFields.ts";
import { firstQuestion, type PilotQuestion } from "./pilotQuestion.ts";

/** The version of the links, under the key `v`. */
const version = "1";

/** A question as the query of a link; what is as on opening the page is left out. */
export function questionToQuery(question: PilotQuestion): string {
  const changed = pilotFields.filter(({ write }) => write(question) !== write(firstQuestion));
  if (changed.length === 0) return "";
  const query = new URLSearchParams({ v: version });
  for (const { key, write } of changed) query.set(key, write(question));
  return query.toString().replaceAll("%2C", ",");
}

export interface QuestionReading {
  readonly question: PilotQuestion;
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
  const faults = checkPilotQuestion(question).map(({ message }) => message);
  const { pilot, n, noEffect } = firstQuestion;
  const fitting = faults.length > 0 ? { ...question, pilot, n, noEffect } : question;
  return { question: fitting, problems: [...problems, ...faults] };
}

function strangeKeys(parameters: URLSearchParams): string[] {
  const known = new Set(["v", ...pilotFields.map(({ key }) => key)]);
  const strangers = [...parameters.keys()].filter((key) => !known.has(key));
  const problems = strangers.map((key) => `${key} is no part of a link to this page`);
  const found = parameters.get("v");
  if (found !== null && found !== version) problems.push(`v must be ${version}; got ${found}`);
  return problems;
}
