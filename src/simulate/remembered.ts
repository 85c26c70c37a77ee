/** Results that are kept; the oldest goes when one more would not fit. */
const capacity = 64;

/** A function of plain data that remembers its last results, by the content of what it was given. */
export function remembered<Args extends readonly unknown[], Result>(
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  const known = new Map<string, Result>();
  return (...args) => {
    const key = JSON.stringify(args);
    const found = known.get(key);
    if (found !== undefined) return found;
    const result = compute(...args);
    if (known.size === capacity) known.delete(known.keys().next().value!);
    known.set(key, result);
    return result;
  };
}
