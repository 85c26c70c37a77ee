import type { BibliographyEntry, BibliographyKey } from "./bibliography.ts";

/** A citation by the keys of its sources. */
export interface Citation {
  readonly cite: readonly BibliographyKey[];
}

/** Something that the program cannot know and the author has to write: "You must supply: …". */
export interface Gap {
  readonly supply: string;
}

/** A piece of running text. */
export type Inline = string | Citation | Gap;

/** Running text, or pieces of it that follow each other. */
export type Text = string | readonly Inline[];

export interface Paragraph {
  readonly type: "paragraph";
  readonly text: Text;
}

export interface List {
  readonly type: "list";
  readonly items: readonly Text[];
}

/** A column of a table; numbers are aligned right. */
export interface TableColumn {
  readonly head: string;
  readonly align?: "left" | "right";
  /** Share of the width; columns without one take their parts of the rest. */
  readonly width?: number;
}

/** A table with a caption above; every row has a cell for each column. */
export interface Table {
  readonly type: "table";
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Text[])[];
  readonly note?: Text;
}

/** A picture that needs no style sheet and no font of the page. */
export interface FigurePicture {
  /** The whole picture as SVG text. */
  readonly svg: string;
  /** The same as PNG, at two or more pixels for each unit of width. */
  readonly png?: Uint8Array;
  /** Size in CSS pixels, 96 an inch. */
  readonly width: number;
  readonly height: number;
  /** What there is to see, for a reader who cannot. */
  readonly alt: string;
}

export interface Figure {
  readonly type: "figure";
  /** File name without its ending, unique in the document. */
  readonly name: string;
  readonly caption: Text;
  readonly picture: FigurePicture;
}

/** Text whose lines and spaces count, such as a file or a command. */
export interface Code {
  readonly type: "code";
  readonly text: string;
}

export type Block = Paragraph | List | Table | Figure | Code;

export interface DocumentSection {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** A source with its number in the text, from 1. */
export interface NumberedReference extends BibliographyEntry {
  readonly key: BibliographyKey;
  readonly number: number;
}

/** A document as meaning, without a format: what every renderer writes, each in its own way. */
export interface ProtocolDocument {
  readonly title: string;
  readonly subtitle: string;
  readonly language: "en-US";
  /** One sentence for the file's properties. */
  readonly description: string;
  /** What wrote the document: "equipoise 0.1.0". */
  readonly creator: string;
  readonly sections: readonly DocumentSection[];
  /** In the order in which the text cites them. */
  readonly references: readonly NumberedReference[];
}
