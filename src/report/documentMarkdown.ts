import { inlinesOf, referenceNumbers, supplyLead } from "./documentBuilder.ts";
import type { Block, Figure, ProtocolDocument, Table, Text } from "./documentModel.ts";
import { referenceText } from "./referenceText.ts";

export interface FigureFiles {
  /** Path of a figure's file, relative to the document. */
  readonly pathOf?: ((figure: Figure) => string) | undefined;
}

/** A document as GitHub-flavored Markdown; figures are links to files beside it. */
export function documentMarkdown(
  document: ProtocolDocument,
  { pathOf = ({ name }) => `${name}.png` }: FigureFiles = {},
): string {
  const writer = createWriter(document, pathOf);
  const sections = document.sections.flatMap(({ heading, blocks }) => [
    `## ${escaped(heading)}`,
    ...blocks.map(writer.block),
  ]);
  const references = document.references.map(
    (reference) => `${reference.number}. ${escaped(referenceText(reference))}`,
  );
  const all = [
    `# ${escaped(document.title)}`,
    `*${escaped(document.subtitle)}*`,
    ...sections,
    ...(references.length > 0 ? ["## References", references.join("\n")] : []),
  ];
  return `${all.join("\n\n")}\n`;
}

function createWriter(document: ProtocolDocument, pathOf: (figure: Figure) => string) {
  const numberOf = referenceNumbers(document);
  let tables = 0;
  let figures = 0;
  const text = (value: Text): string =>
    inlinesOf(value)
      .map((inline) => {
        if (typeof inline === "string") return escaped(inline);
        if ("supply" in inline) return `**${supplyLead.trim()}** ${escaped(inline.supply)}`;
        return `[${inline.cite.map(numberOf).join(", ")}]`;
      })
      .join("");
  const table = ({ caption, columns, rows, note }: Table): string => {
    const rule = columns.map(({ align }) => (align === "right" ? "---:" : "---"));
    const lines = [
      columns.map(({ head }) => escaped(head)),
      rule,
      ...rows.map((row) => row.map(text)),
    ].map((cells) => `| ${cells.join(" | ")} |`);
    const title = `**Table ${++tables}.** ${escaped(caption)}`;
    return [title, lines.join("\n"), ...(note ? [text(note)] : [])].join("\n\n");
  };
  const block = (content: Block): string => {
    switch (content.type) {
      case "paragraph":
        return text(content.text);
      case "list":
        return content.items.map((item) => `- ${text(item)}`).join("\n");
      case "table":
        return table(content);
      case "figure":
        return `![${escaped(content.picture.alt)}](${encodeURI(pathOf(content))})\n\n**Figure ${++figures}.** ${text(content.caption)}`;
      case "code":
        return `${fenceOf(content.text)}\n${content.text}\n${fenceOf(content.text)}`;
    }
  };
  return { block };
}

/** A fence longer than any in the text. */
const fenceOf = (code: string): string =>
  "`".repeat(Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length)) + 1);

/** Text without meaning for Markdown: no emphasis, link, cell border, tag or heading from a name. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|#~$]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(
      /^(\s*)([-+]|\d+[.)])(?=\s)/,
      (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    );
}
