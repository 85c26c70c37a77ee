import { ArgumentError } from "../errors.ts";
import { type DuplicateKey, duplicateKey } from "./duplicateKey.ts";

/**
 * The value of a JSON text.
 *
 * @param what - What the text holds, as an error calls it, e.g. `study`.
 * @throws {@link ArgumentError} where the text is not JSON, with the reason and the place, and where a key stands
 *   twice in one object: of the two values JSON.parse would take the last without a word.
 */
export function parseJson(text: string, what: string): unknown {
  const value = parsed(text, what);
  const twice = duplicateKey(text);
  if (twice === undefined) return value;
  const { path, keys, position } = twice;
  const expectation = `be given once, and is again at ${lineAndColumn(text, position)}`;
  throw new ArgumentError(path, expectation, valueAt(value, keys));
}

function valueAt(value: unknown, keys: DuplicateKey["keys"]): unknown {
  return keys.reduce((within, key) => (within as Record<string | number, unknown>)[key], value);
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")); // some editors begin a file with this mark
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ArgumentError(what, `be valid JSON (${reason}${place(text, reason)})`, text);
  }
}

/** Line and column of the position that V8 and JavaScriptCore name only as an offset. */
function place(text: string, reason: string): string {
  const position = /position (\d+)/.exec(reason)?.[1];
  if (position === undefined || /line \d/.test(reason)) return "";
  return `, ${lineAndColumn(text, Number(position))}`;
}

function lineAndColumn(text: string, position: number): string {
  const before = text.slice(0, position).split("\n");
  return `line ${before.length} column ${before.at(-1)!.length + 1}`;
}
