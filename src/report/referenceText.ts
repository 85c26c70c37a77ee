import type { BibliographyEntry } from "./bibliography.ts";

/** Journals give six names, then "et al." */
const mostNames = 6;

/** A source as a numbered list prints it, after Vancouver: "Barnard GA. Significance tests … Biometrika 1947;34:123–138." */
export function referenceText(entry: BibliographyEntry): string {
  const { title, year, volume, pages } = entry;
  const start = `${authorsText(entry)}. ${withoutFullStop(title)}.`;
  if (entry.type === "article") return `${start} ${entry.in} ${year};${volume}:${pages}.`;
  const isPart = entry.type === "inproceedings";
  const on = pages === undefined ? "" : ` p. ${pages}.`;
  return `${start} ${isPart ? "In: " : ""}${entry.in}; ${year}.${on}`;
}

/** "He J, et al" or "Barnard GA". */
export function authorsText({ authors, hasMoreAuthors, isGroup }: BibliographyEntry): string {
  const names = authors.map((name) => (isGroup ? name : shortName(name)));
  const isCut = hasMoreAuthors === true || names.length > mostNames;
  return [...names.slice(0, mostNames), ...(isCut ? ["et al"] : [])].join(", ");
}

/** "Barnard, G. A." as "Barnard GA"; "Chan, An-Wen" as "Chan AW". */
function shortName(name: string): string {
  const [last = "", first = ""] = name.split(", ");
  const initials = first.split(/[\s.-]+/u).map((part) => part.slice(0, 1));
  return `${last} ${initials.join("")}`.trim();
}

const withoutFullStop = (title: string): string => title.replace(/\.$/, "");
