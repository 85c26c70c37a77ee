type Tree = Record<string, unknown>;

const keysOf = (path: string): string[] => path.replace(/\[(\d+)\]/g, ".$1").split(".");

function change(value: unknown, path: string, edit: (owner: Tree, key: string) => void): unknown {
  const copy: unknown = structuredClone(value);
  const keys = keysOf(path);
  const last = keys.pop()!;
  let owner = copy as Tree;
  for (const key of keys) owner = owner[key] as Tree;
  edit(owner, last);
  return copy;
}

/** A copy with another value at a path such as `scenarios[0].responseRate[1]`. */
export function put(value: unknown, path: string, found: unknown): unknown {
  return change(value, path, (owner, key) => (owner[key] = found));
}

/** A copy without the key at a path. */
export function without(value: unknown, path: string): object {
  return change(value, path, (owner, key) => delete owner[key]) as object;
}
