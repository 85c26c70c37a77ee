import { once } from "node:events";
import { describe, expect, it } from "vitest";
import {
  type EffectIntervalMethod,
  effectInterval,
  effectIntervalKernels,
} from "../../src/analyze/effectInterval.ts";
import { gComputation } from "../../src/analyze/gComputation.ts";
import { logistic } from "../../src/analyze/logistic.ts";
import { mantelHaenszel } from "../../src/analyze/mantelHaenszel.ts";
import { marginTest } from "../../src/analyze/marginTest.ts";
import {
  proportionInterval,
  proportionIntervalMethods,
} from "../../src/analyze/proportionInterval.ts";
import { presets } from "../../src/study/presets.ts";
import { baseFor } from "../study/baseFor.ts";
import { put } from "../study/change.ts";
import { badFields } from "./badFields.ts";
import { builtEquipoise, equipoise } from "./equipoise.ts";

type Answer = Readonly<Record<string, unknown>>;

const answers = (...requests: (object | string)[]) => answersBy(equipoise, requests);

async function answersBy(
  run: typeof equipoise,
  requests: readonly (object | string)[],
): Promise<Answer[]> {
  const input = requests.map((one) => (typeof one === "string" ? one : JSON.stringify(one)));
  const { status, stdout, stderr } = await run(["batch"], `${input.join("\n")}\n`);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Answer);
}

const study = presets[0]!.study;
const data = { events: [20, 8], n: [30, 30] };

describe("equipoise batch answers", () => {
  it("a request nested too deeply with an error, and the rest after it", async () => {
    const deep = "[".repeat(20_000) + "]".repeat(20_000);
    const good = { command: "interval", data };
    const found = await answers(
      `{"id":${deep},"command":"interval"}`,
      `{"id":2,"command":"power","study":${deep}}`,
      deep,
      { id: [[[4]]], ...good },
    );
    const messageOf = (what: string) =>
      `${what} must be nested at most 100 levels deep; got "more levels"`;
    const errorOf = (path: string) => ({ code: "ARGUMENT", path, message: messageOf(path) });
    expect(found.slice(0, 3)).toEqual([
      { id: null, error: errorOf("id") },
      { id: 2, error: errorOf("request") },
      { error: errorOf("request") },
    ]);
    expect(found[3]).toMatchObject({ id: [[[4]]], lower: expect.any(Number) as number });
  });

  it("what the design document shows", async () => {
    const found = await answers(
      { id: 1, command: "power", study, method: "exact" },
      { id: 2, command: "power", study, method: "monteCarlo" },
      { id: 3, command: "power", study, method: "closedForm" },
      { id: 4, command: "size", study, power: 0.8, method: "exact", criterion: "stable" },
      { id: 5, command: "analyze", analysis: { method: "fisher", sides: 2 }, data },
      {
        id: 6,
        command: "interval",
        measure: "riskDifference",
        method: "newcombe",
        level: 0.95,
        data,
      },
      { id: 7, command: "power", study: put(study, "scenarios[0].responseRate[1]", 26.7) },
    );
    const scenario = "as in the pilot";
    expect(found).toMatchObject([
      { id: 1, results: [{ scenario, exact: { power: expect.closeTo(0.79584, 5) } }] },
      {
        id: 2,
        results: [
          {
            scenario,
            monteCarlo: {
              power: expect.closeTo(0.796, 1),
              standardError: expect.closeTo(0.004, 3),
              replicates: 10000,
              seed: 20221118,
            },
          },
        ],
      },
      { id: 3, results: [{ scenario, closedForm: { formula: "pooledCc" } }] },
      { id: 4, results: [{ scenario, n: [31, 31], power: expect.closeTo(0.82, 2) }] },
      {
        id: 5,
        pValue: expect.closeTo(0.004025455502, 12),
        estimate: { riskDifference: expect.closeTo(0.4), riskRatio: 2.5, oddsRatio: 5.5 },
      },
      {
        id: 6,
        estimate: expect.closeTo(0.4),
        lower: expect.closeTo(0.1478, 4),
        upper: expect.closeTo(0.5883, 4),
      },
      {
        id: 7,
        error: {
          code: "ARGUMENT",
          path: "scenarios[0].responseRate[1]",
          message: "scenarios[0].responseRate[1] must lie in [0, 1]; got 26.7",
        },
      },
    ]);
  });

  it("all methods where none is named, with overrides, equal for any number of workers", async () => {
    const request = { command: "power", study, replicates: 200_000, seed: 1 };
    const both = [
      { ...request, workers: 1 },
      { ...request, workers: 2 },
    ];
    const [one, two] = await answersBy(builtEquipoise, both);
    expect(two).toEqual(one);
    expect(one).toMatchObject({
      results: [
        { n: [30, 30], exact: {}, closedForm: {}, monteCarlo: { replicates: 200_000, seed: 1 } },
      ],
    });
  });

  it("the closed form by any formula, with unrounded sizes", async () => {
    const formulas = ["pooled", "unpooled", "arcsine", "pooledCc"];
    const pilot = put(
      put(study, "scenarios[0].responseRate", [2 / 3, 4 / 15]),
      "scenarios[0].dropout",
      undefined,
    );
    const requests = formulas.map((formula) => ({
      command: "size",
      study: pilot,
      power: 0.8,
      method: "closedForm",
      formula,
    }));
    const found = await answers(...requests);
    expect(found).toMatchObject(
      [23.2037, 20.4943, 23.0439, 27.9803].map((n, k) => ({
        results: [
          { formula: formulas[k], unrounded: [expect.closeTo(n, 4), expect.closeTo(n, 4)] },
        ],
      })),
    );
  });

  it("strata and subjects by the analyses that need them", async () => {
    const strata = [
      { events: [12, 6], n: [15, 15] },
      { events: [8, 2], n: [15, 15] },
    ] as const;
    const plain = mantelHaenszel({ strata });
    const corrected = mantelHaenszel({ strata }, { continuityCorrection: true });
    const subjects = {
      outcome: [1, 1, 0, 1, 0, 0, 1, 0],
      arm: [0, 0, 0, 0, 1, 1, 1, 1],
      covariates: { score: [1, 2, 3, 4, 4, 3, 2, 1] },
    };
    const model = logistic(subjects);
    const analyze = (analysis: object, data: object) => ({ command: "analyze", analysis, data });
    const found = await answers(
      analyze({ method: "mantelHaenszel" }, { strata }),
      analyze({ method: "mantelHaenszel", continuityCorrection: true }, { strata }),
      analyze({ method: "logistic" }, subjects),
      analyze({ method: "logistic", test: "likelihoodRatio" }, subjects),
      analyze({ method: "standardized" }, subjects),
    );
    const ratio = logistic(subjects, { test: "likelihoodRatio" }).pValue;
    const { pValue, standardError } = gComputation(subjects);
    expect(found).toMatchObject([
      { pValue: plain.pValue, estimate: { oddsRatio: plain.estimate.oddsRatio } },
      { pValue: corrected.pValue, notes: [] },
      {
        pValue: model.pValue,
        estimate: { logOddsRatio: model.estimate.logOddsRatio },
        standardError: model.standardError,
      },
      { pValue: ratio },
      { pValue, standardError },
    ]);
    expect(model.estimate.logOddsRatio).toBeGreaterThan(0); // 3 of 4 experimental, 1 of 4 control
    expect(corrected.pValue).toBeGreaterThan(plain.pValue);
  });

  it("that data are separated, and the analyses which then still have a P", async () => {
    const data = { outcome: [1, 1, 1, 0, 0, 0], arm: [0, 0, 0, 1, 1, 1] };
    const analyze = (test: string) => ({
      command: "analyze",
      analysis: { method: "logistic", test },
      data,
    });
    const [wald, ratio, firth] = await answers(
      ...["wald", "likelihoodRatio", "firth"].map(analyze),
    );
    expect(wald).toMatchObject({ pValue: null, standardError: null, isSeparated: true });
    expect(wald!["notes"]).toEqual([expect.stringContaining("The data are separated")]);
    expect(ratio!["pValue"]).toBeCloseTo(0.0039, 4); // G² = 12 ln 2 on 1 degree of freedom
    expect(firth).toMatchObject({ isSeparated: false, notes: [] });
  });

  it("a test against a margin, with the limits that it is against", async () => {
    const table = { events: [24, 25], n: [30, 30] } as const;
    const analysis = { method: "farringtonManning", margin: 0.15 };
    const [one, two] = await answers(
      { command: "analyze", analysis: { ...analysis, hypothesis: "nonInferiority" }, data: table },
      { command: "analyze", analysis: { ...analysis, hypothesis: "equivalence" }, data: table },
    );
    const { pValue } = marginTest(table, { hypothesis: "nonInferiority", margin: 0.15 });
    const limits = [
      { nullValue: -0.15, alternative: "greater", pValue },
      { nullValue: 0.15, alternative: "less" },
    ];
    expect(one).toMatchObject({ alternative: "greater", pValue, limits: limits.slice(0, 1) });
    expect(two).toMatchObject({ hypothesis: "equivalence", pValue, limits });
    expect(two).not.toHaveProperty("alternative");
  });

  it("power and size with a margin by every method", async () => {
    const planned = put(study, "design.analysis", {
      method: "farringtonManning",
      hypothesis: "nonInferiority",
      margin: 0.2,
      alpha: 0.025,
    });
    const equal = put(planned, "scenarios[0]", { name: "equal", responseRate: [0.8, 0.8] });
    const size = { command: "size", study: equal, power: 0.8, replicates: 20_000 };
    const [power, exact, closed, simulated] = await answers(
      { command: "power", study: equal, replicates: 100_000 },
      size,
      { ...size, method: "closedForm" },
      { ...size, method: "monteCarlo" },
    );
    type Power = { exact: { power: number }; monteCarlo: { power: number; standardError: number } };
    const [{ exact: known, monteCarlo }] = power!["results"] as [Power];
    expect(Math.abs(known.power - monteCarlo.power)).toBeLessThan(4 * monteCarlo.standardError);
    expect(closed).toMatchObject({ results: [{ formula: "farringtonManning" }] });
    const sizeIn = (answer: Answer | undefined) =>
      (answer!["results"] as [{ n: [number, number] }])[0].n[0];
    expect(Math.abs(sizeIn(closed) - sizeIn(exact))).toBeLessThan(5);
    expect(Math.abs(sizeIn(simulated) - sizeIn(exact))).toBeLessThan(3);
  });

  it("intervals of every measure by every method, as the library has them", async () => {
    const effects = (Object.keys(effectIntervalKernels) as (keyof typeof effectIntervalKernels)[])
      .flatMap((measure) =>
        Object.keys(effectIntervalKernels[measure]).map((method) => ({ measure, method })),
      )
      .map((one) => one as EffectIntervalMethod);
    const request = { command: "interval", level: 0.9 };
    const found = await answers(
      ...effects.map((one) => ({ ...request, ...one, data })),
      ...proportionIntervalMethods.map((method) => ({
        ...request,
        measure: "proportion",
        method,
        data: { events: 20, n: 30 },
      })),
    );
    const counts = { events: [20, 8], n: [30, 30] } as const;
    const expected = [
      ...effects.map((one) => ({ ...one, ...effectInterval(counts, { ...one, level: 0.9 }) })),
      ...proportionIntervalMethods.map((method) => ({
        method,
        ...proportionInterval({ events: 20, n: 30 }, { method, level: 0.9 }),
      })),
    ];
    expect(found).toMatchObject(expected);
    const [open] = await answers({
      command: "interval",
      measure: "riskRatio",
      method: "koopman",
      data: { events: [5, 0], n: [30, 30] },
    });
    expect(open).toMatchObject({ upper: null, lower: expect.closeTo(1.4, 2) });
    expect(open!["notes"]).toContain("The interval has no upper bound.");
  });

  it("a ratio that is not finite as null, with a note", async () => {
    const [found] = await answers({
      command: "analyze",
      analysis: { method: "pearson" },
      data: { events: [3, 0], n: [10, 10] },
    });
    expect(found).toMatchObject({
      estimate: { riskRatio: null, oddsRatio: null },
      notes: expect.arrayContaining(["The odds ratio is infinite: its denominator is 0."]),
    });
  });

  it("any id back, and none where there is none", async () => {
    const request = { command: "interval", data };
    const ids = [0, "a", null, { x: [1] }, false];
    const found = await answers(...ids.map((id) => ({ id, ...request })), request, {
      id: 9,
      command: "x",
    });
    expect(found.slice(0, 5).map(({ id }) => id)).toEqual(ids);
    expect(found[5]).not.toHaveProperty("id");
    expect(found[6]).toMatchObject({ id: 9, error: { code: "ARGUMENT", path: "command" } });
  });
});

describe("equipoise batch goes on after a bad line", () => {
  it("in order, with empty lines passed over", async () => {
    const good = { id: 1, command: "interval", data };
    const found = await answers(
      "{",
      good,
      "",
      "5",
      "null",
      "[]",
      '{"id":2,"command":"power"}',
      good,
    );
    expect(found.map(({ id, error }) => [id, (error as Answer | undefined)?.["path"]])).toEqual([
      [null, "request"],
      [1, undefined],
      [null, "request"],
      [null, "request"],
      [undefined, "request"],
      [2, "study"],
      [1, undefined],
    ]);
  });

  it("for a bad value in any field of a study", async () => {
    const cases = badFields.flatMap(([path, expectation, values]) => {
      const inJson = values.filter((value) => typeof value !== "number" || Number.isFinite(value));
      return inJson.map((value) => ({ path, expectation, study: put(baseFor(path), path, value) }));
    });
    const found = await answers(
      ...cases.map(({ study }, id) => ({ id, command: "power", method: "exact", study })),
    );
    for (const [id, { path, expectation }] of cases.entries()) {
      const { error, ...rest } = found[id]!;
      expect(rest).toEqual({ id });
      expect(error).toMatchObject({ code: "ARGUMENT", path });
      expect((error as { message: string }).message).toContain(`${path} must ${expectation}; got `);
    }
  });

  it.each([
    [{ command: "size", study }, "power must lie in (0, 1); got nothing"],
    [{ command: "size", study, power: 0 }, "power must lie in (0, 1); got 0"],
    [{ command: "size", study, power: 0.8, method: "guess" }, "method must be one of closedForm"],
    [{ command: "size", study, power: 0.8, criterion: "last" }, "criterion must be one of first"],
    [{ command: "power", study, method: "exact", formula: "pooled" }, "formula must not be there"],
    [{ command: "power", study, formula: "cc" }, "formula must be one of pooled"],
    [{ command: "power", study, workers: 0 }, "workers must be a whole number from 1 to 64"],
    [{ command: "power", study, replicate: 5 }, "replicate must not be there (known keys: "],
    [{ command: "analyze", data }, "analysis must be an object with method"],
    [
      { command: "analyze", analysis: { method: "fisher", sides: 3 }, data },
      "analysis.sides must be 1 or 2; got 3",
    ],
    [
      { command: "analyze", analysis: { method: "fisher", alpha: 0 }, data },
      "analysis.alpha must lie in",
    ],
    [
      {
        command: "analyze",
        analysis: { method: "fisher" },
        data: { events: [31, 8], n: [30, 30] },
      },
      "data.events[0] must be a whole number from 0 to 30; got 31",
    ],
    [
      { command: "analyze", analysis: { method: "fisher" }, data: { events: [1, 8], n: [0, 30] } },
      "data.n[0] must be a whole number from 1 to 1000000; got 0",
    ],
    [
      { command: "analyze", analysis: { method: "fisher" }, data: { events: [1], n: [1, 30] } },
      "data.events must be two whole numbers",
    ],
    [{ command: "interval", data, level: 1 }, "level must lie in (0, 1); got 1"],
    [{ command: "interval", data, measure: "mean" }, "measure must be one of riskDifference"],
    [{ command: "interval", data, method: "woolf" }, "method must be one of newcombe, wald"],
    [
      { command: "interval", measure: "proportion", data },
      "data.events must be a whole number from 0 to 1000000; got [20,8]",
    ],
    [{ command: "interval", measure: "riskRatio" }, "data must be an object with events and n"],
    [
      { command: "analyze", analysis: { method: "mantelHaenszel" }, data },
      "data.strata must be a list of strata; got nothing",
    ],
    [
      { command: "analyze", analysis: { method: "mantelHaenszel" }, data: { strata: [] } },
      "data.strata must hold at least one stratum; got []",
    ],
    [
      {
        command: "analyze",
        analysis: { method: "mantelHaenszel" },
        data: { strata: [{ events: [3, 1], n: [2, 5] }] },
      },
      "data.strata[0].events[0] must be a whole number from 0 to 2; got 3",
    ],
    [
      { command: "analyze", analysis: { method: "fisher", continuityCorrection: true }, data },
      "analysis.continuityCorrection must not be there unless method is mantelHaenszel",
    ],
    [
      { command: "analyze", analysis: { method: "logistic" }, data: { outcome: [1, 0], arm: [0] } },
      "data.arm must have as many values as data.outcome, 2; got 1",
    ],
    [
      {
        command: "analyze",
        analysis: { method: "logistic" },
        data: { outcome: [1, 2], arm: [0, 1] },
      },
      "data.outcome[1] must be 0 or 1; got 2",
    ],
    [
      {
        command: "analyze",
        analysis: { method: "logistic" },
        data: { outcome: [1, 0], arm: [0, 1], covariates: { x: [1] } },
      },
      "data.covariates.x must have as many values as data.outcome, 2; got 1",
    ],
    [
      { command: "analyze", analysis: { method: "wald", hypothesis: "nonInferiority" }, data },
      "analysis.margin must be a size in (0, 1), without a sign; got nothing",
    ],
    [
      { command: "analyze", analysis: { method: "fisher", margin: 0.1 }, data },
      "analysis.margin must be absent for superiority; got 0.1",
    ],
    [
      {
        command: "power",
        study: put(study, "design.analysis", {
          method: "wald",
          hypothesis: "nonInferiority",
          margin: 0.1,
        }),
        method: "closedForm",
        formula: "arcsine",
      },
      "formula must be farringtonManning or unpooled for nonInferiority",
    ],
  ])("%j", async (request, message) => {
    const [found] = await answers(request);
    expect((found!["error"] as { message: string }).message).toContain(message);
  });
});

describe("equipoise batch streams", () => {
  it("an answer for a line, before the next line comes", async () => {
    const request = `${JSON.stringify({ id: 1, command: "interval", data })}\n`;
    const { status, stdout } = await builtEquipoise(["batch"], async ({ stdin, stdout }) => {
      stdin.write(request.slice(0, 10));
      stdin.write(request.slice(10));
      await once(stdout, "data"); // comes although standard input is still open
      stdin.write(request.trimEnd()); // the last line may lack its line feed
    });
    expect({ status, lines: stdout.split("\n").length - 1 }).toEqual({ status: 0, lines: 2 });
  });

  it("thousands of lines, in order", async () => {
    const requests = Array.from({ length: 5000 }, (_, id) => ({ id, command: "interval", data }));
    const found = await answersBy(builtEquipoise, requests);
    expect(found.map(({ id }) => id)).toEqual(requests.map(({ id }) => id));
  });

  it("characters that others take for the end of a line", async () => {
    const titled = put(study, "title", "a\u2028b\u2029c");
    const [found] = await answers({
      id: "\u2028",
      command: "power",
      method: "exact",
      study: titled,
    });
    expect(found).toMatchObject({ id: "\u2028", results: [{ scenario: "as in the pilot" }] });
  });
});
