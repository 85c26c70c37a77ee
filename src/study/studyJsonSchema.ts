import { z } from "zod";
import { studySchema } from "./schema.ts";

/**
 * JSON Schema (draft 2020-12) of a study file, for editors and other languages. It holds what one
 * field can know; contradictions between fields are found by `checkStudy` only.
 */
export function studyJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(studySchema, { io: "input" });
  return { $schema, title: "equipoise study file, version 1", ...schema };
}
