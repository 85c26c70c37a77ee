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
  return valueOf(checkWith(schema, readOptions(options), "options"));
}

/** Options as a request has them; one that is not there has no key. */
export function readOptions(options: object): Readonly<Record<string, unknown>> {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([key, value]) => [key, valueOfOption(key, value)]));
}

function valueOfOption(key: string, value: unknown): unknown {
  if (typeof value !== "string" || names.has(key)) return value;
  if (key === "contrastVisit") return readNumber(value); // a visit may be called week-a
  return readNumber(value.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()));
}
