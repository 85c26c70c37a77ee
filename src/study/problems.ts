import type { z } from "zod";
import { ArgumentError } from "../errors.ts";

/** Something wrong with a value. */
export interface Problem {
  /** Where the value sits, e.g. `scenarios[0].responseRate[1]`. */
  readonly path: string;
  /** What the value must do or be, e.g. `lie in [0, 1]`. */
  readonly expectation: string;
  /** The value found; undefined where there is none. */
  readonly value: unknown;
  /** The whole sentence: path must expectation; got value. */
  readonly message: string;
}

/** A value that a schema accepted, completed by its defaults, or everything that is wrong with it. */
export type Check<T> =
  | { readonly value: T; readonly problems?: never }
  | { readonly problems: readonly Problem[]; readonly value?: never };

/**
 * Checks a value by a schema whose messages are expectations.
 *
 * @param root - What the value is called when it is wrong as a whole, e.g. `study`.
 */
export function checkWith<S extends z.ZodType>(
  schema: S,
  value: unknown,
  root: string,
): Check<z.output<S>> {
  const result = schema.safeParse(value);
  if (result.success) return { value: withoutUndefined(result.data) };
  return { problems: problemsOf(result.error.issues, value, root) };
}

/** Throws the first problem as the error that it is. */
export function valueOf<T>(check: Check<T>): T {
  if (check.problems === undefined) return check.value;
  const { path, expectation, value } = check.problems[0]!;
  throw new ArgumentError(path, expectation, value);
}

/** A problem in words. */
export function problem(path: string, expectation: string, value: unknown): Problem {
  const { message } = new ArgumentError(path, expectation, value);
  return { path, expectation, value, message };
}

type Path = readonly PropertyKey[];

function problemsOf(issues: readonly z.core.$ZodIssue[], input: unknown, root: string): Problem[] {
  const found = new Map<string, Problem>(); // one number can miss several of its limits at once
  for (const issue of issues) {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [undefined];
    for (const key of keys) {
      const path: Path = key === undefined ? issue.path : [...issue.path, key];
      const one = problem(printPath(path) || root, issue.message, valueAt(input, path));
      if (!found.has(one.message)) found.set(one.message, one);
    }
  }
  return [...found.values()];
}

function printPath(path: Path): string {
  const text = path.map((key) => {
    if (typeof key === "number") return `[${key}]`;
    return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(String(key))
      ? `.${String(key)}`
      : `[${JSON.stringify(key)}]`;
  });
  return text.join("").replace(/^\./, "");
}

function valueAt(input: unknown, path: Path): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** A key whose value is undefined is absent, as it will be after a trip through JSON. */
function withoutUndefined<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutUndefined) as T;
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(kept.map(([key, entry]) => [key, withoutUndefined(entry)])) as T;
}
