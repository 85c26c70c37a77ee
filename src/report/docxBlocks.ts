import { ImageRun, LineRuleType, Paragraph, type Table as WordTable, TextRun } from "docx";
import type { BibliographyKey } from "./bibliography.ts";
import { inlinesOf, supplyLead } from "./documentBuilder.ts";
import type { Block, Figure, Text } from "./documentModel.ts";
import { docxTable } from "./docxTable.ts";

/** Name of the numbered list of references. */
export const numberedReferences = "references";

/** Width between the margins of an A4 page in CSS pixels. */
const textPixels = 601;

type WordBlock = Paragraph | WordTable;

/** Writes blocks for Word; tables and figures are numbered in the order of the calls. */
export function createDocxBlocks(
  numberOf: (key: BibliographyKey) => number,
): (block: Block) => WordBlock[] {
  let tables = 0;
  let figures = 0;
  const runs = (text: Text, size?: number): TextRun[] => textRuns(text, numberOf, size);
  return (block) => {
    switch (block.type) {
      case "paragraph":
        return [new Paragraph({ children: runs(block.text) })];
      case "list":
        return block.items.map(
          (item) =>
            new Paragraph({
              children: runs(item),
              numbering: { reference: "bullets", level: 0 },
            }),
        );
      case "table":
        return [
          caption(`Table ${++tables}. `, [new TextRun(block.caption)], true),
          docxTable(block, (text) => runs(text)),
          new Paragraph({
            children: block.note ? runs(block.note, 18) : [],
            spacing: { before: 60 },
          }),
        ];
      case "figure":
        return [picture(block), caption(`Figure ${++figures}. `, runs(block.caption), false)];
      case "code":
        return [codeParagraph(block.text)];
    }
  };
}

/** Runs of a text; what is still to be supplied is marked. */
function textRuns(
  text: Text,
  numberOf: (key: BibliographyKey) => number,
  size?: number,
): TextRun[] {
  const format = size === undefined ? {} : { size };
  return inlinesOf(text).flatMap((inline) => {
    if (typeof inline === "string") return [new TextRun({ ...format, text: inline })];
    if ("cite" in inline) {
      return [new TextRun({ ...format, text: `[${inline.cite.map(numberOf).join(", ")}]` })];
    }
    const marked = { ...format, highlight: "yellow" } as const;
    return [
      new TextRun({ ...marked, text: supplyLead, bold: true }),
      new TextRun({ ...marked, text: inline.supply }),
    ];
  });
}

const caption = (label: string, text: TextRun[], keepNext: boolean): Paragraph =>
  new Paragraph({
    style: "Caption",
    keepNext,
    children: [new TextRun({ text: label, bold: true }), ...text],
  });

/** The picture at the width of the text, or smaller; its text alternative stands where there is no PNG. */
function picture({ name, picture: { png, width, height, alt } }: Figure): Paragraph {
  if (png === undefined)
    return new Paragraph({ children: [new TextRun({ text: alt, italics: true })] });
  const scale = Math.min(1, textPixels / width);
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const altText = { name, title: name, description: alt };
  const image = new ImageRun({ type: "png", data: png, transformation, altText });
  return new Paragraph({
    keepNext: true,
    spacing: { before: 160, line: 240, lineRule: LineRuleType.AUTO },
    children: [image],
  });
}

function codeParagraph(code: string): Paragraph {
  const lines = code.split("\n");
  return new Paragraph({
    spacing: { line: 220, lineRule: LineRuleType.AUTO },
    children: lines.map(
      (text, i) =>
        new TextRun({
          text,
          font: "Courier New",
          size: 15,
          noProof: true,
          ...(i > 0 && { break: 1 }),
        }),
    ),
  });
}
