import { describe, expect, it } from "vitest";
import {
  checkAnyStudy,
  isVisitStudy,
  parseAnyStudy,
  parseVisitStudy,
} from "../../src/study/anyStudy.ts";
import { checkStudy } from "../../src/study/checkStudy.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { presets } from "../../src/study/presets.ts";
import { requireSizedVisits } from "../../src/study/requireSizedVisits.ts";
import { anyStudyFromJson, checkAnyStudyJson } from "../../src/study/studyJson.ts";
import { put, without } from "./change.ts";

const arms = [
  { name: "E", n: 30 },
  { name: "C", n: 30 },
];

const continuous = {
  equipoise: 1,
  design: { arms, endpoint: { type: "continuous" }, analysis: { method: "t" } },
  scenarios: [{ mean: [5, 0], sd: 10 }],
};

const baseline = { mean: 50, sd: 10, correlation: 0.5 };

const longitudinal = {
  equipoise: 1,
  design: {
    arms,
    endpoint: { type: "longitudinal", visits: [4, 8, 12], baseline: true },
    analysis: { method: "mmrm" },
  },
  scenarios: [
    {
      mean: [
        [1, 2, 3],
        [0, 0, 0],
      ],
      sd: [9, 10, 11],
      correlation: { type: "ar1", rho: 0.6 },
      baseline,
      dropout: { rate: [0.1, 0.2] },
    },
  ],
};

const responder = {
  ...longitudinal,
  design: {
    arms,
    endpoint: {
      type: "responder",
      visits: [4, 8, 12],
      baseline: true,
      threshold: 3,
      direction: "fall",
    },
    analysis: { method: "fisher" },
  },
};

/** Messages for a study with one value changed; undefined takes the key away. */
const messages = (study: unknown, path: string, value: unknown) =>
  checkAnyStudy(value === undefined ? without(study, path) : put(study, path, value)).problems?.map(
    ({ message }) => message,
  );

describe("parseAnyStudy", () => {
  it("completes a continuous endpoint", () => {
    const { design, scenarios, title } = parseVisitStudy(continuous);
    expect(title).toBe("Untitled study");
    expect(design.endpoint).toEqual({
      type: "continuous",
      name: "outcome",
      better: "higher",
      baseline: false,
    });
    const { estimand, missing, analysis } = design;
    expect({ estimand, missing }).toEqual({ estimand: "treatmentPolicy", missing: "observed" });
    expect(analysis).toEqual({ method: "t", sides: 2, alpha: 0.05 });
    expect(scenarios).toEqual([
      { name: "scenario 1", mean: [5, 0], sd: 10, afterDiscontinuation: "asRandomized" },
    ]);
  });

  it("completes a mixed model, and generalized estimating equations", () => {
    const { design } = parseVisitStudy(longitudinal);
    expect(design.analysis).toEqual({
      method: "mmrm",
      sides: 2,
      alpha: 0.05,
      contrastVisit: 12,
      covariance: "unstructured",
      degreesOfFreedom: "kenwardRoger",
      baselineEffect: "byVisit",
    });
    expect(
      parseVisitStudy(put(longitudinal, "design.analysis.method", "gee")).design.analysis,
    ).toEqual({
      method: "gee",
      sides: 2,
      alpha: 0.05,
      contrastVisit: 12,
      correlation: "exchangeable",
      correction: "manclDeRouen",
      baselineEffect: "byVisit",
    });
  });

  it("completes responders", () => {
    const { design } = parseVisitStudy(responder);
    expect(design.endpoint).toMatchObject({ name: "response", visit: 12, timeUnit: "weeks" });
    expect(design).toMatchObject({ estimand: "composite", missing: "nonresponder" });
    expect(design.imputations).toBeUndefined();
    const imputed = put(
      put(responder, "design.analysis.method", "wald"),
      "design.missing",
      "copyReference",
    );
    expect(parseVisitStudy(imputed).design.imputations).toBe(20);
  });

  it("takes complete cases first for a comparison at one of several visits", () => {
    const study = put(longitudinal, "design.analysis.method", "t");
    expect(parseVisitStudy(study).design.missing).toBe("completeCase");
  });

  it("gives one side to a margin", () => {
    const analysis = { method: "t", hypothesis: "nonInferiority", margin: 3 };
    expect(
      parseVisitStudy(put(continuous, "design.analysis", analysis)).design.analysis.sides,
    ).toBe(1);
  });

  it("leaves a complete study of any kind as it is", () => {
    for (const study of [continuous, longitudinal, responder, presets[0]!.study]) {
      const complete = parseAnyStudy(study);
      expect(parseAnyStudy(complete)).toStrictEqual(complete);
      expect(anyStudyFromJson(JSON.stringify(complete))).toStrictEqual(complete);
    }
    expect(isVisitStudy(parseAnyStudy(continuous))).toBe(true);
    expect(isVisitStudy(parseAnyStudy(presets[0]!.study))).toBe(false);
  });

  it("tells one kind from another", () => {
    const wrong = 'design.endpoint.type must be "binary"; got "longitudinal"';
    expect(() => parseStudy(longitudinal)).toThrow(wrong);
    expect(checkStudy(longitudinal).problems?.map(({ message }) => message)).toEqual([wrong]);
    expect(() => parseVisitStudy(presets[0]!.study)).toThrow(
      'design.endpoint.type must be one of continuous, longitudinal, responder; got "binary"',
    );
    expect(messages(continuous, "design.endpoint.type", "survival")).toEqual([
      'design.endpoint.type must be one of binary, continuous, longitudinal, responder; got "survival"',
    ]);
    for (const value of [null, 1, [], {}, { design: null }, { design: { endpoint: "x" } }]) {
      expect(() => parseAnyStudy(value)).toThrow(/must/);
    }
    expect(checkAnyStudyJson("{")?.problems?.[0]?.message).toMatch(/^study must be valid JSON/);
    expect(checkAnyStudyJson(JSON.stringify(continuous)).study).toBeDefined();
  });

  it("asks for sizes where they are needed", () => {
    expect(requireSizedVisits(parseVisitStudy(continuous)).design.arms[1]).toEqual({
      name: "C",
      n: 30,
    });
    const unsized = parseVisitStudy(put(continuous, "design.arms", [{}, {}]));
    expect(() => requireSizedVisits(unsized)).toThrow(
      "design.arms[0].n must be a whole number from 1 to 100000; got nothing",
    );
  });
});

const inMeans = "lie in [-1e12, 1e12]";
const inSds = "lie in [1e-12, 1e12]";

describe("a value out of range is named", () => {
  const sOf = "scenarios[0]";
  it.each([
    ["design.endpoint.baseline", continuous, "be true or false", ["yes", 1, null]],
    ["design.endpoint.unit", continuous, "be a unit in quotes", [1, "", null]],
    [
      "design.estimand",
      continuous,
      "be one of treatmentPolicy, hypothetical, composite, whileOnTreatment",
      ["itt", 1],
    ],
    ["design.analysis.margin", continuous, "be a number above 0", [0, -1, "1", NaN, Infinity]],
    [`${sOf}.mean`, continuous, "be two means: experimental, control", [5, [5], [5, 0, 1], null]],
    [`${sOf}.mean[1]`, continuous, inMeans, ["0", null, NaN, Infinity, [0], 1e300, -1.1e12]],
    [`${sOf}.sd`, continuous, inSds, [0, -1, 1e300, 1e-300, 1e-320]],
    [
      `${sOf}.sd`,
      continuous,
      "be a number above 0, or two: experimental, control",
      ["10", NaN, Infinity, [1], [1, 1, 1]],
    ],
    [`${sOf}.intermittent`, continuous, "be two rates: experimental, control", [0.1, [0.1]]],
    [
      `${sOf}.afterDiscontinuation`,
      continuous,
      "be one of asRandomized, jumpToReference, copyIncrements",
      ["j2r"],
    ],
    ["design.endpoint.visits", longitudinal, "be a list of times", [12, "4,8", null]],
    [
      "design.endpoint.visits",
      longitudinal,
      "hold 2 to 8 times",
      [[12], [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ],
    ["design.endpoint.visits[0]", longitudinal, "be a number above 0", [0, -4, "4"]],
    [
      "design.analysis.covariance",
      longitudinal,
      "be one of unstructured, compoundSymmetry, ar1, toeplitz",
      ["un", 1],
    ],
    [
      "design.analysis.degreesOfFreedom",
      longitudinal,
      "be one of kenwardRoger, satterthwaite, residual",
      ["kr"],
    ],
    [
      `${sOf}.mean`,
      longitudinal,
      "be two lists of means: experimental, control",
      [5, [[1, 2, 3]], null],
    ],
    [`${sOf}.mean[0]`, longitudinal, "be a list of means", [5, "1,2,3", null]],
    [`${sOf}.mean[0][1]`, longitudinal, inMeans, ["2", null, NaN, -1e300]],
    [`${sOf}.sd[2]`, longitudinal, inSds, [0, -1, 1e-13]],
    [`${sOf}.correlation`, longitudinal, "be an object with type and rho, or matrix", [0.6, null]],
    [
      `${sOf}.correlation.type`,
      longitudinal,
      "be one of compoundSymmetry, ar1, toeplitz, unstructured",
      ["cs", 1],
    ],
    [`${sOf}.correlation.rho`, longitudinal, "lie in (-1, 1)", [1, -1, 60, "0.6", null, NaN]],
    [`${sOf}.baseline.correlation`, longitudinal, "lie in (-1, 1)", [1, -1.5]],
    [`${sOf}.baseline.sd`, longitudinal, inSds, [0, -2, "10", null, 1e13]],
    [`${sOf}.dropout.mechanism`, longitudinal, 'be "mcar", "mar" or "mnar"', ["random", 1]],
    [`${sOf}.dropout.rate[1]`, longitudinal, "lie in [0, 1)", [1, -0.1, 20]],
    [
      `${sOf}.dropout.rate`,
      longitudinal,
      "be two rates, or two lists of rates with one per visit: experimental, control",
      [0.1, [0.1], [0.1, [0, 0.1, 0.2]]],
    ],
    ["design.endpoint.threshold", responder, inMeans, ["3", null, NaN, 1e13]],
    [
      "design.endpoint.direction",
      responder,
      "be one of fall, rise, atMost, atLeast",
      ["down", 1, null],
    ],
  ] as const)("%s", (path, study, expectation, values) => {
    for (const value of values) {
      const found = messages(study, path, value);
      expect(
        found?.some((message) => message.startsWith(`${path} must ${expectation}; got `)),
      ).toBe(true);
    }
  });

  it("where a mechanism needs an odds ratio, and a missing key", () => {
    expect(messages(longitudinal, "scenarios[0].dropout.mechanism", "mar")).toEqual([
      "scenarios[0].dropout.oddsRatioPerSd must lie in [0.01, 100]; got nothing",
    ]);
    expect(messages(longitudinal, "scenarios[0].dropout.oddsRatioPerSd", 2)?.[0]).toMatch(
      /^scenarios\[0\].dropout.oddsRatioPerSd must not be there \(known keys: rate, mechanism, and oddsRatioPerSd where mechanism is "mar" or "mnar"\)/,
    );
    expect(messages(continuous, "scenarios[0].sd", undefined)).toHaveLength(1);
  });
});

describe("a contradiction is named", () => {
  it.each([
    [
      "design.endpoint.visits",
      longitudinal,
      [4, 4, 12],
      "design.endpoint.visits[1] must be above 4, the visit before; got 4",
    ],
    [
      "scenarios[0].mean[1]",
      longitudinal,
      [0, 0],
      "scenarios[0].mean[1] must hold 3 numbers, one per visit; got [0,0]",
    ],
    [
      "scenarios[0].sd",
      longitudinal,
      [9, 9],
      "scenarios[0].sd must hold 3 numbers, one per visit; got [9,9]",
    ],
    [
      "scenarios[0].correlation",
      longitudinal,
      undefined,
      "scenarios[0].correlation must be given for 3 visits; got nothing",
    ],
    [
      "scenarios[0].correlation",
      longitudinal,
      { type: "toeplitz", rho: [0.5] },
      "scenarios[0].correlation.rho must hold 2 correlations, one per distance between visits; got [0.5]",
    ],
    [
      "scenarios[0].correlation",
      longitudinal,
      { type: "compoundSymmetry", rho: -0.6 },
      'scenarios[0].correlation must give a positive definite matrix; got {"type":"compoundSymmetry","rho":-0.6}',
    ],
    [
      "scenarios[0].correlation",
      longitudinal,
      {
        type: "unstructured",
        matrix: [
          [1, 0.5],
          [0.5, 1],
        ],
      },
      "scenarios[0].correlation.matrix must have 3 rows of 3 correlations, one per visit; got [[1,0.5],[0.5,1]]",
    ],
    [
      "scenarios[0].correlation",
      longitudinal,
      {
        type: "unstructured",
        matrix: [
          [1, 0.5, 0.2],
          [0.4, 1, 0.5],
          [0.2, 0.5, 1],
        ],
      },
      "scenarios[0].correlation.matrix[1][0] must equal matrix[0][1], 0.5; got 0.4",
    ],
    [
      "scenarios[0].baseline.correlation",
      longitudinal,
      [0.9, 0, -0.9],
      "scenarios[0].baseline.correlation must give a positive definite matrix together with the correlation of the visits; got [0.9,0,-0.9]",
    ],
    [
      "scenarios[0].baseline",
      longitudinal,
      undefined,
      "scenarios[0].baseline must be given, as design.endpoint.baseline is true; got nothing",
    ],
    [
      "scenarios[0].dropout.rate",
      longitudinal,
      [
        [0, 0.2, 0.1],
        [0, 0, 0],
      ],
      "scenarios[0].dropout.rate[0][2] must be at least 0.2, the share lost before: rates are cumulative; got 0.1",
    ],
    [
      "scenarios[0].dropout.rate",
      longitudinal,
      [
        [0, 0.2],
        [0, 0, 0],
      ],
      "scenarios[0].dropout.rate[0] must hold 3 rates, one per visit; got [0,0.2]",
    ],
    [
      "scenarios[0].discontinuation",
      longitudinal,
      { rate: [0.95, 0.1], followed: 0 },
      "scenarios[0].discontinuation.rate[0] must not exceed, at any visit, the share that dropout leaves on treatment; got 0.95",
    ],
    [
      "design.analysis.contrastVisit",
      longitudinal,
      6,
      "design.analysis.contrastVisit must be one of the visits, 4, 8, 12; got 6",
    ],
    [
      "design.missing",
      longitudinal,
      "completeCase",
      'design.missing must be observed for mmrm of a longitudinal endpoint; got "completeCase"',
    ],
    [
      "design.analysis.correlation",
      longitudinal,
      "ar1",
      'design.analysis.correlation must not be there unless method is gee; got "ar1"',
    ],
    [
      "design.analysis.fallback",
      longitudinal,
      "unstructured",
      'design.analysis.fallback must differ from covariance; got "unstructured"',
    ],
    [
      "design.imputations",
      longitudinal,
      10,
      "design.imputations must not be there unless missing is an imputation; got 10",
    ],
    [
      "design.analysis.method",
      longitudinal,
      "fisher",
      'design.analysis.method must be one of mmrm, gee, t, welch, wilcoxon, ancova for a longitudinal endpoint; got "fisher"',
    ],
    [
      "design.estimand",
      longitudinal,
      "composite",
      'design.estimand must be composite for a responder endpoint only; got "composite"',
    ],
    [
      "design.analysis.scale",
      longitudinal,
      "difference",
      'design.analysis.scale must not be there unless the endpoint is a responder; got "difference"',
    ],
    [
      "design.analysis.margin",
      longitudinal,
      3,
      "design.analysis.margin must be absent for superiority; got 3",
    ],
    [
      "design.analysis.hypothesis",
      longitudinal,
      "equivalence",
      "design.analysis.margin must be a number above 0 for equivalence; got nothing",
    ],
    [
      "design.analysis.method",
      continuous,
      "mmrm",
      'design.analysis.method must be one of t, welch, wilcoxon, ancova for a continuous endpoint; got "mmrm"',
    ],
    [
      "design.analysis.method",
      continuous,
      "ancova",
      "design.endpoint.baseline must be true where analysis.method is ancova; got nothing",
    ],
    [
      "design.analysis.contrastVisit",
      continuous,
      12,
      "design.analysis.contrastVisit must not be there unless the endpoint is longitudinal; got 12",
    ],
    [
      "design.analysis.covariance",
      continuous,
      "ar1",
      'design.analysis.covariance must not be there unless method is mmrm; got "ar1"',
    ],
    [
      "design.analysis",
      continuous,
      { method: "t", hypothesis: "nonInferiority", margin: 3, sides: 2 },
      "design.analysis.sides must be 1 for nonInferiority; got 2",
    ],
    [
      "scenarios[0].baseline",
      continuous,
      baseline,
      /^scenarios\[0\].baseline must not be there unless design.endpoint.baseline is true; got/,
    ],
    [
      "scenarios[0].dropout",
      continuous,
      { rate: [0.1, 0.1], mechanism: "mar", oddsRatioPerSd: 2 },
      'scenarios[0].dropout.mechanism must be mcar or mnar for a single visit, before which nothing is observed to change; got "mar"',
    ],
    [
      "scenarios[0].afterDiscontinuation",
      continuous,
      "jumpToReference",
      'scenarios[0].afterDiscontinuation must be asRandomized where nobody stops treatment; got "jumpToReference"',
    ],
    [
      "design.missing",
      continuous,
      "lastObservation",
      /^design.missing must be one of observed, multipleImputation, .* for t of a continuous endpoint; got/,
    ],
    [
      "design.endpoint.visit",
      responder,
      5,
      "design.endpoint.visit must be one of the visits, 4, 8, 12; got 5",
    ],
    [
      "design.endpoint.threshold",
      responder,
      0,
      "design.endpoint.threshold must be above 0 where direction is fall; got 0",
    ],
    [
      "design.analysis.contrastVisit",
      responder,
      12,
      "design.analysis.contrastVisit must not be there unless the endpoint is longitudinal; got 12",
    ],
    [
      "design.missing",
      responder,
      "multipleImputation",
      /^design.missing must be one of nonresponder, completeCase, lastObservation for fisher/,
    ],
    [
      "design.analysis.method",
      responder,
      "t",
      /^design.analysis.method must be one of pearson, .* for a responder endpoint; got "t"$/,
    ],
    [
      "design.analysis.hypothesis",
      responder,
      "nonInferiority",
      /^design.analysis.method must be one of farringtonManning, wald for nonInferiority/,
    ],
  ] as const)("%s", (path, study, value, expected) => {
    const found = messages(study, path, value);
    if (typeof expected === "string") expect(found).toContain(expected);
    else expect(found?.some((message) => expected.test(message))).toBe(true);
  });

  it("between a change from baseline and no baseline", () => {
    const study = without(
      put(responder, "design.endpoint.baseline", false),
      "scenarios[0].baseline",
    );
    expect(checkAnyStudy(study).problems?.map(({ message }) => message)).toEqual([
      "design.endpoint.baseline must be true where direction is fall; got false",
    ]);
  });

  it("but a single visit needs no correlation, and zero shares no odds", () => {
    const single = put(responder, "design.endpoint.visits", [12]);
    const scenario = { mean: [[1], [0]], sd: 3, baseline };
    expect(checkAnyStudy(put(single, "scenarios[0]", scenario)).problems).toBeUndefined();
    expect(
      messages(put(single, "scenarios[0]", scenario), "scenarios[0].correlation", {
        type: "ar1",
        rho: 0,
      }),
    ).toEqual([
      'scenarios[0].correlation must not be there for a single visit; got {"type":"ar1","rho":0}',
    ]);
  });
});
