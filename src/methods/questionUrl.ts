import { ArgumentError } from "../errors.ts";
import { checkQuestion } from "./checkQuestion.ts";
import { firstQuestion, sizesOf, type Question } from "./question.ts";
import { questionFields } from "./questionFields.ts";

/** The version of the links, under the key `v`. */
const version = "1";

/** A question as the query of a link; what is as on opening the page is left out. */
export function questionToQuery(question: Question): string {
  const changed = questionFields.filter(({ write }) => write(question) !== write(firstQuestion));
  if (changed.length === 0) return "";
  const query = new URLSearchParams({ v: version });
  for (const { key, write } of changed) query.set(key, write(question));
  return query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
}

export interface QuestionReading {
  readonly question: Question;
  /** What could not be used, as sentences; there it is as on opening the page. */
  readonly problems: readonly string[];
}

/** Reads the question in a query. */
export function questionFromQuery(query: string): QuestionReading {
  const parameters = new URLSearchParams(query);
  const problems = strangeKeys(parameters);
  let question = firstQuestion;
  for (const { key, read } of questionFields) {
    const text = parameters.get(key);
    if (text === null) continue;
    try {
      question = { ...question, ...read(text) };
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      problems.push(error.message);
    }
  }
  return mended(question, problems);
}

/** What fits together in a question; the first one's rates, level and power for those that do not. */
function mended(read: Question, problems: readonly string[]): QuestionReading {
  const { table, ...rest } = read;
  const [nE, nC] = sizesOf(read);
  const fits = table === undefined || (table[0] <= nE && table[1] <= nC);
  const misfit = fits ? [] : [`table must lie within ${nE} and ${nC} subjects; got ${table}`];
  const question = fits ? read : rest;
  const faults = checkQuestion(question).map(({ message }) => message);
  const { rates, power, alpha } = firstQuestion;
  return {
    question: faults.length > 0 ? { ...question, rates, power, alpha } : question,
    problems: [...problems, ...misfit, ...faults],
  };
}

function strangeKeys(parameters: URLSearchParams): string[] {
  const known = new Set(["v", ...questionFields.map(({ key }) => key)]);
  const strangers = [...parameters.keys()].filter((key) => !known.has(key));
  const problems = strangers.map((key) => `${key} is no part of a link to this page`);
  const found = parameters.get("v");
  if (found !== null && found !== version) problems.push(`v must be ${version}; got ${found}`);
  return problems;
}
