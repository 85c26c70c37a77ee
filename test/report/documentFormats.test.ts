import { unzipSync } from "fflate";
import { JSDOM } from "jsdom";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { documentBibtex } from "../../src/report/documentBibtex.ts";
import { plainText, textsOf } from "../../src/report/documentBuilder.ts";
import { documentDocx } from "../../src/report/documentDocx.ts";
import { documentFiles } from "../../src/report/documentFiles.ts";
import { documentHtml } from "../../src/report/documentHtml.ts";
import { documentMarkdown } from "../../src/report/documentMarkdown.ts";
import type { Block, ProtocolDocument } from "../../src/report/documentModel.ts";
import { documentTex } from "../../src/report/documentTex.ts";
import { protocolDocument } from "../../src/report/protocolDocument.ts";
import { referenceText } from "../../src/report/referenceText.ts";
import { followUp, inputOf, nastyStudy, picture } from "./sampleDocument.ts";

const documents = {
  "the follow-up study": protocolDocument(await inputOf(followUp)),
  "names full of markup": protocolDocument(await inputOf(nastyStudy)),
};
const { DOMParser } = new JSDOM().window;

const blocksOf = ({ sections }: ProtocolDocument): Block[] =>
  sections.flatMap(({ blocks }) => blocks);
const countOf = (document: ProtocolDocument, type: Block["type"]): number =>
  blocksOf(document).filter((block) => block.type === type).length;

/** All words of the model, in which every number of a format has to be found. */
function modelText(document: ProtocolDocument): string {
  const numbers = new Map(document.references.map(({ key, number }) => [key, number]));
  const blocks = blocksOf(document).flatMap((block) => [
    ...textsOf(block).map((text) => plainText(text, (key) => numbers.get(key)!)),
    ...(block.type === "table" ? [block.caption, ...block.columns.map(({ head }) => head)] : []),
    ...(block.type === "code" ? [block.text] : []),
    ...(block.type === "figure" ? [block.picture.alt] : []),
  ]);
  const references = document.references.map(referenceText);
  const headings = document.sections.map(({ heading }) => heading);
  return [document.title, document.subtitle, ...headings, ...blocks, ...references].join("\n");
}

/** Numbers with a decimal point or a percent sign: those that were computed or assumed. */
const numbersIn = (text: string): string[] =>
  [...text.matchAll(/\d+\.\d+%?|(?<!\d)\.\d+|\d+%/g)].map(([number]) => number);

function expectNumbersOf(document: ProtocolDocument, text: string): void {
  const known = new Set(numbersIn(modelText(document)));
  const found = numbersIn(text);
  expect(found.length).toBeGreaterThan(60);
  expect(found.filter((number) => !known.has(number))).toEqual([]);
}

function parseXml(text: string): Document {
  const parsed = new DOMParser().parseFromString(text, "text/xml");
  expect(parsed.querySelector("parsererror")?.textContent).toBeUndefined();
  return parsed;
}

describe.each(Object.entries(documents))("Word: %s", async (_, document) => {
  const files = unzipSync(await documentDocx(document));
  const text = (name: string): string => new TextDecoder().decode(files[name]);
  const body = parseXml(text("word/document.xml"));
  const all = (tag: string): Element[] => [...body.getElementsByTagName(tag)];
  const styled = (style: string): (string | null)[] =>
    all("w:pStyle")
      .filter((each) => each.getAttribute("w:val") === style)
      .map((each) => each.parentElement!.parentElement!.textContent);

  it("holds well-formed parts", () => {
    for (const name of Object.keys(files)) if (/\.(xml|rels)$/.test(name)) parseXml(text(name));
  });

  it("has title, headings, captions and numbered references", () => {
    expect(styled("Title")).toEqual([document.title]);
    expect(styled("Heading1")).toEqual([
      ...document.sections.map(({ heading }) => heading),
      "References",
    ]);
    expect(styled("Caption")).toHaveLength(
      countOf(document, "table") + countOf(document, "figure"),
    );
    const items = all("w:numId").length;
    expect(items).toBeGreaterThanOrEqual(document.references.length);
  });

  it("has tables with the model's cells and a head on every page", () => {
    const tables = blocksOf(document).filter((block) => block.type === "table");
    expect(all("w:tbl").length).toBe(tables.length);
    expect(all("w:tblHeader").length).toBe(tables.length);
    tables.forEach(({ rows, columns }, i) => {
      const cells = [...all("w:tbl")[i]!.getElementsByTagName("w:tc")];
      expect(cells.length).toBe((rows.length + 1) * columns.length);
    });
  });

  it("has figures with text alternatives, page numbers, language and properties", () => {
    const pictures = all("wp:docPr").map((each) => each.getAttribute("descr"));
    expect(pictures).toEqual([picture.alt, picture.alt]);
    expect(text("word/footer1.xml")).toContain("NUMPAGES");
    expect(text("word/styles.xml")).toContain('w:lang w:val="en-US"');
    const core = parseXml(text("docProps/core.xml"));
    expect(core.getElementsByTagName("dc:title")[0]!.textContent).toBe(document.title);
    expect(core.getElementsByTagName("dc:creator")[0]!.textContent).toBe("equipoise 0.1.0");
  });

  it("tells only numbers of the model", () => {
    expectNumbersOf(
      document,
      all("w:p")
        .map(({ textContent }) => textContent)
        .join("\n"),
    );
  });
});

describe.each(Object.entries(documents))("HTML: %s", (_, document) => {
  const html = documentHtml(document);
  const { document: page } = parseHTML(html);

  it("is one file with language, title, headings, tables and figures", () => {
    expect(page.documentElement.lang).toBe("en-US");
    expect(page.title).toBe(document.title);
    const headings = [...page.querySelectorAll("h2")].map(({ textContent }) => textContent);
    expect(headings).toEqual([...document.sections.map(({ heading }) => heading), "References"]);
    expect(page.querySelectorAll("table").length).toBe(countOf(document, "table"));
    expect(page.querySelectorAll("figure svg").length).toBe(countOf(document, "figure"));
    expect(page.querySelectorAll("[src], link, script").length).toBe(0);
  });

  it("links every citation to its source", () => {
    const links = [...page.querySelectorAll("a")].map((link) => link.getAttribute("href")!);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(page.querySelector(link)).not.toBeNull();
  });

  it("keeps names as text, and tells only numbers of the model", () => {
    const parts = page.querySelectorAll("h1, h2, p, td, th, caption, li, pre, figcaption");
    const words = [...parts].map(({ textContent }) => textContent).join("\n");
    expect(words).toContain(document.title);
    expectNumbersOf(document, words);
  });
});

describe.each(Object.entries(documents))("Markdown: %s", (_, document) => {
  const markdown = documentMarkdown(document);

  it("has tables whose rows have as many cells as their heads", () => {
    const tables = markdown.split(/\n\n/).filter((part) => part.startsWith("| "));
    expect(tables).toHaveLength(countOf(document, "table"));
    for (const table of tables) {
      const cells = table.split("\n").map((line) => line.split(/(?<!\\)\|/).length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  it("has its headings, figures and references, and tells only numbers of the model", () => {
    expect(markdown.match(/^## /gm)).toHaveLength(document.sections.length + 1);
    expect(markdown.match(/^!\[/gm)).toHaveLength(countOf(document, "figure"));
    expect(markdown.split("## References")[1]!.match(/^\d+\. /gm)).toHaveLength(
      document.references.length,
    );
    const plain = markdown.replace(/\\(.)/g, "$1").replace(/\*\*(Table|Figure) \d+\.\*\*/g, "");
    expectNumbersOf(document, plain);
  });
});

describe.each(Object.entries(documents))("LaTeX: %s", (_, document) => {
  const tex = documentTex(document);

  it("balances braces and environments", () => {
    const bare = tex.replace(/\\begin\{verbatim\}[^]*?\\end\{verbatim\}/g, "");
    let depth = 0;
    for (const [brace] of bare
      .replace(/\\\\/g, "")
      .replace(/\\[{}]/g, "")
      .matchAll(/[{}]/g)) {
      depth += brace === "{" ? 1 : -1;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
    const open: string[] = [];
    for (const [, what, name] of tex.matchAll(/\\(begin|end)\{(\w+)\}/g)) {
      if (what === "begin") open.push(name!);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it("is plain ASCII, and cites only what it lists", () => {
    expect(tex).toMatch(/^[\n -~]*$/);
    const cited = [...tex.matchAll(/\\cite\{([^}]*)\}/g)].flatMap(([, keys]) => keys!.split(","));
    const listed = [...tex.matchAll(/\\bibitem\{([^}]*)\}/g)].map(([, key]) => key);
    expect(listed).toEqual(document.references.map(({ key }) => key));
    expect([...new Set(cited)].sort()).toEqual([...listed].sort());
    expect(documentBibtex(document).match(/^@\w+\{/gm)).toHaveLength(listed.length);
  });

  it("has its tables, figures and sections", () => {
    expect(tex.match(/\\begin\{longtable\}/g)).toHaveLength(countOf(document, "table"));
    expect(tex.match(/\\includegraphics/g)).toHaveLength(countOf(document, "figure"));
    expect(tex.match(/\\section\{/g)).toHaveLength(document.sections.length);
  });
});

describe("the files of a document", () => {
  const document = documents["the follow-up study"];

  it.each([
    ["docx", ["study.docx"]],
    ["html", ["study.html"]],
    ["md", ["study.md", "study-power-curve.png", "study-observed-difference.png"]],
    ["tex", ["study.tex", "study.bib", "study-power-curve.png", "study-observed-difference.png"]],
  ] as const)("%s", async (format, names) => {
    const files = await documentFiles(document, { format, stem: "study" });
    expect(files.map(({ name }) => name)).toEqual(names);
  });

  it("gives figures names that every format can write", async () => {
    const files = await documentFiles(document, { format: "tex", stem: "Sj\u00F6gren (50%)" });
    expect(files.map(({ name }) => name)).toContain("Sjogren-50-power-curve.png");
    const tex = new TextDecoder().decode(files[0]!.content);
    expect(tex).toContain("{Sjogren-50-power-curve.png}");
  });
});
