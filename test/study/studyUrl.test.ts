import { describe, expect, it } from "vitest";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { presets } from "../../src/study/presets.ts";
import { studyFromQuery, studyToQuery } from "../../src/study/studyUrl.ts";
import { put, without } from "./change.ts";

const follow = presets[0]!.study;
const query = (study: unknown) => studyToQuery(parseStudy(study));
const problems = (text: string) => studyFromQuery(text).problems.map(({ message }) => message);

describe("studyToQuery", () => {
  it("leaves out what is as in the first preset", () => {
    expect(query(follow)).toBe("v=1");
  });

  it.each([
    ["title", "A & B, 50%: (x) + y", "v=1&title=A+%26+B,+50%25:+%28x%29+%2B+y"],
    ["design.arms[0].name", "試験", "v=1&experimental=%E8%A9%A6%E9%A8%93"],
    ["design.arms[1].n", 31, "v=1&n=30,31"],
    ["design.allocation", [1, 1], "v=1&allocation=1,1"],
    ["design.endpoint.better", "lower", "v=1&better=lower"],
    ["design.missing", "completeCase", "v=1&missing=completeCase"],
    ["design.analysis.method", "pearson", "v=1&method=pearson"],
    ["design.analysis.alpha", 0.1 + 0.2, "v=1&alpha=0.30000000000000004"],
    ["scenarios[0].responseRate[0]", 1e-7, "v=1&rate=1e-7,0.267"],
    ["scenarios[0].dropout", undefined, "v=1&dropout=none"],
    [
      "scenarios[0].dropout",
      { rate: [0.1, 0], mechanism: "mnar", oddsRatio: 3 },
      "v=1&dropout=0.1,0&oddsRatio=3",
    ],
    ["scenarios[0].covariate", { oddsRatioPerSd: 2.5 }, "v=1&covariate=2.5"],
    [
      "scenarios[0]",
      {
        name: "as in the pilot",
        strata: [
          { share: 0.5, responseRate: [0.75, 0.5] },
          { share: 0.5, responseRate: [0.5, 0.25] },
        ],
      },
      "v=1&strata=0.5:0.75,0.5/0.5:0.5,0.25&rate=0.625,0.375&dropout=none",
    ],
    [
      "design.analysis",
      { method: "logistic", test: "firth", adjustFor: [] },
      "v=1&method=logistic&test=firth&adjustFor=",
    ],
    ["simulation.seed", 2 ** 53 - 1, "v=1&seed=9007199254740991"],
  ])("%s: %j", (path, value, text) => {
    expect(query(put(follow, path, value))).toBe(text);
  });

  it("numbers further scenarios", () => {
    const scenarios = [
      ...follow.scenarios,
      { responseRate: [0.5, 0.3] },
      { name: "null", responseRate: [0.3, 0.3] },
    ];
    expect(query({ ...follow, scenarios })).toBe("v=1&rate2=0.5,0.3&name3=null&rate3=0.3,0.3");
  });

  it("tells that there are no sizes", () => {
    expect(query(without(without(follow, "design.arms[0].n"), "design.arms[1].n"))).toBe(
      "v=1&n=none",
    );
  });
});

describe("studyFromQuery", () => {
  it("reads an empty query as the first preset", () => {
    for (const text of ["", "?", "?v=1"]) {
      expect(studyFromQuery(text)).toStrictEqual({ study: follow, problems: [] });
    }
  });

  it("names a bad value and leaves its field as it was, the others as given", () => {
    const { study, problems } = studyFromQuery("?rate=66.7,0.2&alpha=0.01&n=40,40");
    expect(problems).toEqual([
      {
        path: "scenarios[0].responseRate[0]",
        expectation: "lie in [0, 1]",
        value: 66.7,
        message: "scenarios[0].responseRate[0] must lie in [0, 1]; got 66.7",
      },
    ]);
    const expected = put(put(follow, "design.analysis.alpha", 0.01), "design.arms[0].n", 40);
    expect(study).toStrictEqual(put(expected, "design.arms[1].n", 40));
  });

  it.each([
    ["v=2", 'v must be 1, the version of links; got "2"'],
    ["n=30", 'design.arms must have two sizes; got "30"'],
    ["n=30,0", "design.arms[1].n must be a whole number from 1 to 100000; got 0"],
    ["n=thirty,30", 'design.arms[0].n must be a whole number from 1 to 100000; got "thirty"'],
    ["n=0x10,30", 'design.arms[0].n must be a whole number from 1 to 100000; got "0x10"'],
    [
      "allocation=2,1",
      "design.allocation must agree with the sizes of the arms, 30 and 30; got [2,1]",
    ],
    ["better=more", 'design.endpoint.better must be "higher" or "lower"; got "more"'],
    ["missing=locf", 'design.missing must be "nonresponder" or "completeCase"; got "locf"'],
    ["method=t", /^design.analysis.method must be one of pearson.*; got "t"$/],
    ["sides=3", "design.analysis.sides must be 1 or 2; got 3"],
    ["margin=0.1", "design.analysis.margin must be absent for superiority; got 0.1"],
    ["margin=x", 'design.analysis.margin must be a number above 0; got "x"'],
    [
      "hypothesis=better",
      /^design.analysis.hypothesis must be one of superiority.*; got "better"$/,
    ],
    ["scale=log", 'design.analysis.scale must be one of difference, ratio; got "log"'],
    ["alpha=0", "design.analysis.alpha must lie in (0, 0.5]; got 0"],
    ["alpha=", 'design.analysis.alpha must lie in (0, 0.5]; got ""'],
    ["rate=.5", "scenarios[0].responseRate must be two rates: experimental, control; got [0.5]"],
    ["dropout=1,0", "scenarios[0].dropout.rate[0] must lie in [0, 1); got 1"],
    ["oddsRatio=0", "scenarios[0].dropout.oddsRatio must be a number above 0; got 0"],
    ["covariate=0", "scenarios[0].covariate.oddsRatioPerSd must lie in [0.01, 100]; got 0"],
    [
      "strata=0.5:0.6,0.3",
      'scenarios[0].strata must have shares that add up to 1, not 0.5; got [{"share":0.5,"responseRate":[0.6,0.3]}]',
    ],
    ["strata=1:2:3", 'strata must be share:rate,rate/share:rate,rate; got "1:2:3"'],
    ["method=mantelHaenszel", /^scenarios\[0\].strata must be given, as design.analysis.method/],
    ["test=wald", 'design.analysis.test must not be there unless method is logistic; got "wald"'],
    ["name2=x", "scenarios[1].responseRate must be two rates: experimental, control; got nothing"],
    [
      "rate2=.5,.3&name2=as in the pilot",
      /^scenarios\[1\].name must differ from the name of scenarios\[0\]/,
    ],
    ["replicates=0", "simulation.replicates must be a whole number from 1 to 100000000; got 0"],
    ["seed=-1", "simulation.seed must be a whole number from 0 to 9007199254740991; got -1"],
    ["title=", 'title must be a title in quotes; got ""'],
    [
      "control=LD-IL-2",
      'design.arms[1].name must differ from the name of design.arms[0]; got "LD-IL-2"',
    ],
    ["alhpa=0.01", /^alhpa must not be there \(known keys: v, title, .*\); got "0.01"$/],
    ["n=30,30&n=40,40", 'n must be given once; got "30,30 and 40,40"'],
  ])("%s", (text, message) => {
    const found = problems(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
  });

  it("takes one side for granted where there is a margin", () => {
    const { study, problems } = studyFromQuery("?hypothesis=nonInferiority&margin=0.1&method=wald");
    expect(problems).toEqual([]);
    const { analysis } = study.design;
    expect(analysis).toEqual({
      method: "wald",
      sides: 1,
      alpha: 0.05,
      hypothesis: "nonInferiority",
      margin: 0.1,
    });
  });

  it("leaves keys of the page alone", () => {
    expect(studyFromQuery("?theme=dark", { otherKeys: ["theme"] }).problems).toEqual([]);
  });
});
