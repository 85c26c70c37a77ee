import { describe, expect, it } from "vitest";
import { parseVisitStudy } from "../../src/study/anyStudy.ts";
import { anyStudyFromQuery, anyStudyToQuery } from "../../src/study/anyStudyUrl.ts";
import { presets } from "../../src/study/presets.ts";
import { visitPresets } from "../../src/study/visitPresets.ts";
import { visitStudyFromQuery, visitStudyToQuery } from "../../src/study/visitStudyUrl.ts";
import { put } from "./change.ts";

const problems = (query: string) =>
  visitStudyFromQuery(query).problems.map(({ message }) => message);

describe("visitStudyToQuery", () => {
  it("writes nothing but the type of the study that links start from", () => {
    for (const type of ["continuous", "longitudinal", "responder"]) {
      const { study } = visitStudyFromQuery(`type=${type}`);
      expect(study.design.endpoint.type).toBe(type);
      expect(visitStudyToQuery(study)).toBe(`v=1&type=${type}`);
    }
    expect(visitStudyFromQuery("").study.design.endpoint.type).toBe("longitudinal");
  });

  const { study } = visitStudyFromQuery("type=longitudinal");
  it.each([
    ["scenarios[0].sd", [9, 10, 11], "sd=9,10,11"],
    [
      "scenarios[0].correlation",
      { type: "toeplitz", rho: [0.6, 0.4] },
      "correlation=toeplitz:0.6,0.4",
    ],
    ["scenarios[0].dropout", { rate: [0.1, 0.2], mechanism: "mcar" }, "dropout=0.1,0.2"],
    [
      "scenarios[0].dropout",
      {
        rate: [
          [0, 0.1, 0.2],
          [0, 0, 0.1],
        ],
        mechanism: "mar",
        oddsRatioPerSd: 2,
      },
      "dropout=0,0.1,0.2/0,0,0.1:mar:2",
    ],
    [
      "scenarios[0].discontinuation",
      { rate: [0.2, 0.1], mechanism: "mnar", oddsRatioPerSd: 1.5, followed: 0.6 },
      "discontinuation=0.2,0.1:0.6:mnar:1.5",
    ],
    ["scenarios[0].intermittent", [0.05, 0.05], "intermittent=0.05,0.05"],
    ["design.analysis.degreesOfFreedom", "satterthwaite", "df=satterthwaite"],
    ["design.endpoint.unit", "none", "unit=none"],
  ])("%s: %j", (path, value, text) => {
    const changed = parseVisitStudy(put(study, path, value));
    expect(visitStudyToQuery(changed)).toBe(`v=1&type=longitudinal&${text}`);
    expect(visitStudyFromQuery(text)).toStrictEqual({ study: changed, problems: [] });
  });

  it("leaves out means that grow as those of the study that links start from", () => {
    const { study: two } = visitStudyFromQuery("visits=12,24&mean=2.5,5/0,0");
    expect(visitStudyToQuery(two)).toBe("v=1&type=longitudinal&visits=12,24");
  });

  it("starts a later scenario from the first", () => {
    const query =
      "type=continuous&mean=8,2&dropout=0.1,0.1&name2=none+lost&dropout2=none&dropout3=0.1,0.2:mnar:2";
    const read = visitStudyFromQuery(query);
    expect(read.problems).toEqual([]);
    expect(
      read.study.scenarios.map(({ name, mean, dropout }) => [name, mean, dropout?.rate]),
    ).toEqual([
      ["scenario 1", [8, 2], [0.1, 0.1]],
      ["none lost", [8, 2], undefined],
      ["scenario 3", [8, 2], [0.1, 0.2]],
    ]);
    expect(visitStudyToQuery(read.study)).toBe(`v=1&${query}`);
  });

  it("gives every preset back", () => {
    for (const preset of visitPresets) {
      const query = anyStudyToQuery(preset.study);
      expect(anyStudyFromQuery(query)).toStrictEqual({ study: preset.study, problems: [] });
    }
  });
});

describe("visitStudyFromQuery names what it cannot use", () => {
  it.each([
    ["v=2", 'v must be 1, the version of links; got "2"'],
    [
      "type=survival",
      'design.endpoint.type must be one of continuous, longitudinal, responder; got "survival"',
    ],
    [
      "type=binary",
      /^design.endpoint.type must be one of continuous, longitudinal, responder; got "binary"$/,
    ],
    ["visits=4,x", 'design.endpoint.visits[1] must be a number above 0; got "x"'],
    ["visits=8,4", "design.endpoint.visits[1] must be above 8, the visit before; got 4"],
    ["mean=1,2/3,4", "scenarios[0].mean[0] must hold 3 numbers, one per visit; got [1,2]"],
    [
      "method=ancova",
      "design.endpoint.baseline must be true where analysis.method is ancova; got false",
    ],
    ["baseline=yes", 'design.endpoint.baseline must be true or false; got "yes"'],
    ["correlation=ar1:0.5:1", 'correlation must be type:numbers; got "ar1:0.5:1"'],
    ["correlation=ar1:2", "scenarios[0].correlation.rho must lie in (-1, 1); got 2"],
    [
      "dropout=0.1,0.1:mar:2:3",
      'dropout must be rates:mechanism:odds ratio; got "0.1,0.1:mar:2:3"',
    ],
    ["atBaseline=1:2:0.5:4", 'baseline must be mean:sd:correlation; got "1:2:0.5:4"'],
    ["speed=9", /^speed must not be there \(known keys: v, type, title, .*\); got "9"$/],
    ["sd=10&sd=11", 'sd must be given once; got "10 and 11"'],
  ])("%s", (query, expected) => {
    if (typeof expected === "string") expect(problems(query)).toContain(expected);
    else expect(problems(query).some((message) => expected.test(message))).toBe(true);
  });

  it("and reads the rest", () => {
    const { study } = visitStudyFromQuery("visits=4,x&sd=12&n=20,20&preset=3", {
      otherKeys: ["preset"],
    });
    expect(study.design.arms[0].n).toBe(20);
    expect(study.scenarios[0]!.sd).toBe(12);
  });
});

describe("anyStudyFromQuery", () => {
  it("is of a binary endpoint unless a type is named", () => {
    expect(anyStudyFromQuery("n=40,40").study).toStrictEqual(
      anyStudyFromQuery("type=binary&n=40,40").study,
    );
    expect(anyStudyToQuery(presets[0]!.study)).toBe("v=1");
    expect(anyStudyFromQuery("type=survival").problems.map(({ message }) => message)).toEqual([
      'type must be one of binary, continuous, longitudinal, responder; got "survival"',
    ]);
  });
});
