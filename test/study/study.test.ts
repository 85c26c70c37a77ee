import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors.ts";
import { nullScenario } from "../../src/study/nullScenario.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { presets } from "../../src/study/presets.ts";
import { requireSized } from "../../src/study/requireSized.ts";
import { checkStudyJson, studyFromJson } from "../../src/study/studyJson.ts";
import { checkStudy } from "../../src/study/checkStudy.ts";
import { put, without } from "./change.ts";
import { messages } from "./messages.ts";

const follow = presets[0]!.study;

describe("a contradiction between fields", () => {
  it("an odds ratio for dropout completely at random", () => {
    expect(messages("scenarios[0].dropout.oddsRatio", 3)).toEqual([
      'scenarios[0].dropout.oddsRatio must not be there (known keys: rate, mechanism, and oddsRatio where mechanism is "mnar"); got 3',
    ]);
  });

  it("an allocation that the sizes do not keep", () => {
    expect(messages("design.allocation", [2, 1])).toEqual([
      "design.allocation must agree with the sizes of the arms, 30 and 30; got [2,1]",
    ]);
    const sized = put(put(follow, "design.arms[0].n", 47), "design.arms[1].n", 32);
    expect(messages("design.allocation", [3, 2], sized)).toBeUndefined(); // 46.5 and 31 rounded up
    expect(messages("design.allocation", [1, 1])).toBeUndefined();
  });

  it("an option of another analysis", () => {
    const options = { continuityCorrection: true, test: "wald", separation: "fail", adjustFor: [] };
    const homes = [
      "mantelHaenszel",
      "logistic",
      "logistic or standardized",
      "logistic or standardized",
    ];
    Object.entries(options).forEach(([option, value], k) => {
      expect(messages(`design.analysis.${option}`, value)).toEqual([
        `design.analysis.${option} must not be there unless method is ${homes[k]}; got ${JSON.stringify(value)}`,
      ]);
    });
    const firth = { method: "logistic", test: "firth", separation: "fail" };
    expect(messages("design.analysis", firth)).toEqual([
      'design.analysis.separation must not be there where test is firth, which separation does not touch; got "fail"',
    ]);
  });

  it("an analysis of what a scenario does not describe", () => {
    expect(messages("design.analysis", { method: "mantelHaenszel" })).toEqual([
      "scenarios[0].strata must be given, as design.analysis.method is mantelHaenszel; got nothing",
    ]);
    const adjusted = { method: "standardized", adjustFor: ["covariate"] };
    expect(messages("design.analysis", adjusted)).toEqual([
      "scenarios[0].covariate must be given, as design.analysis.adjustFor names it; got nothing",
    ]);
    expect(messages("design.analysis", { method: "logistic" })).toBeUndefined(); // adjusts for nothing
  });

  it("rates stated twice and not alike; shares that are no whole", () => {
    const strata = [
      { share: 0.25, responseRate: [0.9, 0.5] },
      { share: 0.75, responseRate: [0.5, 0.1] },
    ];
    expect(messages("scenarios[0].strata", strata)).toEqual([
      "scenarios[0].responseRate must be absent or the mean over the strata, 0.6 and 0.2; got [0.667,0.267]",
    ]);
    const { scenarios } = parseStudy(put(follow, "scenarios[0]", { strata }));
    expect(scenarios).toEqual([{ name: "scenario 1", responseRate: [0.6, 0.2], strata }]);
    expect(nullScenario(scenarios[0]!)).toEqual({
      name: "scenario 1, no effect",
      responseRate: [0.2, 0.2],
      strata: [
        { share: 0.25, responseRate: [0.5, 0.5] },
        { share: 0.75, responseRate: [0.1, 0.1] },
      ],
    });
    const short = [{ share: 0.9, responseRate: [0.5, 0.5] }];
    expect(messages("scenarios[0]", { strata: short })?.[0]).toMatch(
      /^scenarios\[0\].strata must have shares that add up to 1, not 0.9; got/,
    );
  });

  it.each([
    [{ method: "wald", margin: 0.1 }, ["margin must be absent for superiority; got 0.1"]],
    [
      { method: "wald", hypothesis: "superiority", scale: "ratio" },
      ['scale must be absent for superiority, which has no margin; got "ratio"'],
    ],
    [
      { method: "wald", hypothesis: "nonInferiority" },
      ["margin must be a size in (0, 1), without a sign; got nothing"],
    ],
    [
      { method: "wald", hypothesis: "nonInferiority", margin: 10 },
      ["margin must be a size in (0, 1), without a sign; got 10"],
    ],
    [
      { method: "fisher", hypothesis: "nonInferiority", margin: 0.1, sides: 2 },
      [
        'method must be one of farringtonManning, wald for nonInferiority; got "fisher"',
        "sides must be 1 for nonInferiority; got 2",
      ],
    ],
    [
      { method: "wald", hypothesis: "equivalence", margin: 0.1, sides: 2 },
      ["sides must be 1 for equivalence, which is two one-sided tests; got 2"],
    ],
    [
      { method: "wald", hypothesis: "nonInferiority", margin: 1.25, scale: "ratio" },
      ["margin must be a ratio between 0 and 1 for nonInferiority; got 1.25"],
    ],
    [
      { method: "wald", hypothesis: "superiorityByMargin", margin: 0.8, scale: "ratio" },
      ["margin must be a ratio above 1 for superiorityByMargin; got 0.8"],
    ],
    [
      { method: "wald", hypothesis: "equivalence", margin: 0.8, scale: "ratio" },
      ["margin must be a ratio above 1 for equivalence; got 0.8"],
    ],
    [
      { method: "logistic", hypothesis: "equivalence", margin: 0.1 },
      ['method must be one of farringtonManning, wald for equivalence; got "logistic"'],
    ],
  ])("a hypothesis and its margin, %j", (analysis, expected) => {
    const found = messages("design.analysis", analysis);
    expect(found).toEqual(expected.map((message) => `design.analysis.${message}`));
  });

  it("a ratio on the side that the better direction asks for", () => {
    const analysis = {
      method: "farringtonManning",
      hypothesis: "nonInferiority",
      margin: 0.8,
      scale: "ratio",
    };
    expect(messages("design.analysis", analysis)).toBeUndefined();
    const infection = presets[1]!.study; // lower is better
    expect(messages("design.analysis", analysis, infection)).toEqual([
      "design.analysis.margin must be a ratio above 1 for nonInferiority; got 0.8",
    ]);
  });

  it("has one side with a margin, two without, where none is stated", () => {
    const sidesOf = (analysis: object) =>
      parseStudy(put(follow, "design.analysis", analysis)).design.analysis.sides;
    expect(sidesOf({ method: "wald" })).toBe(2);
    expect(sidesOf({ method: "wald", hypothesis: "nonInferiority", margin: 0.1 })).toBe(1);
    expect(sidesOf({ method: "wald", hypothesis: "equivalence", margin: 0.1 })).toBe(1);
  });

  it("two arms of one name", () => {
    expect(messages("design.arms[1].name", "LD-IL-2")).toEqual([
      'design.arms[1].name must differ from the name of design.arms[0]; got "LD-IL-2"',
    ]);
  });

  it("two scenarios of one name, given or by default", () => {
    const two = [{ responseRate: [0.5, 0.3] }, { name: "scenario 1", responseRate: [0.4, 0.3] }];
    expect(messages("scenarios", two)).toEqual([
      'scenarios[1].name must differ from the name of scenarios[0], "scenario 1"; got "scenario 1"',
    ]);
  });
});

describe("the scenario on the margin", () => {
  const onMargin = (better: "higher" | "lower", analysis: object, rates: readonly number[]) => {
    const { design, scenarios } = parseStudy({
      equipoise: 1,
      design: { endpoint: { better }, analysis: { method: "wald", ...analysis } },
      scenarios: [{ name: "as hoped", responseRate: rates }],
    });
    return nullScenario(scenarios[0]!, design);
  };

  it("lies where the hypothesis is just true", () => {
    const margin = { hypothesis: "nonInferiority", margin: 0.25 };
    expect(onMargin("higher", margin, [0.75, 0.75])).toEqual({
      name: "as hoped, on the margin",
      responseRate: [0.5, 0.75],
    });
    expect(onMargin("lower", margin, [0.25, 0.25]).responseRate).toEqual([0.5, 0.25]);
    const better = { hypothesis: "superiorityByMargin", margin: 0.25 };
    expect(onMargin("higher", better, [0.75, 0.25]).responseRate).toEqual([0.5, 0.25]);
    const ratio = { hypothesis: "nonInferiority", margin: 0.5, scale: "ratio" };
    expect(onMargin("higher", ratio, [0.5, 0.5]).responseRate).toEqual([0.25, 0.5]);
    const both = { hypothesis: "equivalence", margin: 0.25 };
    expect(onMargin("higher", both, [0.5, 0.5]).responseRate).toEqual([0.25, 0.5]);
  });

  it("moves the control arm where its limit lies outside of [0, 1]", () => {
    const margin = { hypothesis: "nonInferiority", margin: 0.25 };
    expect(onMargin("higher", margin, [0.125, 0.125]).responseRate).toEqual([0, 0.25]);
    const ratio = { hypothesis: "nonInferiority", margin: 2, scale: "ratio" };
    expect(onMargin("lower", ratio, [0.75, 0.75]).responseRate).toEqual([1, 0.5]);
  });

  it("is the one without an effect where there is no margin", () => {
    expect(onMargin("higher", {}, [0.6, 0.3])).toEqual({
      name: "as hoped, no effect",
      responseRate: [0.3, 0.3],
    });
  });
});

describe("parsing", () => {
  it("reports every problem, in order", () => {
    const broken = put(
      put(put(follow, "design.analysis.alpha", 0), "scenarios[0].responseRate", [66.7, 26.7]),
      "x",
      1,
    );
    expect(checkStudy(broken).problems?.map(({ path, value }) => [path, value])).toEqual([
      ["design.analysis.alpha", 0],
      ["scenarios[0].responseRate[0]", 66.7],
      ["scenarios[0].responseRate[1]", 26.7],
      ["x", 1],
    ]);
  });

  it("leaves what it was given as it was", () => {
    const given = Object.freeze({ ...without(follow, "title") });
    parseStudy(given);
    expect(given).not.toHaveProperty("title");
  });

  it("treats undefined as left out", () => {
    const study = put(put(follow, "design.allocation", undefined), "title", undefined);
    expect(parseStudy(study)).toStrictEqual({ ...follow, title: "Untitled study" });
  });

  it("reads -0, which JSON cannot carry, as 0", () => {
    expect(parseStudy(put(follow, "scenarios[0].responseRate[1]", -0))).toStrictEqual(
      put(follow, "scenarios[0].responseRate[1]", 0),
    );
  });

  it("says where a text is not JSON", () => {
    expect(() => studyFromJson('{\n  "equipoise": 1,\n}')).toThrow(
      /^study must be valid JSON \(.*, line 3 column 1\); got "\{/,
    );
    expect(() => studyFromJson("")).toThrow(ArgumentError);
    expect(checkStudyJson("{").problems?.map(({ path }) => path)).toEqual(["study"]);
    expect(studyFromJson(`\uFEFF${JSON.stringify(follow)}`)).toStrictEqual(follow);
  });
});

describe("requireSized", () => {
  it("names the arm without a size", () => {
    const unsized = parseStudy(without(without(follow, "design.arms[0].n"), "design.arms[1].n"));
    expect(() => requireSized(unsized)).toThrow(
      "design.arms[0].n must be a whole number from 1 to 100000; got nothing",
    );
    expect(requireSized(follow)).toStrictEqual(follow);
  });
});

describe("presets", () => {
  it("begin with the study of the design document", () => {
    expect(follow).toStrictEqual({
      equipoise: 1,
      title: "LD-IL-2 follow-up trial in primary Sjögren syndrome",
      design: {
        arms: [
          { name: "LD-IL-2", n: 30 },
          { name: "Placebo", n: 30 },
        ],
        endpoint: {
          type: "binary",
          name: "ESSDAI improved by 3 points or more at week 24",
          better: "higher",
        },
        missing: "nonresponder",
        analysis: { method: "fisher", sides: 2, alpha: 0.05 },
      },
      scenarios: [
        {
          name: "as in the pilot",
          responseRate: [0.667, 0.267],
          dropout: { rate: [0.05, 0.05], mechanism: "mcar" },
        },
      ],
      simulation: { replicates: 10000, seed: 20221118 },
    });
  });

  it("are sized and have ids of their own", () => {
    for (const { study } of presets) expect(requireSized(study)).toStrictEqual(study);
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  });
});
