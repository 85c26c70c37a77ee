import { checkWith } from "./problems.ts";
import type { Draft, DraftScenario } from "./draft.ts";
import { presets } from "./presets.ts";
import {
  readStudyQuery,
  type ReadStudy,
  type ReadStudyOptions,
  type StudyQueryReader,
} from "./readStudyQuery.ts";
import { type Study, studySchema } from "./schema.ts";
import { scenarioFields } from "./scenarioUrlFields.ts";
import { studyFields } from "./urlFields.ts";

/** A study read from a link, and what of the link could not be used. */
export type StudyFromQuery = ReadStudy<Study>;

/** Reads a link into the first preset; a further scenario starts from nothing. */
const reader: StudyQueryReader<Study, Draft, DraftScenario> = {
  studyFields,
  scenarioFields,
  draft: () => structuredClone<unknown>(presets[0]!.study) as Draft,
  furtherScenario: () => ({}),
  check: (draft) => checkWith(studySchema, draft, "study"),
};

/**
 * The study in the query of a link. Never throws: a parameter with a problem is left out, so that its
 * field is as in the first preset, and the problem is named.
 *
 * @param query - With or without its "?".
 * @param options - Keys that mean something else to the page (none).
 */
export function studyFromQuery(query: string, options: ReadStudyOptions = {}): StudyFromQuery {
  return readStudyQuery(query, reader, options);
}
