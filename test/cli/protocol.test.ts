import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { presets } from "../../src/study/presets.ts";
import { studyFromJson } from "../../src/study/studyJson.ts";
import { studyFromQuery } from "../../src/study/studyUrl.ts";
import { builtEquipoise } from "./equipoise.ts";

const read = (file: string) => readFileSync(new URL(`../../docs/${file}`, import.meta.url), "utf8");
const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "gs"))].map(
    ([, block]) => block!,
  );

const study = presets[0]!.study;

/** An answer as the page prints it, its numbers within half a unit of the last digit printed. */
function rounded(text: string): unknown {
  const marked = text.replace(/(?<=[:[,])-?\d+\.\d+/g, (digits) => `"≈${digits}"`);
  return JSON.parse(marked, (_, value: unknown) => {
    if (typeof value !== "string" || !value.startsWith("≈")) return value;
    return expect.closeTo(Number(value.slice(1)), value.split(".")[1]!.length);
  });
}

describe("docs/protocol.md", () => {
  const lines = blocks(read("protocol.md"), "jsonl").flatMap((block) => block.trim().split("\n"));
  const requests = lines.filter((line) => line.startsWith("{"));
  const expected = lines
    .filter((line) => line.startsWith("→"))
    .map((line) => rounded(line.slice(2)));

  it("shows what the command line answers", async () => {
    const input = requests.map((line) => line.replace("{…}", JSON.stringify(study))).join("\n");
    const { stdout } = await builtEquipoise(["batch"], input);
    const answers = stdout
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(requests.length).toBeGreaterThan(9);
    expect(answers).toEqual(expected);
  });
});

describe("docs/study-file.md", () => {
  const text = read("study-file.md");

  it("shows the first preset", () => {
    expect(blocks(text, "json").map(studyFromJson)).toEqual([study]);
  });

  it("shows links that can be read", () => {
    const links = [...text.matchAll(/^ {4}(\?v=1.*)$/gm)].map(([, link]) => studyFromQuery(link!));
    expect(links.map(({ problems }) => problems)).toEqual([[], []]);
    expect(links[1]!.study.scenarios[1]).toEqual({
      name: "worse",
      responseRate: [0.1, 0.3],
      dropout: { rate: [0.1, 0.1], mechanism: "mnar", oddsRatio: 2 },
    });
  });
});
