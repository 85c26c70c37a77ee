import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { checkPage } from "../../scripts/checkPage.ts";

const folder = resolve(import.meta.dirname, "../../notebooks");
const page = (...cells: string[]) =>
  `<!doctype html>\n<notebook>\n<title>Test</title>\n${cells.join("\n")}\n</notebook>`;
const cell = (id: number, code: string) =>
  `<script id="${id}" type="module">\n    ${code}\n</script>`;
const check = (...cells: string[]) => checkPage(resolve(folder, "test.html"), page(...cells));

describe("every page", () => {
  it.each(readdirSync(folder).filter((file) => file.endsWith(".html")))("%s is sound", (file) => {
    expect(checkPage(resolve(folder, file))).toEqual([]);
  });
});

describe("checkPage names page, cell and line", () => {
  it("accepts names from other cells, builtins and globals", () => {
    expect(check(cell(1, "const a = Math.max(1, 2);"), cell(2, "display(a + width);"))).toEqual([]);
  });

  it("of a syntax error", () => {
    const [problem] = check(cell(1, "const a = 1;"), cell(2, "\n    const b = ;"));
    expect(problem).toMatch(/^test\.html, cell 2, line 9: cannot be read: Unexpected token/);
  });

  it("of a name defined twice", () => {
    expect(check(cell(1, "const a = 1;"), cell(2, "const a = 2;"))).toEqual([
      "test.html, cell 2, line 8: defines a, which cell 1 defines",
    ]);
  });

  it("of a name that no cell defines", () => {
    expect(check(cell(1, "display(missing);"))).toEqual([
      "test.html, cell 1, line 5: uses missing, which no cell defines",
    ]);
  });

  it.each(["npm:d3", "jsr:@std/fs", "https://cdn.jsdelivr.net/npm/d3/+esm"])(
    "of an import from the network: %s",
    (address) => {
      const problems = check(cell(1, `import * as lib from "${address}";`));
      expect(problems[0]).toBe(`test.html, cell 1, line 5: imports ${address} from the network`);
    },
  );

  it("of an id given twice", () => {
    expect(check(cell(1, "const a = 1;"), cell(1, "const b = 1;"))).toContain(
      "test.html, line 7: id 1 is given twice",
    );
  });

  it("of imports and links that lead nowhere", () => {
    const code = 'import { a } from "../src/nowhere.ts"; display(a);';
    expect(check(cell(1, code))).toEqual(["test.html, line 5: ../src/nowhere.ts leads nowhere"]);
    const text = '<script id="1" type="text/markdown">\n[plan](./gone.html) [up](#no)\n</script>';
    expect(check(text)).toEqual([
      "test.html, line 5: ./gone.html leads nowhere",
      "test.html, line 5: #no leads nowhere",
    ]);
  });
});
