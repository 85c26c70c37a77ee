import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors.ts";
import { checkStudy } from "../../src/study/checkStudy.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { presets } from "../../src/study/presets.ts";
import { checkStudyJson } from "../../src/study/studyJson.ts";
import { baseFor } from "./baseFor.ts";
import { badValues as fields, methods } from "./badValues.ts";
import { put } from "./change.ts";
import { messages } from "./messages.ts";

const follow = presets[0]!.study;
const mnar = presets[3]!.study;

/** The study with what lies above the path. */
const print = (value: unknown) => {
  const text = typeof value === "number" ? String(value) : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

describe("a value that a field cannot have", () => {
  for (const [path, expectation, values] of fields) {
    for (const value of values) {
      const message = `${path} must ${expectation}; got ${print(value)}`;
      it(message, () => {
        expect(messages(path, value, baseFor(path))).toEqual([message]);
        expect(() => parseStudy(put(baseFor(path), path, value))).toThrow(
          new ArgumentError(path, expectation, value),
        );
      });
    }
  }

  it("the odds ratio of dropout", () => {
    for (const value of [0, -1, "3", null, Infinity, NaN]) {
      expect(messages("scenarios[0].dropout.oddsRatio", value, mnar)).toEqual([
        `scenarios[0].dropout.oddsRatio must be a number above 0; got ${print(value)}`,
      ]);
    }
  });

  it("a baseline variable named twice", () => {
    const analysis = { method: "logistic", adjustFor: ["covariate", "covariate"] };
    const study = put(follow, "scenarios[0].covariate", { oddsRatioPerSd: 2 });
    expect(messages("design.analysis", analysis, study)).toEqual([
      'design.analysis.adjustFor must name nothing twice; got ["covariate","covariate"]',
    ]);
  });

  it("more than 100 scenarios", () => {
    const many = Array.from({ length: 101 }, () => ({ responseRate: [0.5, 0.3] }));
    expect(messages("scenarios", many)?.[0]).toMatch(
      /^scenarios must hold at most 100 scenarios; got \[/,
    );
  });

  it("a study that is none", () => {
    for (const value of [undefined, null, 1, "x", []]) {
      expect(checkStudy(value).problems?.map(({ message }) => message)).toEqual([
        `study must be an object with equipoise, design and scenarios; got ${value === undefined ? "nothing" : print(value)}`,
      ]);
    }
  });
});

describe("a field left out", () => {
  const required: readonly (readonly [string, string])[] = [
    ["equipoise", "be 1, the version of the study file"],
    ["design", "be an object with arms, endpoint, missing and analysis"],
    ["design.analysis", "be an object with method, sides and alpha"],
    ["design.analysis.method", `be one of ${methods}`],
    ["scenarios", "be a list of scenarios"],
    ["scenarios[0].responseRate", "be two rates: experimental, control"],
    ["scenarios[0].dropout.rate", "be two rates: experimental, control"],
    ["design.arms[0].n", "be given, as design.arms[1].n is"],
    ["design.arms[1].n", "be given, as design.arms[0].n is"],
  ];
  for (const [path, expectation] of required) {
    const message = `${path} must ${expectation}; got nothing`;
    it(message, () => expect(messages(path, undefined)).toEqual([message]));
  }

  it("the odds ratio where dropout is informative", () => {
    expect(messages("scenarios[0].dropout.oddsRatio", undefined, mnar)).toEqual([
      "scenarios[0].dropout.oddsRatio must be a number above 0; got nothing",
    ]);
  });

  it("has its documented default where it has one", () => {
    const least = {
      equipoise: 1,
      design: { analysis: { method: "fisher" } },
      scenarios: [
        { responseRate: [0.6, 0.3], dropout: { rate: [0, 0.1] } },
        { responseRate: [0, 1] },
      ],
    };
    expect(parseStudy(least)).toStrictEqual({
      equipoise: 1,
      title: "Untitled study",
      design: {
        arms: [{ name: "Experimental" }, { name: "Control" }],
        endpoint: { type: "binary", name: "response", better: "higher" },
        missing: "nonresponder",
        analysis: { method: "fisher", sides: 2, alpha: 0.05 },
      },
      scenarios: [
        {
          name: "scenario 1",
          responseRate: [0.6, 0.3],
          dropout: { rate: [0, 0.1], mechanism: "mcar" },
        },
        { name: "scenario 2", responseRate: [0, 1] },
      ],
      simulation: { replicates: 10000, seed: 20221118 },
    });
  });
});

describe("an unknown key is named with those that are known", () => {
  const known: readonly (readonly [string, string])[] = [
    ["", "equipoise, title, design, scenarios, simulation"],
    ["design", "arms, allocation, endpoint, missing, analysis"],
    ["design.arms[0]", "name, n"],
    ["design.endpoint", "type, name, better"],
    [
      "design.analysis",
      "method, sides, alpha, hypothesis, margin, scale, continuityCorrection, test, separation, adjustFor",
    ],
    ["scenarios[0]", "name, responseRate, strata, covariate, dropout"],
    ["scenarios[0].dropout", 'rate, mechanism, and oddsRatio where mechanism is "mnar"'],
    ["simulation", "replicates, seed"],
  ];
  for (const [path, keys] of known) {
    const key = path === "" ? "responserate" : `${path}.responserate`;
    it(key, () => {
      expect(messages(key, 0.5)).toEqual([
        `${key} must not be there (known keys: ${keys}); got 0.5`,
      ]);
    });
  }

  it("also a key that every object inherits, or that is no word", () => {
    const text = JSON.stringify(follow).replace(
      "{",
      '{"__proto__":{"title":1},"constructor":1,"a b":1,',
    );
    const paths = checkStudyJson(text).problems?.map(({ path }) => path);
    expect(paths).toEqual(["__proto__", "constructor", '["a b"]']);
  });
});
