import type { z } from "zod";
import { objectOf } from "../study/fields.ts";
import { checkWith, valueOf } from "../study/problems.ts";

/**
 * Data checked by what the method needs; paths begin at the request.
 *
 * @throws {@link ArgumentError} for the first problem.
 */
export function dataOf<Schema extends z.ZodType>(schema: Schema, data: unknown): z.output<Schema> {
  const request = objectOf("be an object with data", { data: schema });
  return (valueOf(checkWith(request, { data }, "request")) as { data: z.output<Schema> }).data;
}
