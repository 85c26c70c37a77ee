import { transpile, type Notebook } from "@observablehq/notebook-kit";

/** A fault in a cell, found without running it. */
export interface CellProblem {
  readonly cell: number;
  /** Line within the cell, from 1; 0 where the whole cell is meant. */
  readonly line: number;
  readonly message: string;
}

// What a page may use without defining it: the kit's builtins that work offline, and the browser's globals.
const builtins = new Set([
  "Plot",
  "htl",
  "html",
  "svg",
  "md",
  "display",
  "view",
  "invalidation",
  "visibility",
  "dark",
  "now",
  "width",
  "Generators",
  "Mutable",
]);

const remoteImport = /(?:from|import)\s*\(?\s*["'`](npm:|jsr:|observable:|https?:)/;

/** Syntax errors, names defined twice or not at all, and imports from a CDN; in the order of the cells. */
export function checkNotebook({ cells }: Notebook): CellProblem[] {
  const problems: CellProblem[] = [];
  const definedIn = new Map<string, number>();
  const uses: { cell: number; line: number; name: string }[] = [];
  for (const cell of cells) {
    const report = (line: number, message: string) =>
      problems.push({ cell: cell.id, line, message });
    const remote = remoteImport.exec(cell.value);
    if (remote) report(lineOf(cell.value, remote.index), `imports from the network (${remote[1]})`);
    const { inputs = [], outputs = [], output } = tryTranspile(cell, report);
    for (const name of output ? [output] : outputs) {
      const first = definedIn.get(name);
      if (first === undefined) definedIn.set(name, cell.id);
      else report(lineOfName(cell.value, name), `defines ${name}, which cell ${first} defines`);
    }
    for (const name of inputs)
      uses.push({ cell: cell.id, line: lineOfName(cell.value, name), name });
  }
  const known = (name: string) => definedIn.has(name) || builtins.has(name) || name in globalThis;
  for (const { cell, line, name } of uses)
    if (!known(name) && !browserGlobals.has(name))
      problems.push({ cell, line, message: `uses ${name}, which no cell defines` });
  return problems;
}

const browserGlobals = new Set([
  "document",
  "window",
  "location",
  "history",
  "matchMedia",
  "requestAnimationFrame",
  "cancelAnimationFrame",
  "getComputedStyle",
  "localStorage",
  "Node",
  "Element",
  "HTMLElement",
  "ResizeObserver",
  "IntersectionObserver",
]);

type Cell = Notebook["cells"][number];

type Transpiled = Partial<ReturnType<typeof transpile>>;

function tryTranspile(cell: Cell, report: (line: number, message: string) => void): Transpiled {
  try {
    return transpile(cell, { resolveFiles: true });
  } catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number } };
    report(loc?.line ?? 0, message);
    return {};
  }
}

const lineOf = (text: string, index: number): number => text.slice(0, index).split("\n").length;

function lineOfName(text: string, name: string): number {
  const escaped = name.replaceAll("$", String.raw`\$`);
  const index = text.search(new RegExp(String.raw`(?<![\w$.])${escaped}(?![\w$])`));
  return index < 0 ? 0 : lineOf(text, index);
}

/** Stops the build at the first faulty cell, by its name; the browser's own message would not name it. */
export function refuseFaultyNotebook(
  notebook: Notebook,
  { path }: { readonly path: string },
): Notebook {
  const [first] = checkNotebook(notebook);
  if (first)
    throw new SyntaxError(`${path}, cell ${first.cell}, line ${first.line}: ${first.message}`);
  return notebook;
}
