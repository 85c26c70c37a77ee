import type { BibliographyEntry } from "./bibliography.ts";
import type { NumberedReference, ProtocolDocument } from "./documentModel.ts";
import { texText } from "./texText.ts";

/** The sources of a document as BibTeX, by the keys that its LaTeX cites. */
export function documentBibtex({ references }: Pick<ProtocolDocument, "references">): string {
  return references.map(bibtexEntry).join("\n");
}

const containers = {
  article: "journal",
  book: "publisher",
  inproceedings: "booktitle",
  techreport: "institution",
} as const;

/** One entry, as docs/references.bib writes it. */
export function bibtexEntry(entry: BibliographyEntry & Pick<NumberedReference, "key">): string {
  const { type, key, title, year, volume, pages } = entry;
  const fields = {
    author: authors(entry),
    title: texText(title),
    [containers[type]]: texText(entry.in),
    year,
    volume,
    pages: pages && texText(pages),
  };
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `  ${name} = {${value}}`);
  return `@${type}{${key},\n${lines.join(",\n")}\n}\n`;
}

function authors({ authors: names, hasMoreAuthors, isGroup }: BibliographyEntry): string {
  const written = names.map((name) => (isGroup ? `{${texText(name)}}` : texText(name)));
  return [...written, ...(hasMoreAuthors ? ["others"] : [])].join(" and ");
}
