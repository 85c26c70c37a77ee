import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { deserialize } from "@observablehq/notebook-kit";
import { JSDOM } from "jsdom";
import { checkNotebook } from "./checkNotebook.ts";

const parser = new new JSDOM().window.DOMParser();

/**
 * What is wrong with a notebook's page, as `page, cell 3, line 21: …` with lines counted in the file:
 * faults of its cells, ids given twice, imports and links that lead nowhere.
 */
export function checkPage(file: string, html = readFileSync(file, "utf8")): string[] {
  const page = basename(file);
  const cells = cellLines(html);
  const place = (cell: number, line: number) =>
    `${page}, cell ${cell}, line ${(cells.get(cell) ?? 0) + line}`;
  const faults = checkNotebook(deserialize(html, { parser })).map(
    ({ cell, line, message }) => `${place(cell, line)}: ${message}`,
  );
  return [...faults, ...repeatedIds(page, html), ...deadAddresses(file, html)];
}

/** Line of the file at which each cell's tag stands. */
function cellLines(html: string): Map<number, number> {
  const lines = new Map<number, number>();
  for (const { index, 1: id } of html.matchAll(/<script\b[^>]*\bid="(\d+)"/g))
    lines.set(Number(id), lineAt(html, index));
  return lines;
}

function repeatedIds(page: string, html: string): string[] {
  const seen = new Set<string>();
  const problems: string[] = [];
  for (const { index, 1: id } of html.matchAll(/\sid="([^"${}]+)"/g)) {
    if (seen.has(id!))
      problems.push(`${page}, line ${lineAt(html, index)}: id ${id} is given twice`);
    seen.add(id!);
  }
  return problems;
}

/** Relative imports and links to files that are not there, and to ids that the page lacks. */
function deadAddresses(file: string, html: string): string[] {
  const addresses =
    /(?:\bfrom\s+|\bimport\s*\(?\s*|\bhref=|\]\()["']?(\.{1,2}\/[^"'?)\s>]*|#[\w-]+)/g;
  const problems: string[] = [];
  for (const { index, 1: address } of html.matchAll(addresses)) {
    const [path, fragment] = address!.split("#") as [string, string?];
    const isAlive = path ? existsSync(resolve(dirname(file), path)) : hasTarget(html, fragment!);
    if (!isAlive)
      problems.push(`${basename(file)}, line ${lineAt(html, index)}: ${address} leads nowhere`);
  }
  return problems;
}

/** Whether an element or a heading, which gets its words as id, has this id. */
function hasTarget(html: string, id: string): boolean {
  if (html.includes(`id="${id}"`)) return true;
  const headings = [...html.matchAll(/^\s*#{2,3}\s+(.+)$/gm)];
  const slug = (words: string) => words.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return headings.some(([, words]) => slug(words!.trim()) === id);
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split("\n").length;
