import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { studyJsonSchema } from "../../src/study/studyJsonSchema.ts";

const file = new URL("../../docs/study.schema.json", import.meta.url);
const text = `${JSON.stringify(studyJsonSchema(), null, 2)}\n`;

// UPDATE=1 npx vitest run --project node test/study/studyJsonSchema.test.ts
it("docs/study.schema.json is generated from the schema; UPDATE=1 writes it", () => {
  if (process.env["UPDATE"] === "1") writeFileSync(file, text);
  expect(readFileSync(file, "utf8")).toBe(text);
});
