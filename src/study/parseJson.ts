import { ArgumentError } from "../errors.ts";

/**
 * The value of a JSON text.
 *
 * @param what - What the text holds, as an error calls it, e.g. `study`.
 * @throws {@link ArgumentError} where the text is not JSON, with the reason and the place.
 */
export function parseJson(text: string, what: string): unknown {
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
  const before = text.slice(0, Number(position)).split("\n");
  return `, line ${before.length} column ${before.at(-1)!.length + 1}`;
}
