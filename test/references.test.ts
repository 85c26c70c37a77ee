import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("every source that the code cites stands in docs/references.bib", () => {
  const bibliography = readFileSync(new URL("../docs/references.bib", import.meta.url), "utf8");
  const known = new Set([...bibliography.matchAll(/^@\w+\{(\w+),/gm)].map((match) => match[1]));
  const source = new URL("../src/", import.meta.url);
  const cited = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [
      ...readFileSync(new URL(file, source), "utf8").matchAll(
        /\[([A-Z][A-Za-z]+\d{4}[a-z]?)[\],]/g,
      ),
    ])
    .map((match) => match[1]);
  expect(cited.length).toBeGreaterThan(50);
  expect([...new Set(cited)].filter((key) => !known.has(key)).sort()).toEqual([]);
});
