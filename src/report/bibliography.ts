import entries from "./bibliography.json" with { type: "json" };

/** A source that a document may cite, in plain Unicode. */
export interface BibliographyEntry {
  readonly type: "article" | "book" | "inproceedings" | "techreport";
  /** "Last, First", or the name of a group. */
  readonly authors: readonly string[];
  readonly hasMoreAuthors?: boolean;
  /** The author is a group, whose name is not turned. */
  readonly isGroup?: boolean;
  readonly title: string;
  /** Journal, proceedings, publisher or institution. */
  readonly in: string;
  readonly year: number;
  readonly volume?: string;
  readonly pages?: string;
}

/** Key of a source, the same as in docs/references.bib. */
export type BibliographyKey = keyof typeof entries;

/** The sources that documents cite: those of docs/references.bib that they need, kept here for the browser. */
export const bibliography = entries as Readonly<Record<BibliographyKey, BibliographyEntry>>;

/** Whether a text is the key of a known source. */
export const isBibliographyKey = (key: string | undefined): key is BibliographyKey =>
  key !== undefined && Object.hasOwn(bibliography, key);
