import { type AnyStudy, isVisitStudy } from "./anyStudy.ts";
import { problem } from "./problems.ts";
import type { ReadStudy, ReadStudyOptions } from "./readStudyQuery.ts";
import { studyFromQuery, studyToQuery } from "./studyUrl.ts";
import { isVisitType } from "./endpointType.ts";
import { visitEndpointTypes } from "./visitMethods.ts";
import { visitStudyFromQuery, visitStudyToQuery } from "./visitStudyUrl.ts";

/** A study of any endpoint as the query of a link, without its "?"; `type=` tells one kind from another. */
export function anyStudyToQuery(study: AnyStudy): string {
  return isVisitStudy(study) ? visitStudyToQuery(study) : studyToQuery(study);
}

/**
 * The study in the query of a link, of a binary endpoint unless `type=` names another. Never throws: a parameter
 * with a problem is left out, and the problem is named.
 */
export function anyStudyFromQuery(
  query: string,
  { otherKeys = [] }: ReadStudyOptions = {},
): ReadStudy<AnyStudy> {
  const type = new URLSearchParams(query).get("type");
  if (isVisitType(type)) return visitStudyFromQuery(query, { otherKeys });
  const read = studyFromQuery(query, { otherKeys: [...otherKeys, "type"] });
  if (type === null || type === "binary" || otherKeys.includes("type")) return read;
  const expectation = `be one of binary, ${visitEndpointTypes.join(", ")}`;
  return { ...read, problems: [problem("type", expectation, type), ...read.problems] };
}
