import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { presets } from "../../src/study/presets.ts";
import { badValues } from "../study/badValues.ts";
import { put } from "../study/change.ts";
import { equipoise } from "./equipoise.ts";

type Answer = Readonly<Record<string, unknown>>;

async function answers(...requests: (object | string)[]): Promise<Answer[]> {
  const input = requests.map((one) => (typeof one === "string" ? one : JSON.stringify(one)));
  const { status, stdout, stderr } = await equipoise(["batch"], `${input.join("\n")}\n`);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Answer);
}

const study = presets[0]!.study;
const data = { events: [20, 8], n: [30, 30] };

describe("equipoise batch answers", () => {
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
    const [one, two] = await answers({ ...request, workers: 1 }, { ...request, workers: 2 });
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
    const cases = badValues.flatMap(([path, expectation, values]) => {
      const base = path.startsWith("design.allocation[")
        ? put(study, "design.allocation", [1, 1])
        : study;
      const inJson = values.filter((value) => typeof value !== "number" || Number.isFinite(value));
      return inJson.map((value) => ({ path, expectation, study: put(base, path, value) }));
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
    [{ command: "interval", data, method: "exact" }, "method must be one of newcombe, wald"],
  ])("%j", async (request, message) => {
    const [found] = await answers(request);
    expect((found!["error"] as { message: string }).message).toContain(message);
  });
});

describe("equipoise batch streams", () => {
  it("an answer for a line, before the next line comes", async () => {
    const request = `${JSON.stringify({ id: 1, command: "interval", data })}\n`;
    const { status, stdout } = await equipoise(["batch"], async ({ stdin, stdout }) => {
      stdin.write(request.slice(0, 10));
      stdin.write(request.slice(10));
      await once(stdout, "data"); // comes although standard input is still open
      stdin.write(request.trimEnd()); // the last line may lack its line feed
    });
    expect({ status, lines: stdout.split("\n").length - 1 }).toEqual({ status: 0, lines: 2 });
  });

  it("thousands of lines, in order", async () => {
    const requests = Array.from({ length: 5000 }, (_, id) => ({ id, command: "interval", data }));
    const found = await answers(...requests);
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
