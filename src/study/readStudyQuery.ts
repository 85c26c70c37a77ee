import { ArgumentError } from "../errors.ts";
import {
  type LinkKeys,
  linkKeys,
  type LinkTexts,
  type Note,
  readTexts,
  suffixesOf,
} from "./linkKeys.ts";
import { linkPlaces, placesBehind } from "./linkPlaces.ts";
import { type Check, type Problem, problem } from "./problems.ts";

/** A parameter as reading needs it. */
interface ReadField<Part> {
  readonly key: string;
  readonly paths: readonly string[];
  readonly read: (text: string, draft: Part) => void;
}

/** How one kind of study is read from a link. */
export interface StudyQueryReader<Study, Draft extends { scenarios: Scenario[] }, Scenario> {
  readonly studyFields: readonly ReadField<Draft>[];
  readonly scenarioFields: readonly ReadField<Scenario>[];
  /** A valid study of one scenario, to put the link's values in; unchecked texts may decide its shape. */
  readonly draft: (texts: LinkTexts) => Draft;
  /** What a further scenario starts from, once the first one is read. */
  readonly furtherScenario: (draft: Draft) => Scenario;
  readonly check: (draft: Draft) => Check<Study>;
}

/** A study read from a link, and what of the link could not be used. */
export interface ReadStudy<Study> {
  /** Always complete: a parameter with a problem counts as left out. */
  readonly study: Study;
  readonly problems: readonly Problem[];
}

export interface ReadStudyOptions {
  /** Keys that mean something else to the page (none). */
  readonly otherKeys?: readonly string[];
}

type Texts = Map<string, string>;

/**
 * The study in the query of a link. Never throws: a parameter with a problem is left out, and the problem
 * is named.
 *
 * @param query - With or without its "?".
 */
export function readStudyQuery<Study, Draft extends { scenarios: Scenario[] }, Scenario>(
  query: string,
  reader: StudyQueryReader<Study, Draft, Scenario>,
  { otherKeys = [] }: ReadStudyOptions = {},
): ReadStudy<Study> {
  const found = new Map<string, Problem>();
  const note: Note = (one) => found.set(one.message, one);
  const keys = linkKeys(reader);
  const texts = readTexts(query, keys, new Set(otherKeys), note);
  for (;;) {
    const check = reader.check(draftOf(texts, reader, keys, note));
    if (check.problems === undefined) return { study: check.value, problems: [...found.values()] };
    const places = linkPlaces(texts, reader, keys);
    for (const one of check.problems) {
      note(one);
      for (const { key } of placesBehind(places, one.path)) texts.delete(key); // ends the loop
    }
  }
}

/** The starting study with the link's values put in, unchecked. */
function draftOf<Study, Draft extends { scenarios: Scenario[] }, Scenario>(
  texts: Texts,
  reader: StudyQueryReader<Study, Draft, Scenario>,
  keys: LinkKeys,
  note: Note,
): Draft {
  const draft = reader.draft(texts);
  for (const { key, read } of reader.studyFields) {
    take(texts, key, note, (text) => read(text, draft));
  }
  const first = draft.scenarios[0]!;
  for (const [k, suffix] of suffixesOf(texts, keys).entries()) {
    const scenario = k === 0 ? first : reader.furtherScenario(draft);
    for (const { key, read } of reader.scenarioFields) {
      take(texts, `${key}${suffix}`, note, (text) => read(text, scenario));
    }
    if (k > 0) draft.scenarios.push(scenario);
  }
  return draft;
}

/** Reads a parameter where it is given; one that cannot be read at all is noted and left out. */
function take(texts: Texts, key: string, note: Note, read: (text: string) => void): void {
  const text = texts.get(key);
  if (text === undefined) return;
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    note(problem(error.path, error.expectation, text));
    texts.delete(key);
  }
}
