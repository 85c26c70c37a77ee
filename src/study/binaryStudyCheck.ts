import { endpointTypeOf, isVisitType } from "./endpointType.ts";
import { type Check, checkWith, problem } from "./problems.ts";
import { type Study, studySchema } from "./schema.ts";

/**
 * Checks a study of a binary endpoint. A study of another known endpoint has this one problem: all else that
 * could be said would follow from it.
 */
export function binaryStudyCheck(value: unknown): Check<Study> {
  const type = endpointTypeOf(value);
  if (!isVisitType(type)) return checkWith(studySchema, value, "study");
  return { problems: [problem("design.endpoint.type", 'be "binary"', type)] };
}
