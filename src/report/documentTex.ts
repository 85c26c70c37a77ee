import { columnShares } from "./columnShares.ts";
import { inlinesOf, supplyLead } from "./documentBuilder.ts";
import type { Block, Figure, ProtocolDocument, Table, Text } from "./documentModel.ts";
import type { FigureFiles } from "./documentMarkdown.ts";
import { referenceText } from "./referenceText.ts";
import { texText, texVerbatim } from "./texText.ts";

/**
 * A document as LaTeX for pdfLaTeX, XeLaTeX or LuaLaTeX with the packages of a basic installation. Figures are
 * files beside it; where one is missing, a frame stands in its place. References are printed from the file
 * itself, without BibTeX.
 */
export function documentTex(
  document: ProtocolDocument,
  { pathOf = ({ name }) => `${name}.png` }: FigureFiles = {},
): string {
  const sections = document.sections.map(
    ({ heading, blocks }) =>
      `\\section{${texText(heading)}}\n\n${blocks.map((block) => texBlock(block, pathOf)).join("\n\n")}`,
  );
  return `${preamble(document)}
\\begin{document}
\\maketitle

${sections.join("\n\n")}
${references(document)}
\\end{document}
`;
}

const preamble = ({
  title,
  subtitle,
  creator,
}: ProtocolDocument): string => `\\documentclass[11pt]{article}
\\usepackage{iftex}
\\ifPDFTeX
  \\newcommand{\\anychar}[1]{{\\footnotesize[U+#1]}}
\\else
  \\usepackage{fontspec}
  \\newcommand{\\anychar}[1]{\\char"#1\\relax}
\\fi
\\usepackage[margin=2.5cm]{geometry}
\\usepackage{array,longtable,graphicx}
\\usepackage[hidelinks,pdflang=en-US]{hyperref}
\\hypersetup{pdftitle={${texText(title)}},pdfcreator={${texText(creator)}}}
\\newcommand{\\mustsupply}[1]{\\textbf{${texText(supplyLead.trim())}} \\textit{#1}}
\\newcolumntype{L}[1]{>{\\raggedright\\arraybackslash}p{#1\\linewidth}}
\\newcolumntype{R}[1]{>{\\raggedleft\\arraybackslash}p{#1\\linewidth}}
\\setlength{\\emergencystretch}{3em}
\\renewcommand{\\arraystretch}{1.15}
\\title{${texText(title)}\\\\[1ex]\\large ${texText(subtitle)}}
\\author{}
\\date{}`;

function texBlock(block: Block, pathOf: (figure: Figure) => string): string {
  switch (block.type) {
    case "paragraph":
      return inlineTex(block.text);
    case "list": {
      const items = block.items.map((item) => `  \\item ${inlineTex(item)}`);
      return `\\begin{itemize}\n${items.join("\n")}\n\\end{itemize}`;
    }
    case "table":
      return tableTex(block);
    case "figure":
      return figureTex(block, pathOf(block));
    case "code":
      return `{\\footnotesize\n\\begin{verbatim}\n${texVerbatim(block.text)}\n\\end{verbatim}\n}`;
  }
}

function inlineTex(text: Text): string {
  return inlinesOf(text)
    .map((inline) => {
      if (typeof inline === "string") return texText(inline);
      if ("supply" in inline) return `\\mustsupply{${texText(inline.supply)}}`;
      return `\\cite{${inline.cite.join(",")}}`;
    })
    .join("");
}

function tableTex({ caption, columns, rows, note }: Table): string {
  const widths = columnShares(columns).map((share) => (0.97 - 0.03 * columns.length) * share);
  const letters = columns.map(({ align }) => (align === "right" ? "R" : "L"));
  const format = letters.map((letter, i) => `${letter}{${widths[i]!.toFixed(3)}}`).join("");
  const head = columns.map((column) => `\\textbf{${texText(column.head)}}`).join(" & ");
  const body = rows.map((row) => `${row.map(inlineTex).join(" & ")} \\\\`);
  const below = note === undefined ? "" : `\n\n{\\small ${inlineTex(note)}\\par}`;
  return `\\begin{longtable}{${format}}
\\caption{${texText(caption)}}\\\\
\\hline
${head} \\\\
\\hline
\\endfirsthead
\\hline
${head} \\\\
\\hline
\\endhead
\\hline
\\endfoot
${body.join("\n")}
\\end{longtable}${below}`;
}

function figureTex({ caption, picture }: Figure, path: string): string {
  const width = Math.min(1, picture.width / 640).toFixed(2);
  return `\\begin{figure}[htbp]
\\centering
\\IfFileExists{${path}}{\\includegraphics[width=${width}\\linewidth]{${path}}}{\\fbox{The figure's file is not here.}}
\\caption{${inlineTex(caption)}}
\\end{figure}`;
}

function references({ references: list }: ProtocolDocument): string {
  if (list.length === 0) return "";
  const items = list.map((item) => `\\bibitem{${item.key}} ${texText(referenceText(item))}`);
  return `
\\begin{thebibliography}{${list.length}}
${items.join("\n")}
\\end{thebibliography}`;
}
