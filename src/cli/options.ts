import type { z } from "zod";
import { checkWith, valueOf } from "../study/problems.ts";
import { readNumber } from "../study/readNumber.ts";

const names = new Set(["scenario", "experimental", "control", "replicate"]); // never numbers

/**
 * Options checked as a request is: numbers read, method names turned from `closed-form` to `closedForm`.
 *
 * @throws {@link ArgumentError} for a value that the schema refuses.
 */
export function checkOptions<S extends z.ZodType>(schema: S, options: object): z.output<S> {
  const entries = Object.entries(options).map(([key, value]) => [key, valueOfOption(key, value)]);
  return valueOf(checkWith(schema, Object.fromEntries(entries), "options"));
}

function valueOfOption(key: string, value: unknown): unknown {
  if (typeof value !== "string" || names.has(key)) return value;
  return readNumber(value.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()));
}
