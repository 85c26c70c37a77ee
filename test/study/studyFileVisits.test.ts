import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isVisitStudy } from "../../src/study/anyStudy.ts";
import { anyStudyFromQuery, anyStudyToQuery } from "../../src/study/anyStudyUrl.ts";
import { anyStudyFromJson } from "../../src/study/studyJson.ts";
import { visitPresets } from "../../src/study/visitPresets.ts";

const text = readFileSync(new URL("../../docs/study-file.md", import.meta.url), "utf8");
const blocks = (language: string) =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(
    ([, block]) => block!,
  );

describe("docs/study-file.md on studies over visits", () => {
  it("shows the first preset", () => {
    const [study] = blocks("jsonc").map(anyStudyFromJson);
    expect(study!.scenarios).toEqual(visitPresets[0]!.study.scenarios);
    expect({ ...study, title: "" }).toEqual({
      ...visitPresets[0]!.study,
      title: "",
    });
  });

  it("shows links that can be read, and that are as they would be written", () => {
    const links = blocks("text").flatMap((block) => block.trim().split("\n"));
    expect(links).toHaveLength(3);
    for (const link of links) {
      const { study, problems } = anyStudyFromQuery(link);
      expect(problems).toEqual([]);
      expect(isVisitStudy(study)).toBe(true);
      expect(new Set(anyStudyToQuery(study).split("&"))).toEqual(new Set(link.slice(1).split("&")));
    }
  });
});
