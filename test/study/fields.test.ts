import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors.ts";
import { checkStudy } from "../../src/study/checkStudy.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { presets } from "../../src/study/presets.ts";
import { checkStudyJson } from "../../src/study/studyJson.ts";
import { put } from "./change.ts";
import { messages } from "./messages.ts";

const follow = presets[0]!.study;
const mnar = presets[3]!.study;

const methods = "pearson, yates, nMinus1, fisher, fisherMidP, zPooled, zUnpooled, likelihoodRatio";

// Field, what it must do, values that are out of range or of a wrong type as messages print them.
const fields: readonly (readonly [string, string, readonly unknown[]])[] = [
  ["equipoise", "be 1, the version of the study file", [2, 0, "1", null, true]],
  ["title", "be a title in quotes", ["", "  ", 5, null, ["x"]]],
  ["title", "be one line of well-formed text", ["a\nb", "a\u0000b", "\ud83d"]],
  ["title", "have at most 200 characters", ["x".repeat(201)]],
  ["design", "be an object with arms, endpoint, missing and analysis", [1, "x", null, [], true]],
  ["design.arms", "be two arms: experimental, control", [[], [{}], [{}, {}, {}], {}, "x", null]],
  ["design.arms[0]", "be an object with name and n", [30, "LD-IL-2", null, []]],
  ["design.arms[1].name", "be a name in quotes", ["", 1, null]],
  [
    "design.arms[0].n",
    "be a whole number from 1 to 100000",
    [0, -1, 2.5, 100001, "30", null, [30]],
  ],
  ["design.arms[1].n", "be a whole number from 1 to 100000", [0, NaN, Infinity, 1e300]],
  [
    "design.allocation",
    "be two numbers above 0: experimental, control",
    [2, [1], [1, 1, 1], "1:1"],
  ],
  ["design.allocation[0]", "be a number above 0", [0, -1, "2", null, NaN, Infinity]],
  ["design.endpoint", "be an object with type, name and better", ["binary", null, []]],
  ["design.endpoint.type", 'be "binary"', ["survival", 1, null]],
  ["design.endpoint.name", "be a name in quotes", ["", 3]],
  ["design.endpoint.better", 'be "higher" or "lower"', ["Higher", 1, null]],
  ["design.missing", 'be "nonresponder" or "completeCase"', ["locf", 0, null]],
  ["design.analysis", "be an object with method, sides and alpha", ["fisher", null, []]],
  ["design.analysis.method", `be one of ${methods}`, ["Fisher", "t", 1, null, "toString"]],
  ["design.analysis.sides", "be 1 or 2", [3, 0, "2", null]],
  ["design.analysis.alpha", "lie in (0, 0.5]", [0, 1, -0.05, 5, 0.51, "0.05", null, NaN, Infinity]],
  ["scenarios", "be a list of scenarios", [{}, "x", null, 1]],
  ["scenarios", "hold at least one scenario", [[]]],
  ["scenarios[0]", "be an object with name, responseRate and dropout", [1, null, "x", []]],
  ["scenarios[0].name", "be a name in quotes", ["", 1, null]],
  ["scenarios[0].responseRate", "be two rates: experimental, control", [0.5, [0.5], [1, 1, 1], {}]],
  [
    "scenarios[0].responseRate[1]",
    "lie in [0, 1]",
    [26.7, -0.1, 1.0001, "0.2", null, NaN, -Infinity],
  ],
  ["scenarios[0].dropout", "be an object with rate and mechanism", [0.05, null, "mcar", []]],
  ["scenarios[0].dropout.rate", "be two rates: experimental, control", [0.05, [0.05], null]],
  ["scenarios[0].dropout.rate[0]", "lie in [0, 1)", [1, 5, -0.1, "0.05", null, NaN, Infinity]],
  ["scenarios[0].dropout.mechanism", 'be "mcar" or "mnar"', ["mar", 1, null]],
  ["simulation", "be an object with replicates and seed", [10000, null, []]],
  [
    "simulation.replicates",
    "be a whole number from 1 to 100000000",
    [0, -5, 1.5, 1e9, "10", null, NaN],
  ],
  [
    "simulation.seed",
    `be a whole number from 0 to ${2 ** 53 - 1}`,
    [-1, 0.5, 2 ** 53, "x", null, NaN],
  ],
];

const baseOf = (path: string) =>
  path.startsWith("design.allocation[") ? put(follow, "design.allocation", [1, 1]) : follow;

const print = (value: unknown) => {
  const text = typeof value === "number" ? String(value) : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

describe("a value that a field cannot have", () => {
  for (const [path, expectation, values] of fields) {
    for (const value of values) {
      const message = `${path} must ${expectation}; got ${print(value)}`;
      it(message, () => {
        expect(messages(path, value, baseOf(path))).toEqual([message]);
        expect(() => parseStudy(put(baseOf(path), path, value))).toThrow(
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
    ["design.analysis", "method, sides, alpha"],
    ["scenarios[0]", "name, responseRate, dropout"],
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
