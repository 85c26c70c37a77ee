import { transpile, type Cell, type Notebook } from "@observablehq/notebook-kit";

/** A fault in a notebook, found without running it. */
export interface CellProblem {
  readonly cell: number;
  /** Line within the cell, from 1; 0 where the whole cell is meant. */
  readonly line: number;
  readonly message: string;
}

interface CellNames {
  readonly cell: Cell;
  readonly defines: readonly string[];
  readonly uses: readonly string[];
}

/** Names that a cell may use without any cell defining them. */
const builtins = new Set(
  `Plot htl html svg md display view invalidation visibility dark now width Generators Mutable
  document window location history matchMedia requestAnimationFrame getComputedStyle localStorage
  Node Element HTMLElement ResizeObserver IntersectionObserver`.split(/\s+/),
);

/** Syntax errors, names defined twice or nowhere, and imports from the network. */
export function checkNotebook({ cells }: Notebook): CellProblem[] {
  const problems: CellProblem[] = [];
  const named: CellNames[] = [];
  for (const cell of cells) {
    problems.push(...remoteImports(cell));
    try {
      const { inputs = [], outputs = [], output } = transpile(cell, { resolveFiles: true });
      named.push({ cell, defines: output ? [output] : outputs, uses: inputs });
    } catch (error) {
      problems.push(syntaxProblem(cell, error as Error));
    }
  }
  return [...problems, ...nameProblems(named)];
}

function syntaxProblem({ id }: Cell, error: Error & { loc?: { line: number } }): CellProblem {
  return { cell: id, line: error.loc?.line ?? 0, message: `cannot be read: ${error.message}` };
}

function remoteImports({ id, value }: Cell): CellProblem[] {
  const remote = /(?:from|import)\s*\(?\s*["'`]((?:npm|jsr|observable|https?):[^"'`]*)/g;
  return Array.from(value.matchAll(remote), ({ index, 1: address }) => ({
    cell: id,
    line: lineAt(value, index),
    message: `imports ${address} from the network`,
  }));
}

function nameProblems(named: readonly CellNames[]): CellProblem[] {
  const problems: CellProblem[] = [];
  const definedIn = new Map<string, number>();
  const report = (cell: Cell, name: string, message: string) =>
    problems.push({ cell: cell.id, line: lineOf(cell.value, name), message });
  for (const { cell, defines } of named)
    for (const name of defines) {
      const first = definedIn.get(name);
      if (first === undefined) definedIn.set(name, cell.id);
      else report(cell, name, `defines ${name}, which cell ${first} defines`);
    }
  for (const { cell, uses } of named)
    for (const name of uses) {
      const isKnown = definedIn.has(name) || builtins.has(name) || name in globalThis;
      if (!isKnown) report(cell, name, `uses ${name}, which no cell defines`);
    }
  return problems;
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split("\n").length;

function lineOf(text: string, name: string): number {
  const escaped = name.replaceAll("$", String.raw`\$`);
  const index = text.search(new RegExp(String.raw`(?<![\w$.])${escaped}(?![\w$])`));
  return index < 0 ? 0 : lineAt(text, index);
}

/** Stops a build at the first fault, by its place: the browser's own message would not name the cell. */
export function refuseFaultyNotebook(
  notebook: Notebook,
  { path }: { readonly path: string },
): Notebook {
  const [first] = checkNotebook(notebook);
  if (!first) return notebook;
  const { cell, line, message } = first;
  throw new SyntaxError(`${path}, cell ${cell}, line ${line}: ${message}`);
}
