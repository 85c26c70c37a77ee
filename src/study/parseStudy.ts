import { binaryStudyCheck } from "./binaryStudyCheck.ts";
import { valueOf } from "./problems.ts";
import type { Study } from "./schema.ts";

/**
 * Checks a study and completes it by the documented defaults.
 *
 * @param value - A study as JSON gives it; what has a default may be left out.
 * @returns The complete study; parsed again it stays as it is.
 * @throws {@link ArgumentError} for the first problem; `checkStudy` gives them all.
 */
export function parseStudy(value: unknown): Study {
  return valueOf(binaryStudyCheck(value));
}
