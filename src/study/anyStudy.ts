import { ArgumentError } from "../errors.ts";
import { endpointTypeOf, isVisitType } from "./endpointType.ts";
import { type Check, type Problem, checkWith, problem, valueOf } from "./problems.ts";
import { binaryStudyCheck } from "./binaryStudyCheck.ts";
import type { Study, StudyInput } from "./schema.ts";
import { visitEndpointTypes } from "./visitMethods.ts";
import {
  continuousStudySchema,
  severalVisitsStudySchema,
  type VisitStudy,
  type VisitStudyInput,
} from "./visitSchema.ts";

/** A study of any endpoint. */
export type AnyStudy = Study | VisitStudy;
/** A study of any endpoint as it may be written: with defaults left out. */
export type AnyStudyInput = StudyInput | VisitStudyInput;

/** A complete study, or everything that is wrong with what was given. */
export type AnyStudyCheck =
  | { readonly study: AnyStudy; readonly problems?: never }
  | { readonly problems: readonly Problem[]; readonly study?: never };

/** Whether a study's endpoint is measured: continuous, longitudinal, or a response read off such values. */
export function isVisitStudy(study: AnyStudy): study is VisitStudy {
  return study.design.endpoint.type !== "binary";
}

/**
 * Checks a study of any endpoint and completes it by the documented defaults, without throwing.
 *
 * @param value - A study as JSON gives it; what has a default may be left out.
 * @returns The complete study, or all problems, each with its path, expectation and value. A
 *   contradiction within a part of the file is reported once that part's fields are right.
 */
export function checkAnyStudy(value: unknown): AnyStudyCheck {
  const check = checkByType(value);
  return check.problems === undefined ? { study: check.value } : check;
}

/**
 * Checks a study of any endpoint and completes it by the documented defaults.
 *
 * @returns The complete study; parsed again it stays as it is.
 * @throws {@link ArgumentError} for the first problem; {@link checkAnyStudy} gives them all.
 */
export function parseAnyStudy(value: unknown): AnyStudy {
  return valueOf(checkByType(value));
}

/**
 * Checks a study whose endpoint is measured, as {@link parseAnyStudy} does.
 *
 * @throws {@link ArgumentError} for the first problem, which includes a binary endpoint.
 */
export function parseVisitStudy(value: unknown): VisitStudy {
  const study = parseAnyStudy(value);
  if (isVisitStudy(study)) return study;
  const expectation = `be one of ${visitEndpointTypes.join(", ")}`;
  throw new ArgumentError("design.endpoint.type", expectation, study.design.endpoint.type);
}

function checkByType(value: unknown): Check<AnyStudy> {
  const type = endpointTypeOf(value);
  if (type === "continuous") return checkWith(continuousStudySchema, value, "study");
  if (isVisitType(type)) return checkWith(severalVisitsStudySchema, value, "study");
  if (type === undefined || type === "binary") return binaryStudyCheck(value);
  const expectation = `be one of binary, ${visitEndpointTypes.join(", ")}`;
  return { problems: [problem("design.endpoint.type", expectation, type)] };
}
