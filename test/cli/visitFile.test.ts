import { csvParse } from "d3-dsv";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mmrm } from "../../src/analyze/mmrm.ts";
import type { AnalysisReport } from "../../src/cli/analysisReport.ts";
import type { VisitReport } from "../../src/cli/visitReport.ts";
import { put } from "../study/change.ts";
import { equipoise, jsonFile, pathOf } from "./equipoise.ts";
import { continuousStudy, responderStudy, visitStudy } from "./visitStudies.ts";

const file = jsonFile("visits.json", visitStudy);

async function done(args: readonly string[], input = ""): Promise<string> {
  const { status, stdout, stderr } = await equipoise(args, input);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

async function reportOf<Report = VisitReport>(
  args: readonly string[],
  input = "",
): Promise<Report> {
  return JSON.parse(await done(["analyze", "--json", ...args], input)) as Report;
}

/** The subjects of replicate 7, and its row as the simulation analyzed it. */
async function simulated(study: object) {
  const planned = jsonFile("planned.json", study);
  const subjects = await done(["simulate", planned, "--first", "7"]);
  const rows = await done(["simulate", planned, "--first", "7", "--rows", "replicates"]);
  return { planned, subjects, row: csvParse(rows)[0]! };
}

describe("equipoise simulate, over visits", () => {
  it("writes what was observed and what was not, by status", async () => {
    const rows = csvParse(await done(["simulate", file, "--replicates", "20"]));
    expect(rows).toHaveLength(20 * 60 * 3);
    expect(rows.columns.join()).toBe(
      "scenario,replicate,subject,visit,arm,baseline,value,status,trueValue",
    );
    for (const { value, status, trueValue } of rows) {
      expect(value === "" || value === trueValue).toBe(true);
      if (status === "left" || status === "skipped") expect(value).toBe("");
      if (status === "observed") expect(value).not.toBe("");
    }
    const shares = new Set(rows.map(({ status }) => status));
    expect([...shares].sort()).toEqual(["left", "observed", "skipped", "stopped"]);
  });

  it("writes analyses and JSON too", async () => {
    const args = ["simulate", file, "--replicates", "3", "--rows", "replicates"];
    const rows = csvParse(await done(args));
    const json = JSON.parse(await done([...args, "--json"])) as Record<string, unknown>[];
    expect(rows.map(({ pValue }) => Number(pValue))).toEqual(json.map((row) => row["pValue"]));
    expect(rows.map(({ status }) => status)).toEqual(["done", "done", "done"]);
  });
});

describe("equipoise analyze, of values over visits", () => {
  it("takes a column baseline without a value, as simulate writes it, for none", async () => {
    const head = "subject,visit,arm,baseline,value\n";
    const rows = [1, 2, 3, 4, 5, 6].map(
      (s) => `${s},4,${s % 2},,${s * s}\n${s},8,${s % 2},NA,${s}\n`,
    );
    const csv = head + rows.join("");
    const { method } = await reportOf(["-", "--method", "t", "--missing", "last-observation"], csv);
    expect(method).toBe("t");
    const { stderr } = await equipoise(["analyze", "-", "--method", "ancova"], csv);
    expect(stderr).toContain("- must have a column baseline");
  });

  const planOf = (path: string, value: unknown, study: object = visitStudy) =>
    put(study, `design.${path}`, value) as object;
  const tests = { method: "t" };
  const counts = { method: "wald" };
  it.each<[string, object]>([
    ["a mixed model", visitStudy],
    ["another estimand", planOf("estimand", "hypothetical")],
    ["estimating equations", planOf("analysis", { method: "gee", contrastVisit: 8 })],
    ["complete cases", planOf("analysis", tests)],
    ["Wilcoxon's test", planOf("analysis", { method: "wilcoxon" })],
    ["covariance", planOf("analysis", { method: "ancova", contrastVisit: 4 })],
    ["the last observation", planOf("missing", "lastObservation", planOf("analysis", tests))],
    [
      "imputation",
      planOf("missing", "multipleImputation", planOf("analysis", { method: "ancova" })),
    ],
    ["a reference", planOf("missing", "jumpToReference", planOf("analysis", tests))],
    ["a margin", planOf("analysis", { method: "t", hypothesis: "nonInferiority", margin: 5 })],
    ["responders", responderStudy],
    ["complete responders", planOf("missing", "completeCase", responderStudy)],
    [
      "imputed responders",
      planOf("missing", "copyReference", planOf("analysis", counts, responderStudy)),
    ],
    ["one visit", continuousStudy],
  ])("gives what the simulation of the same subjects gave: %s", async (_, study) => {
    const { planned, subjects, row } = await simulated(study);
    const report = await reportOf(["-", "--study", planned], subjects);
    expect(report.pValue).toBeCloseTo(Number(row["pValue"]), 5); // simulated fits end a step earlier
    if (typeof report.estimate === "number") {
      expect(report.estimate).toBeCloseTo(Number(row["difference"]), 4);
      expect(report.lower).toBeCloseTo(Number(row["lower"]), 3);
      expect(report.upper).toBeCloseTo(Number(row["upper"]), 3);
    }
  });

  it("tells numbers by visit and effects of the model, and says so to people", async () => {
    const { planned, subjects } = await simulated(visitStudy);
    const report = await reportOf(["-", "--study", planned], subjects);
    const rows = csvParse(subjects);
    const direct = mmrm(
      {
        subject: rows.map(({ subject }) => subject!),
        visit: rows.map(({ visit }) => Number(visit)),
        arm: rows.map(({ arm }) => (arm === "LD-IL-2" ? 0 : 1)),
        baseline: rows.map(({ baseline }) => Number(baseline)),
        value: rows.map(({ value }) => (value === "" ? null : Number(value))),
      },
      { better: "lower" },
    );
    expect(report).toMatchObject({ method: "mmrm", arms: ["LD-IL-2", "Placebo"], n: [30, 30] });
    expect(report).toMatchObject({ effects: direct.effects, covariance: direct.covariance });
    expect(report.byVisit.map(({ visit }) => visit)).toEqual([4, 8, 12]);
    const text = await done(["analyze", "-", "--study", planned], subjects);
    expect(text).toContain("Mixed model for repeated measures; all values observed");
    expect(text).toMatch(/visit +LD-IL-2, n +mean +SD +Placebo, n +mean +SD +difference/);
    expect(text).toMatch(
      /Difference at visit 12: −\d+\.\d \(95% interval .*, t = .* on .* df, P = /,
    );
  });

  it("tells of a fit that stopped short where it was, and no test", async () => {
    const visits = [4, 8];
    const rows = Array.from({ length: 12 }, (_, s) =>
      visits.map((visit) => `${s},${s % 2},${visit},${((s * 7) % 5) + visit}\n`).join(""),
    );
    const csv = "subject,arm,visit,value\n" + rows.join("");
    const text = await done(["analyze", "-", "--method", "mmrm"], csv);
    expect(text).toContain("Difference at visit 8: −0.33 where the fit stopped\n");
    expect(text).toContain("The fit did not converge");
    expect(text).not.toContain("NaN");
  });

  it("takes the plan from options, and replaces that of a study", async () => {
    const { planned, subjects } = await simulated(visitStudy);
    const direct = ["-", "--experimental", "LD-IL-2", "--better", "lower"];
    const byOptions = await reportOf([...direct, "--method", "mmrm"], subjects);
    const byStudy = await reportOf(["-", "--study", planned], subjects);
    expect(byOptions.pValue).toBe(byStudy.pValue);
    const ancova = await reportOf([...direct, "--method", "ancova", "--level", "0.9"], subjects);
    const replaced = ["-", "--study", planned, "--method", "ancova", "--level", "0.9"];
    expect(await reportOf(replaced, subjects)).toEqual(ancova);
    const carried = ["--method", "t", "--missing", "last-observation"];
    const { analyzed } = await reportOf([...direct, ...carried], subjects);
    expect(analyzed).toEqual([30, 30]); // the baseline is carried where nothing else is
    const without = await reportOf([...direct, ...carried, "--baseline", "none"], subjects);
    expect(without.analyzed[0]).toBeLessThan(30);
  });

  it("takes codes for the arms of a study", async () => {
    const { planned, subjects } = await simulated(visitStudy);
    const coded = subjects.replaceAll(",LD-IL-2,", ",0,").replaceAll(",Placebo,", ",1,");
    const report = await reportOf(["-", "--study", planned], coded);
    const named = await reportOf(["-", "--study", planned], subjects);
    expect(report).toEqual({ ...named, arms: ["0", "1"] });
    const strange = subjects.replaceAll(",Placebo,", ",Sham,");
    const { stderr } = await equipoise(["analyze", "-", "--study", planned], strange);
    expect(stderr).toContain(
      '--experimental must name one of the arms in the file, "LD-IL-2", "Sham"',
    );
  });

  it("counts responders, and tells of them as of any counts", async () => {
    const { planned, subjects } = await simulated(responderStudy);
    const report = await reportOf<AnalysisReport>(["-", "--study", planned], subjects);
    expect(report.data.n).toEqual([30, 30]);
    expect(report.notes[0]).toMatch(
      /subjects? without a value at visit 12: counted as nonresponders/,
    );
    expect(await done(["analyze", "-", "--study", planned], subjects)).toMatch(/newcombe +/);
  });

  const head = "Subject,VISIT,Arm,baseline,Value\n";
  const one =
    "1,4,0,5,1\n1,8,0,5,2\n2,4,0,6,2\n2,8,0,6,4\n3,4,1,4,1\n3,8,1,4,3\n4,4,1,7,3\n4,8,1,7,2\n";

  it("reads names in any case, arms by code, and visits by name", async () => {
    const report = await reportOf(["-", "--method", "t"], head + one);
    expect(report).toMatchObject({ arms: ["0", "1"], contrastVisit: 8, estimate: 0.5 });
    const named = (head + one).replace(/^(\d),(\d),/gm, "$1,week $2,");
    const other = ["-", "--method", "t", "--contrast-visit", "week 4"];
    expect(await reportOf(other, named)).toMatchObject({ contrastVisit: "week 4", estimate: -0.5 });
    const single = "arm,value\n0,1\n0,2\n1,2\n1,NA\n1,5\n";
    expect(await reportOf(["-", "--method", "t"], single)).toMatchObject({ analyzed: [2, 2] });
  });

  it.each([
    [head + one, [], "method must be one of t, welch, wilcoxon, ancova, mmrm, gee; got nothing"],
    [head + one, ["--method", "fisher"], "method must be one of t, welch"],
    [head + one, ["--method", "t", "--covariance", "ar1"], "covariance must not be there"],
    [head + one, ["--method", "mmrm", "--missing", "last-observation"], "missing must be observed for mmrm"], // prettier-ignore
    [head + one, ["--method", "t", "--contrast-visit", "6"], "contrastVisit must be one of the visits 4, 8; got 6"], // prettier-ignore
    [head + one, ["--method", "t", "--level", "95"], "level must lie in (0, 1); got 95"],
    [
      `${head}1,4,0,5,x\n`,
      ["--method", "t"],
      '- row 1 value must be a number, empty or NA; got "x"',
    ],
    [`${head}1,4,0,,1\n2,4,1,3,2\n`, ["--method", "ancova"], "- row 1 baseline must be a number"],
    [`${head}1,4,0,5,1\n1,8,0,6,1\n3,4,1,3,2\n`, ["--method", "mmrm"], "- row 2 baseline must be the same for subject 1 as in - row 1, 5; got 6"], // prettier-ignore
    [
      `${head}1,4,0,5,1\n1,8,1,5,1\n`,
      ["--method", "t"],
      '- row 2 arm must be the same for subject 1 as in - row 1, 0; got "1"',
    ],
    [
      `${head}1,4,0,5,1\n1,4,0,5,1\n2,4,1,5,1\n`,
      ["--method", "t"],
      "- row 2 visit must not repeat visit 4 of subject 1, as after - row 1; got 4",
    ],
    [`${head}1,,0,5,1\n`, ["--method", "t"], "- row 1 visit must be filled in; got nothing"],
    [`${head},4,0,5,1\n`, ["--method", "t"], "- row 1 subject must be filled in; got nothing"],
    ["visit,arm,value\n4,0,1\n", ["--method", "t"], "- must have the columns subject, visit, arm"],
    ["arm,value\n0,1\n1,2\n", ["--method", "ancova"], "- must have a column baseline"],
    [
      "arm,value,status\n0,1,gone\n",
      ["--method", "t"],
      '- row 1 status must be one of observed, stopped, skipped, left; got "gone"',
    ],
    [
      "arm,value\n0,1\n0,2\n1,NA\n",
      ["--method", "t"],
      '- value of "1" must hold at least 1 value; got 0',
    ],
    ["arm,value\n0,1\n0,1\n1,2\n", ["--method", "t"], "- value must vary within an arm"],
    ["arm,value\n0,1\n0,1\n", ["--method", "t"], 'arm must name two arms; got ["0"]'],
    [
      (head + one).replaceAll(/,\d\n/g, (cell) => cell).replaceAll(/(,8,\d,\d),\d/g, "$1,NA"),
      ["--method", "mmrm"],
      "- value must hold a value at visit 8",
    ],
  ])("%j %j has status 1", async (text, args, message) => {
    const { status, stdout, stderr } = await equipoise(["analyze", "-", ...args], text);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(`error: ${message}`);
  });

  it("names a visit that is not planned, and a planned one that nobody attended", async () => {
    const csv = "subject,visit,arm,baseline,value\n1,4,LD-IL-2,5,1\n2,5,Placebo,5,1\n";
    writeFileSync(pathOf("odd.csv"), csv);
    const { stderr } = await equipoise(["analyze", pathOf("odd.csv"), "--study", file]);
    expect(stderr).toBe(
      "error: odd.csv row 2 visit must be one of the planned visits 4, 8, 12; got 5\n",
    );
    const { subjects } = await simulated(visitStudy);
    const early = subjects.split("\n").filter((line) => !/^[^,]*,7,\d+,12,/.test(line));
    const short = await equipoise(["analyze", "-", "--study", file], early.join("\n"));
    expect(short.stderr).toBe('error: - value must hold a value at visit 12; got "none"\n');
    expect(readFileSync(pathOf("odd.csv"), "utf8")).toBe(csv);
  });
});
