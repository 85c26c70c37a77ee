/** A key that stands twice in one object of a JSON text. */
export interface DuplicateKey {
  /** Where the key sits, e.g. `design.arms[0].n`. */
  readonly path: string;
  /** The same as keys and indices from the outermost value inward. */
  readonly keys: readonly (string | number)[];
  /** Place of its second mention, as an offset in the text. */
  readonly position: number;
}

/** An object or a list that is open at the place read. */
interface Open {
  /** Keys met so far; undefined for a list. */
  readonly keys: Set<string> | undefined;
  /** The key or index of the value being read. */
  at: string | number;
}

/**
 * Strings, and what opens, closes and parts; all else in a JSON text holds no key. A regular expression would run out of
 * stack in a string of megabytes.
 */
function* tokensOf(text: string): Generator<{ readonly token: string; readonly index: number }> {
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    if (character === '"') {
      const end = endOfString(text, index);
      yield { token: text.slice(index, end + 1), index };
      index = end;
    } else if ("{}[],".includes(character)) yield { token: character, index };
  }
}

/** Place of the quote that ends the string beginning at `start`. */
function endOfString(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
  return end;
}

/**
 * The first key that an object of a JSON text has twice, which JSON.parse passes over in silence.
 *
 * @param text - Valid JSON.
 */
export function duplicateKey(text: string): DuplicateKey | undefined {
  const open: Open[] = [];
  for (const { token, index } of tokensOf(text)) {
    const inner = open.at(-1);
    if (token === "{") open.push({ keys: new Set(), at: "" });
    else if (token === "[") open.push({ keys: undefined, at: 0 });
    else if (token === "}" || token === "]") open.pop();
    else if (token === ",") nextItem(inner!);
    else if (inner?.keys && isKey(text, index + token.length)) {
      inner.at = JSON.parse(token) as string;
      if (inner.keys.has(inner.at)) {
        const keys = open.map(({ at }) => at);
        return { path: pathOf(keys), keys, position: index };
      }
      inner.keys.add(inner.at);
    }
  }
  return undefined;
}

function nextItem(inner: Open): void {
  if (typeof inner.at === "number") inner.at += 1;
}

/** Whether the string that ends here is a key: a colon follows, and never follows a value. */
function isKey(text: string, end: number): boolean {
  let next = end;
  while (/\s/.test(text[next] ?? "")) next += 1;
  return text[next] === ":";
}

/** `scenarios[0].responseRate`, as other messages name a place. */
function pathOf(keys: readonly (string | number)[]): string {
  const parts = keys.map((at) => (typeof at === "number" ? `[${at}]` : `.${at}`));
  return parts.join("").replace(/^\./, "");
}
