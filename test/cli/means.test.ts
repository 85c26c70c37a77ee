import { describe, expect, it } from "vitest";
import { ancova } from "../../src/analyze/ancova.ts";
import { gee } from "../../src/analyze/gee.ts";
import { mmrm } from "../../src/analyze/mmrm.ts";
import { studentTTest } from "../../src/analyze/studentTTest.ts";
import { welchT } from "../../src/analyze/welchT.ts";
import { wilcoxonRankSum } from "../../src/analyze/wilcoxonRankSum.ts";
import { change, trial } from "../analyze/smallTrial.ts";
import { equipoise } from "./equipoise.ts";

type Answer = Readonly<Record<string, unknown>>;

async function answers(...requests: readonly object[]): Promise<Answer[]> {
  const lines = requests.map((one) => JSON.stringify({ command: "analyze", ...one }));
  const { status, stdout } = await equipoise(["batch"], lines.join("\n"));
  expect(status).toBe(0);
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer);
}

async function answerTo(analysis: object, data: unknown): Promise<Answer> {
  const [found] = await answers({ analysis, data });
  return found!;
}

/** A value as it is after a trip through JSON. */
const inJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const values: [number[], number[]] = [
  [3.1, 5.2, 4.4, 6.5, 7.3],
  [1.2, 2.6, 4.1, 3.9, 2.2],
];
const baseline: [number[], number[]] = [
  [1, 2, 3, 4, 6],
  [5, 4, 3, 2, 2],
];

describe("equipoise batch analyzes values", () => {
  it("as the library does", async () => {
    const options = { sides: 1, better: "lower", level: 0.9 } as const;
    const found = await answers(
      { analysis: { method: "t" }, data: { values } },
      { analysis: { method: "t", ...options }, data: { values } },
      { analysis: { method: "welch", ...options }, data: { values } },
      { analysis: { method: "wilcoxon", ...options }, data: { values } },
      { analysis: { method: "ancova", ...options }, data: { values, baseline } },
    );
    expect(found).toMatchObject([
      studentTTest(values),
      studentTTest(values, options),
      welchT(values, options),
      wilcoxonRankSum(values, options),
      ancova({ values, baseline }, options),
    ]);
    expect(found.map(({ method }) => method)).toEqual(["t", "t", "welch", "wilcoxon", "ancova"]);
  });

  it("with what Wilcoxon's test does not have as null, and a note", async () => {
    const found = await answerTo({ method: "wilcoxon" }, { values });
    expect(found).toMatchObject({ standardError: null, df: null, distribution: "exact" });
    expect(found["notes"]).toEqual([expect.stringContaining("no standard error")]);
    const few = { values: [[1, 2], [3]] };
    const { notes } = await answerTo({ method: "wilcoxon" }, few);
    expect(notes).toContainEqual(expect.stringContaining("too small for an interval"));
  });

  it.each([
    ["nonInferiority", "higher", [[-2, "greater"]]],
    ["nonInferiority", "lower", [[2, "less"]]],
    ["superiorityByMargin", "higher", [[2, "greater"]]],
    ["superiorityByMargin", "lower", [[-2, "less"]]],
    ["equivalence", "higher", [[-2, "greater"], [2, "less"]]], // prettier-ignore
  ])("%s where %s is better", async (hypothesis, better, nulls) => {
    for (const method of ["t", "welch", "wilcoxon", "ancova"]) {
      const aim = { method, hypothesis, margin: 2, better };
      const data = method === "ancova" ? { values, baseline } : { values };
      const found = await answerTo(aim, data);
      const limits = found["limits"] as {
        nullValue: number;
        alternative: string;
        pValue: number;
      }[];
      expect(limits.map((limit) => [limit.nullValue, limit.alternative])).toEqual(nulls);
      expect(found["pValue"]).toBe(Math.max(...limits.map(({ pValue }) => pValue)));
      expect("alternative" in found).toBe(hypothesis !== "equivalence");
    }
    const shifted = values.map((arm, k) =>
      arm.map((value) => value - (k === 0 ? (nulls[0]![0] as number) : 0)),
    );
    const [direct] = await answers({
      analysis: { method: "t", sides: 1, better: nulls[0]![1] === "greater" ? "higher" : "lower" },
      data: { values: shifted },
    });
    const { limits } = await answerTo({ method: "t", hypothesis, margin: 2, better }, { values });
    expect((limits as { pValue: number }[])[0]!.pValue).toBeCloseTo(
      direct!["pValue"] as number,
      12,
    );
  });

  it.each([
    [{ method: "x" }, { values }, "analysis.method must be one of pearson, "],
    [{ method: "t", scale: "ratio" }, { values }, "analysis.scale must not be there"],
    [{ method: "t", covariance: "ar1" }, { values }, "analysis.covariance must not be there"],
    [{ method: "t", margin: 1 }, { values }, "analysis.margin must be absent for superiority"],
    [{ method: "t", level: 95 }, { values }, "analysis.level must lie in (0, 1); got 95"],
    [
      { method: "t", hypothesis: "equivalence" },
      { values },
      "analysis.margin must be a number above 0, in the endpoint's unit; got nothing",
    ],
    [
      { method: "t", hypothesis: "equivalence", margin: 1, sides: 2 },
      { values },
      "analysis.sides must be 1 for equivalence, which is two one-sided tests; got 2",
    ],
    [{ method: "t" }, { values: [[1, 2], [2, null]] }, "data.values[1][1] must be a number; got null"], // prettier-ignore
    [{ method: "t" }, { values: [[1, 2]] }, "data.values must be two lists of numbers"],
    [{ method: "t" }, { values: [[], [1, 2]] }, "data.values[0] must hold at least 1 value; got 0"],
    [{ method: "welch" }, { values: [[1], [1, 2]] }, "data.values[0] must hold at least 2 values"],
    [{ method: "t" }, { values: [[1, 1], [2, 2]] }, "data.values must vary within an arm"], // prettier-ignore
    [{ method: "t" }, { values, baseline }, "data.baseline must not be there (known keys: values)"],
    [{ method: "t" }, { events: [1, 2], n: [3, 4] }, "data.values must be two lists of numbers"],
    [{ method: "ancova" }, { values }, "data.baseline must be two lists of numbers"],
    [
      { method: "ancova" },
      { values, baseline: [[1], [1]] },
      "data.baseline[0] must list 5 values, as data.values[0] does; got 1",
    ],
    [{ method: "wilcoxon" }, { values: [[1, 1], [1]] }, "data.values must not all be equal"],
  ])("%j %j is an error", async (analysis, data, message) => {
    const { error } = await answerTo(analysis, data);
    expect((error as { message: string }).message).toContain(message);
  });
});

describe("equipoise batch analyzes values over visits", () => {
  it("by mmrm and gee, as the library does", async () => {
    const data = trial();
    const choices = {
      contrastVisit: 8,
      baselineEffect: "main",
      covariance: "toeplitz",
      degreesOfFreedom: "satterthwaite",
    } as const;
    const main = { baselineEffect: "main" } as const; // eight subjects bear no more
    const working = { ...main, contrastVisit: 4, correlation: "ar1" } as const;
    const found = await answers(
      { analysis: { method: "mmrm" }, data },
      { analysis: { method: "mmrm", ...choices }, data },
      { analysis: { method: "gee", ...main }, data },
      { analysis: { method: "gee", ...working }, data },
    );
    expect(found).toMatchObject(
      [mmrm(data), mmrm(data, choices), gee(data, main), gee(data, working)].map(
        inJson,
      ) as Answer[],
    );
    expect(found[0]).toMatchObject({ method: "mmrm", converged: true, notes: [] });
  });

  it("with the working covariance and no likelihood for gee", async () => {
    const { covariance, logLikelihood, alpha, scale, notes } = await answerTo(
      { method: "gee", correlation: "exchangeable", correction: "none" },
      trial(),
    );
    const [a, s] = [alpha as number, scale as number];
    const row = (j: number) => [0, 1, 2].map((k) => expect.closeTo(j === k ? s : a * s, 12));
    expect(covariance).toEqual([row(0), row(1), row(2)]);
    expect(logLikelihood).toBe(null);
    expect(notes).toContainEqual(expect.stringContaining("no likelihood"));
    expect(notes).toContainEqual(expect.stringContaining("degrees of freedom are infinite"));
  });

  it("where values are missing, named by null or left out", async () => {
    const missing = change(({ value }) => (value[5] = null));
    const leftOut = change((data) => Object.values(data).forEach((column) => column.splice(5, 1)));
    const [one, two] = await answers(
      { analysis: { method: "mmrm" }, data: missing },
      { analysis: { method: "mmrm" }, data: leftOut },
    );
    expect(one).toEqual(two);
    expect(one).toMatchObject({ observations: 23 });
  });

  it("with names for subjects and visits", async () => {
    const data = trial();
    const named = { ...data, visit: data.visit.map((week) => `week ${week}`) };
    const [one, two] = await answers(
      { analysis: { method: "mmrm", contrastVisit: 8 }, data },
      { analysis: { method: "mmrm", contrastVisit: "week 8" }, data: named },
    );
    expect(two).toMatchObject({ pValue: one!["pValue"], contrastVisit: "week 8" });
  });

  it("against a margin, at the contrast visit only", async () => {
    const aim = { hypothesis: "equivalence", margin: 3 };
    const found = await answerTo({ method: "mmrm", ...aim }, trial());
    const { estimate, standardError, df } = mmrm(trial());
    const statistic = (estimate + 3) / standardError;
    expect(found).toMatchObject({ ...aim, estimate, df });
    expect(found["limits"]).toMatchObject([{ nullValue: -3, statistic }, { nullValue: 3 }]);
    expect((found["effects"] as object[])[0]).not.toHaveProperty("pValue");
  });

  it("says when a fit did not converge", async () => {
    const parallel = change(({ value, subject, visit }) =>
      value.forEach((_, row) => (value[row] = ((subject[row]! * 7) % 5) + visit[row]!)),
    );
    const { notes, ...found } = await answerTo({ method: "mmrm" }, parallel);
    expect(found).toMatchObject({ converged: false, pValue: null, standardError: null, df: null });
    expect(notes).toEqual([expect.stringContaining("did not converge")]);
  });

  it.each<[string, object, unknown, string]>([
    [
      "a visit nobody attended",
      {},
      change(({ value, visit }) =>
        value.forEach((_, row) => visit[row] === 8 && (value[row] = null)),
      ),
      "data.value must hold a value at visit 8",
    ],
    [
      "one subject in an arm",
      {},
      change((data) => Object.values(data).forEach((column) => column.splice(9))),
      "data.arm must have 2 control subjects or more; got 1",
    ],
    [
      "a constant outcome",
      {},
      change(({ value }) => value.fill(3)),
      "data.value must vary within an arm at visit 4",
    ],
    [
      "a visit twice",
      {},
      change(({ visit }) => (visit[1] = 4)),
      "data.visit[1] must not repeat a visit of subject 100; got 4",
    ],
    [
      "columns that do not fit",
      {},
      { ...trial(), arm: [1] },
      "data.arm must list 24 values, as data.subject does; got 1",
    ],
    ["a column too many", {}, { ...trial(), sex: [] }, "data.sex must not be there"],
    ["no values", {}, {}, "data.subject must be a list of numbers or names; got nothing"],
    [
      "a name for a value",
      {},
      { ...trial(), value: ["x"] },
      "data.value[0] must be a number or null",
    ],
    [
      "another visit",
      { contrastVisit: 2 },
      trial(),
      "analysis.contrastVisit must be one of the visits 4, 8, 12; got 2",
    ],
    [
      "another covariance",
      { covariance: "ar2" },
      trial(),
      "analysis.covariance must be one of unstructured, ",
    ],
    ["an option of gee", { correlation: "ar1" }, trial(), "analysis.correlation must not be there"],
  ])("%s is an error that names it", async (_, choices, data, message) => {
    const { error } = await answerTo({ method: "mmrm", ...choices }, data);
    expect((error as { message: string }).message).toContain(message);
  });
});
