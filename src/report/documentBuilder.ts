import { bibliography, type BibliographyKey } from "./bibliography.ts";
import type {
  Block,
  Citation,
  DocumentSection,
  Gap,
  Inline,
  NumberedReference,
  Paragraph,
  ProtocolDocument,
  Text,
} from "./documentModel.ts";

/** A citation of one or more sources. */
export const cite = (...keys: readonly BibliographyKey[]): Citation => ({ cite: keys });

/** What the author has to supply, to follow "You must supply:". */
export const supply = (what: string): Gap => ({ supply: what });

export const paragraph = (...text: readonly Inline[]): Paragraph => ({ type: "paragraph", text });

/** Words before what the author has to supply, the same in all formats. */
export const supplyLead = "You must supply: ";

/** The pieces of a text. */
export const inlinesOf = (text: Text): readonly Inline[] =>
  typeof text === "string" ? [text] : text;

/** A text without formatting: citations as "[1, 2]" by `numberOf`, or left out without it. */
export function plainText(text: Text, numberOf?: (key: BibliographyKey) => number): string {
  return inlinesOf(text)
    .map((inline) => {
      if (typeof inline === "string") return inline;
      if ("supply" in inline) return `${supplyLead}${inline.supply}`;
      return numberOf === undefined ? "" : `[${inline.cite.map(numberOf).join(", ")}]`;
    })
    .join("");
}

/** All running text of a block. */
export function textsOf(block: Block): readonly Text[] {
  switch (block.type) {
    case "paragraph":
      return [block.text];
    case "list":
      return block.items;
    case "table":
      return [...block.rows.flat(), ...(block.note === undefined ? [] : [block.note])];
    case "figure":
      return [block.caption];
    case "code":
      return [];
  }
}

/** Numbers the sources in the order in which the sections cite them. */
export function finishDocument(
  parts: Omit<ProtocolDocument, "references" | "language">,
): ProtocolDocument {
  const keys = new Set(parts.sections.flatMap(citedKeys));
  const references = [...keys].map((key, i): NumberedReference => ({
    ...bibliography[key],
    key,
    number: i + 1,
  }));
  return { ...parts, language: "en-US", references };
}

function citedKeys({ blocks }: DocumentSection): BibliographyKey[] {
  return blocks
    .flatMap(textsOf)
    .flatMap(inlinesOf)
    .flatMap((inline) => (typeof inline === "object" && "cite" in inline ? inline.cite : []));
}

/** Numbers of a document's sources by their keys. */
export function referenceNumbers({
  references,
}: ProtocolDocument): (key: BibliographyKey) => number {
  const numbers = new Map(references.map(({ key, number }) => [key, number]));
  return (key) => numbers.get(key)!;
}
