import { describe, expect, it } from "vitest";
import { duplicateKey } from "../../src/study/duplicateKey.ts";
import { parseJson } from "../../src/study/parseJson.ts";
import { checkStudyJson, studyToJson } from "../../src/study/studyJson.ts";
import { presets } from "../../src/study/presets.ts";

describe("duplicateKey", () => {
  it.each([
    ['{"n": 30, "n": 40}', "n"],
    ['{"a": [{"n": 1}, {"n": 2, "n": 3}]}', "a[1].n"],
    ['{"a": {"b": 1}, "c": [1, [2, {"b": 1, "x": "b", "b": {}}]]}', "c[1][1].b"],
    ['{"n": 1, "\\u006e": 2}', "n"],
    ['{"": 1, "x": {}, "" : 2}', ""],
    ['{"toString": 1, "__proto__": 2, "__proto__": 3}', "__proto__"],
  ])("finds the key in %s", (text, path) => {
    expect(duplicateKey(text)?.path).toBe(path);
    expect(text.slice(duplicateKey(text)!.position)).toMatch(/^"/);
  });

  it.each([
    '{"a": {"n": 1}, "b": {"n": 1}, "n": "n"}',
    '[{"n": 1}, {"n": 1}, "n", "n"]',
    String.raw`{"a": "\"a\": 1, {", "b": "\\", "c": ",", "d": ["a", "b"]}`,
    '"n"',
    "3",
  ])("finds none in %s", (text) => {
    JSON.parse(text);
    expect(duplicateKey(text)).toBeUndefined();
  });
});

describe("a study file with a key twice", () => {
  const text = studyToJson(presets[0]!.study).replace('"n": 30', '"n": 30,\n        "n": 40');

  it("is refused by key and place", () => {
    const message = "design.arms[0].n must be given once, and is again at line 9 column 9; got 40";
    expect(() => parseJson(text, "study")).toThrow(message);
    expect(checkStudyJson(text).problems?.[0]?.message).toBe(message);
  });

  it("is read where the key stands once", () => {
    expect(checkStudyJson(text.replace('"n": 30,\n', "")).problems).toBeUndefined();
  });

  it("reads strings of megabytes, escapes among them", () => {
    const long = JSON.stringify({ a: '\\"x'.repeat(3_000_000), b: 1 });
    expect(duplicateKey(long)).toBeUndefined();
  });
});
