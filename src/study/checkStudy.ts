import { binaryStudyCheck } from "./binaryStudyCheck.ts";
import type { Problem } from "./problems.ts";
import type { Study } from "./schema.ts";

/** A complete study, or everything that is wrong with what was given. */
export type StudyCheck =
  | { readonly study: Study; readonly problems?: never }
  | { readonly problems: readonly Problem[]; readonly study?: never };

/**
 * Checks a study and completes it by the documented defaults, without throwing.
 *
 * @param value - A study as JSON gives it; what has a default may be left out.
 * @returns The complete study, or all problems, each with its path, expectation and value. A
 *   contradiction within a part of the file is reported once that part's fields are right.
 */
export function checkStudy(value: unknown): StudyCheck {
  const check = binaryStudyCheck(value);
  return check.problems === undefined ? { study: check.value } : check;
}
