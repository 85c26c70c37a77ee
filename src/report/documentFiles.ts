import { documentBibtex } from "./documentBibtex.ts";
import { documentHtml } from "./documentHtml.ts";
import { documentMarkdown } from "./documentMarkdown.ts";
import type { Figure, ProtocolDocument } from "./documentModel.ts";
import { documentTex } from "./documentTex.ts";

/** Formats of a document, by the ending of its file. */
export const documentFormats = ["docx", "md", "html", "tex"] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** A file with its name and its bytes. */
export interface NamedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * The files that a document needs in a format, itself first: Markdown and LaTeX have their figures beside them, and
 * LaTeX its sources as BibTeX.
 *
 * @param stem - File name without its ending; figures are named after it too.
 */
export async function documentFiles(
  document: ProtocolDocument,
  { format, stem }: { readonly format: DocumentFormat; readonly stem: string },
): Promise<NamedFile[]> {
  if (format === "docx") {
    const { documentDocx } = await import("./documentDocx.ts"); // a large library: only for Word
    return [{ name: `${stem}.docx`, content: await documentDocx(document) }];
  }
  if (format === "html") return [textFile(`${stem}.html`, documentHtml(document))];
  const figures = figuresOf(document);
  const plainStem = stem.normalize("NFKD").replace(/\p{M}/gu, "");
  const safeStem = plainStem.replace(/[^\w.-]+/g, "-").replace(/^-|-$/g, ""); // LaTeX and Markdown read some characters as commands
  const pathOf = ({ name }: Figure): string => `${safeStem}-${name}.png`;
  const pictures = figures.flatMap((figure) => {
    const { png } = figure.picture;
    return png === undefined ? [] : [{ name: pathOf(figure), content: png }];
  });
  if (format === "md") {
    return [textFile(`${stem}.md`, documentMarkdown(document, { pathOf })), ...pictures];
  }
  const bibliography = textFile(`${stem}.bib`, documentBibtex(document));
  return [textFile(`${stem}.tex`, documentTex(document, { pathOf })), bibliography, ...pictures];
}

function figuresOf({ sections }: ProtocolDocument): Figure[] {
  return sections.flatMap(({ blocks }) => blocks.filter((block) => block.type === "figure"));
}

const textFile = (name: string, text: string): NamedFile => ({
  name,
  content: new TextEncoder().encode(text),
});
