import { type StudyCheck, checkStudy } from "./checkStudy.ts";
import { ArgumentError } from "../errors.ts";
import { parseJson } from "./parseJson.ts";
import { parseStudy } from "./parseStudy.ts";
import { problem } from "./problems.ts";
import type { Study } from "./schema.ts";

/** The text of a study file: indented, with a line feed at its end. */
export function studyToJson(study: Study): string {
  return `${JSON.stringify(study, null, 2)}\n`;
}

/**
 * The complete study in the text of a study file.
 *
 * @throws {@link ArgumentError} where the text is not JSON or the study has a problem.
 */
export function studyFromJson(text: string): Study {
  return parseStudy(parseJson(text, "study"));
}

/** The complete study in the text of a study file, or all its problems, without throwing. */
export function checkStudyJson(text: string): StudyCheck {
  try {
    return checkStudy(parseJson(text, "study"));
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    return { problems: [problem(error.path, error.expectation, text)] };
  }
}
