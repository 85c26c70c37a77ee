import { z } from "zod";
import { studySchema } from "./schema.ts";
import { continuousStudySchema, severalVisitsStudySchema } from "./visitSchema.ts";

const anyStudy = z.union([studySchema, continuousStudySchema, severalVisitsStudySchema]);

/**
 * JSON Schema (draft 2020-12) of a study file, for editors and other languages: a study of a binary endpoint, of
 * one measured once, or of one measured at visits. It holds what one field can know; contradictions between
 * fields are found by `checkAnyStudy` only.
 */
export function studyJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(anyStudy, { io: "input" });
  return { $schema, title: "equipoise study file, version 1", ...schema };
}
