import { inlinesOf, referenceNumbers, supplyLead } from "./documentBuilder.ts";
import type { Block, Figure, ProtocolDocument, Table, Text } from "./documentModel.ts";
import { escapeXml } from "./escapeXml.ts";
import { referenceText } from "./referenceText.ts";

/** A document as one HTML file that needs no other: style and figures inside, ready to be printed. */
export function documentHtml(document: ProtocolDocument): string {
  const writer = createWriter(document);
  const { title, subtitle, language, description, creator } = document;
  const sections = document.sections.map(
    ({ heading, blocks }) =>
      `<section>\n<h2>${escapeXml(heading)}</h2>\n${blocks.map(writer.block).join("\n")}\n</section>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${escapeXml(description)}">
<meta name="generator" content="${escapeXml(creator)}">
<title>${escapeXml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<h1>${escapeXml(title)}</h1>
<p class="subtitle">${escapeXml(subtitle)}</p>
</header>
${sections.join("\n")}
${referenceSection(document)}
</main>
</body>
</html>
`;
}

function referenceSection({ references }: ProtocolDocument): string {
  if (references.length === 0) return "";
  const items = references.map(
    (reference) =>
      `<li id="reference-${reference.number}">${escapeXml(referenceText(reference))}</li>`,
  );
  return `<section>\n<h2>References</h2>\n<ol>\n${items.join("\n")}\n</ol>\n</section>`;
}

function createWriter(document: ProtocolDocument) {
  const numberOf = referenceNumbers(document);
  let tables = 0;
  let figures = 0;
  const text = (value: Text): string =>
    inlinesOf(value)
      .map((inline) => {
        if (typeof inline === "string") return escapeXml(inline);
        if ("supply" in inline) {
          return `<mark><strong>${supplyLead.trim()}</strong> ${escapeXml(inline.supply)}</mark>`;
        }
        const links = inline.cite.map((key) => {
          const number = numberOf(key);
          return `<a href="#reference-${number}">${number}</a>`;
        });
        return `[${links.join(", ")}]`;
      })
      .join("");
  const table = ({ caption, columns, rows, note }: Table): string => {
    const classOf = (i: number): string => (columns[i]?.align === "right" ? ' class="number"' : "");
    const head = columns.map(
      ({ head }, i) => `<th scope="col"${classOf(i)}>${escapeXml(head)}</th>`,
    );
    const body = rows.map(
      (row) => `<tr>${row.map((cell, i) => `<td${classOf(i)}>${text(cell)}</td>`).join("")}</tr>`,
    );
    const below = note === undefined ? "" : `\n<p class="note">${text(note)}</p>`;
    const isShort = rows.length <= 8 ? ' class="short"' : "";
    return `<table${isShort}>
<caption><strong>Table ${++tables}.</strong> ${escapeXml(caption)}</caption>
<thead><tr>${head.join("")}</tr></thead>
<tbody>
${body.join("\n")}
</tbody>
</table>${below}`;
  };
  const figure = ({ picture, caption }: Figure): string =>
    `<figure>\n<div role="img" aria-label="${escapeXml(picture.alt)}">${picture.svg}</div>\n<figcaption><strong>Figure ${++figures}.</strong> ${text(caption)}</figcaption>\n</figure>`;
  const block = (content: Block): string => {
    switch (content.type) {
      case "paragraph":
        return `<p>${text(content.text)}</p>`;
      case "list":
        return `<ul>\n${content.items.map((item) => `<li>${text(item)}</li>`).join("\n")}\n</ul>`;
      case "table":
        return table(content);
      case "figure":
        return figure(content);
      case "code":
        return `<pre><code>${escapeXml(content.text)}</code></pre>`;
    }
  };
  return { block };
}

const style = `
body { margin: 0; color: #1b1b1b; background: #fff; font: 16px/1.5 Georgia, "Times New Roman", serif; }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1, h2 { line-height: 1.2; font-family: Inter, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.8rem; margin-bottom: 0.2rem; }
h2 { font-size: 1.2rem; margin-top: 2rem; break-after: avoid; }
.subtitle { color: #595959; margin-top: 0; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 0.3rem; font-size: 0.9rem; }
caption { text-align: left; padding-bottom: 0.3rem; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.6rem 0.25rem 0; }
thead tr { border-top: 1.5px solid #1b1b1b; border-bottom: 1px solid #1b1b1b; }
tbody { border-bottom: 1.5px solid #1b1b1b; }
tr, .short { break-inside: avoid; }
caption, thead { break-after: avoid; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.note { font-size: 0.85rem; color: #595959; margin-top: 0; }
mark { background: #fff3c4; color: inherit; }
figure { margin: 1.5rem 0; break-inside: avoid; }
figure svg { max-width: 100%; height: auto; }
figcaption { font-size: 0.9rem; }
pre { font-size: 0.75rem; line-height: 1.35; white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f6f6; padding: 0.8rem; }
@page { margin: 2.2cm; }
@media print { main { max-width: none; padding: 0; } body { font-size: 10.5pt; } a { color: inherit; text-decoration: none; } }
`;
