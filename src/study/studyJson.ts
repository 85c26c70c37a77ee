import { type AnyStudy, type AnyStudyCheck, checkAnyStudy, parseAnyStudy } from "./anyStudy.ts";
import { type StudyCheck, checkStudy } from "./checkStudy.ts";
import { ArgumentError } from "../errors.ts";
import { parseJson } from "./parseJson.ts";
import { parseStudy } from "./parseStudy.ts";
import type { Problem } from "./problems.ts";
import type { Study } from "./schema.ts";

/** The text of a study file: indented, with a line feed at its end. */
export function studyToJson(study: AnyStudy): string {
  return `${JSON.stringify(study, null, 2)}\n`;
}

/**
 * The complete study of a binary endpoint in the text of a study file.
 *
 * @throws {@link ArgumentError} where the text is not JSON or the study has a problem.
 */
export function studyFromJson(text: string): Study {
  return parseStudy(parseJson(text, "study"));
}

/**
 * The complete study of any endpoint in the text of a study file.
 *
 * @throws {@link ArgumentError} where the text is not JSON or the study has a problem.
 */
export function anyStudyFromJson(text: string): AnyStudy {
  return parseAnyStudy(parseJson(text, "study"));
}

/** The complete study in the text of a study file, or all its problems, without throwing. */
export function checkStudyJson(text: string): StudyCheck {
  return checkJson(text, checkStudy);
}

/** The complete study of any endpoint in the text of a study file, or all its problems, without throwing. */
export function checkAnyStudyJson(text: string): AnyStudyCheck {
  return checkJson(text, checkAnyStudy);
}

function checkJson<Result>(
  text: string,
  check: (value: unknown) => Result,
): Result | { readonly problems: readonly Problem[] } {
  let value: unknown;
  try {
    value = parseJson(text, "study");
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    const { path, expectation, message } = error;
    return { problems: [{ path, expectation, value: text, message }] };
  }
  return check(value);
}
