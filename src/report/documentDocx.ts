import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import { referenceNumbers } from "./documentBuilder.ts";
import type { ProtocolDocument } from "./documentModel.ts";
import { createDocxBlocks, numberedReferences } from "./docxBlocks.ts";
import { cellStyles } from "./docxTable.ts";
import { referenceText } from "./referenceText.ts";

/**
 * A document as a Word file: headings, tables and numbered references as Word knows them, figures with text
 * alternatives, page numbers, language and properties. The library is large: import this file when it is needed.
 *
 * @returns The bytes of a .docx file.
 */
export async function documentDocx(document: ProtocolDocument): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toArrayBuffer(wordDocument(document)));
}

function wordDocument(document: ProtocolDocument): Document {
  const blocks = createDocxBlocks(referenceNumbers(document));
  const sections = document.sections.flatMap(({ heading, blocks: content }) => [
    new Paragraph({ text: heading, heading: HeadingLevel.HEADING_1 }),
    ...content.flatMap(blocks),
  ]);
  return new Document({
    title: document.title,
    subject: document.subtitle,
    description: document.description,
    creator: document.creator,
    lastModifiedBy: document.creator,
    keywords: "sample size, power, randomized trial",
    styles: { default: styles(document.language), paragraphStyles: tableStyles },
    numbering: { config: [references, bullets] },
    sections: [
      {
        footers: { default: pageFooter() },
        children: [...heading(document), ...sections, ...referenceList(document)],
      },
    ],
  });
}

const heading = ({ title, subtitle }: ProtocolDocument): Paragraph[] => [
  new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
  new Paragraph({ children: [new TextRun({ text: subtitle, color: "595959" })] }),
];

function referenceList({ references: list }: ProtocolDocument): Paragraph[] {
  if (list.length === 0) return [];
  const items = list.map(
    (reference) =>
      new Paragraph({
        text: referenceText(reference),
        numbering: { reference: numberedReferences, level: 0 },
      }),
  );
  return [new Paragraph({ text: "References", heading: HeadingLevel.HEADING_1 }), ...items];
}

function pageFooter(): Footer {
  const pages = new TextRun({
    children: ["Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES],
    size: 18,
  });
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [pages] })],
  });
}

const indent = { left: 480, hanging: 480 };

const references = {
  reference: numberedReferences,
  levels: [
    { level: 0, format: LevelFormat.DECIMAL, text: "%1.", style: { paragraph: { indent } } },
  ],
};

const bullets = {
  reference: "bullets",
  levels: [
    { level: 0, format: LevelFormat.BULLET, text: "\u2022", style: { paragraph: { indent } } },
  ],
};

/** Text in cells: one style for words, one for numbers. */
const tableStyles = (["left", "right"] as const).map((align) => ({
  id: cellStyles[align],
  name: align === "left" ? "Table Text" : "Table Number",
  basedOn: "Normal",
  run: { size: 19 },
  paragraph: {
    alignment: align === "left" ? AlignmentType.LEFT : AlignmentType.RIGHT,
    spacing: { before: 20, after: 20, line: 240, lineRule: LineRuleType.AUTO },
  },
}));

/** Sizes are half-points, distances twentieths of a point. */
function styles(language: string) {
  const sans = "Arial";
  return {
    document: {
      run: { font: "Cambria", size: 22, language: { value: language } },
      paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: sans, size: 36, bold: true },
      paragraph: { spacing: { after: 60 } },
    },
    heading1: {
      run: { font: sans, size: 26, bold: true, color: "1B1B1B" },
      paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
    },
    caption: {
      run: { font: sans, size: 19, color: "1B1B1B" },
      paragraph: { spacing: { before: 160, after: 80 } },
    },
  };
}
