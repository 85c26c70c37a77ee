import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { testBinary } from "../../src/analyze/binaryTest.ts";
import { binaryMethods } from "../../src/analyze/methods.ts";
import type { AnalysisReport } from "../../src/cli/analysisReport.ts";
import { presets } from "../../src/study/presets.ts";
import { put } from "../study/change.ts";
import { equipoise, jsonFile, pathOf } from "./equipoise.ts";

async function reportOf(args: readonly string[], input = "") {
  const { status, stdout, stderr } = await equipoise(["analyze", "--json", ...args], input);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(stdout) as AnalysisReport;
}

const pilot = ["--events", "20,8", "--n", "30,30"];

describe("equipoise analyze, of counts", () => {
  it("tells every test and interval", async () => {
    const report = await reportOf(pilot);
    expect(report.tests.map(({ method }) => method)).toEqual([...binaryMethods]);
    expect(report).toMatchObject({ method: "fisher", alternative: "twoSided", level: 0.95 });
    expect(report.pValue).toBeCloseTo(0.004025455502, 12);
    expect(report.estimate.oddsRatio).toBeCloseTo(5.5, 12);
    const [newcombe] = report.intervals;
    expect([newcombe!.lower, newcombe!.upper].map((limit) => limit.toFixed(4))).toEqual([
      "0.1478",
      "0.5883",
    ]);
  });

  it("takes method, sides, direction and level", async () => {
    const options = ["--method", "zPooled", "--sides", "1", "--better", "lower", "--level", "0.9"];
    const report = await reportOf(["--events", "1,9", "--n", "30,30", ...options]);
    const data = { events: [1, 9], n: [30, 30] } as const;
    const { pValue } = testBinary(data, { method: "zPooled", sides: 1, better: "lower" });
    expect(report).toMatchObject({ method: "zPooled", alternative: "less", pValue, level: 0.9 });
    expect(report.tests).toEqual([{ method: "zPooled", pValue }]);
  });

  it("tests against a margin by both tests that know one", async () => {
    const margin = ["--hypothesis", "non-inferiority", "--margin", "0.1"];
    const report = await reportOf([...pilot, ...margin]);
    expect(report).toMatchObject({ method: "farringtonManning", hypothesis: "nonInferiority" });
    expect(report.tests.map(({ method }) => method)).toEqual(["farringtonManning", "wald"]);
    const { stdout } = await equipoise(["analyze", ...pilot, ...margin]);
    expect(stdout).toContain("P (non-inferiority, margin 10.0 percentage points)");
  });

  it("tells intervals of the effect on every scale, and of both rates", async () => {
    const { stdout } = await equipoise(["analyze", ...pilot]);
    expect(stdout).toMatch(/exact +14\.2 to 60\.4\n/);
    expect(stdout).toMatch(/koopman +1\.37 to 4\.89\n/);
    expect(stdout).toMatch(/conditionalExact +1\.60 to 19\.45\n/);
    expect(stdout).toMatch(/clopperPearson +47\.2% to 82\.7% +12\.3% to 45\.9%\n/);
    const open = await equipoise(["analyze", "--events", "5,0", "--n", "30,30"]);
    expect(open.stdout).toMatch(/koopman +1\.40 to ∞\n/);
    expect(open.stdout).toMatch(/woolf +none to none\n/);
  });

  it("takes the exact unconditional tests by name, and leaves them out where they take long", async () => {
    const boschloo = await reportOf([...pilot, "--method", "boschloo"]);
    expect(boschloo.tests).toEqual([{ method: "boschloo", pValue: boschloo.pValue }]);
    expect(boschloo.pValue).toBeCloseTo(0.002317592049, 11);
    const large = await reportOf(["--events", "2500,2400", "--n", "5000,5000"]);
    expect(large.tests.map(({ method }) => method)).toEqual(binaryMethods.slice(0, -2));
    expect(large.notes).toEqual([expect.stringContaining("ask for them by name")]);
  });

  it("gives a ratio that is not finite as null, with a note", async () => {
    const report = await reportOf(["--events", "5,0", "--n", "30,30"]);
    expect(report.estimate).toEqual({ riskDifference: 5 / 30, riskRatio: null, oddsRatio: null });
    expect(report.notes).toContain("The risk ratio is infinite: its denominator is 0.");
    const nothing = await reportOf(["--events", "0,0", "--n", "30,30"]);
    expect(nothing.notes).toContain("The odds ratio is not defined: it would be 0/0.");
    expect(nothing.pValue).toBe(1);
  });

  it("tells people", async () => {
    const { stdout } = await equipoise(["analyze", ...pilot]);
    expect(stdout).toContain("Difference 40.0 percentage points, risk ratio 2.50, odds ratio 5.50");
    expect(stdout).toMatch(/Fisher exact +\.004\n/);
    expect(stdout).toMatch(/newcombe +14\.8 to 58\.8\n/);
  });

  it.each([
    [
      ["--events", "31,8", "--n", "30,30"],
      "data.events[0] must be a whole number from 0 to 30; got 31",
    ],
    [
      ["--events", "20,8", "--n", "30,0"],
      "data.n[1] must be a whole number from 1 to 1000000; got 0",
    ],
    [["--events", "-1,8", "--n", "30,30"], "data.events[0] must be a whole number from 0"],
    [["--events=2.5,8", "--n", "30,30"], "data.events[0] must be a whole number from 0"],
    [["--events", "20,8,3", "--n", "30,30"], "data.events must be two whole numbers"],
    [["--events", "20,8"], "data.n must be two whole numbers: experimental, control; got nothing"],
    [
      ["--events", "a,b", "--n", "30,30"],
      'data.events[0] must be a whole number from 0 to 1000000; got "a"',
    ],
    [[...pilot, "--method", "t"], "method must be one of pearson"],
    [[...pilot, "--margin", "0.1"], "margin must be absent for superiority; got 0.1"],
    [
      [...pilot, "--hypothesis", "equivalence", "--margin", "0.1", "--method", "fisher"],
      "method must be one of farringtonManning, wald for equivalence",
    ],
    [[...pilot, "--sides", "3"], "sides must be 1 or 2; got 3"],
    [[...pilot, "--better", "more"], 'better must be "higher" or "lower"; got "more"'],
    [[...pilot, "--level", "95"], "level must lie in (0, 1); got 95"],
  ])("%j has status 1", async (args, message) => {
    const { status, stdout, stderr } = await equipoise(["analyze", ...args]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(`error: ${message}`);
  });
});

describe("equipoise analyze, of a CSV of subjects", () => {
  const rows = (arm: string, events: number, none: number, lost: number) =>
    [`${arm},1,0\n`.repeat(events), `${arm},0,0\n`.repeat(none), `${arm},NA,1\n`.repeat(lost)].join(
      "",
    );
  const csv = `arm,outcome,dropout\n${rows("active", 19, 9, 2)}${rows('"pla, cebo"', 8, 21, 1)}`;
  const names = ["--experimental", "active"];

  it.each([
    [[], [19, 8], [30, 30], "3 subjects without an observed outcome: counted as nonresponders."],
    [["--better", "lower"], [21, 9], [30, 30], "counted as having had the event."],
    [["--missing", "complete-case"], [19, 8], [28, 29], "left out."],
  ])("handles the lost by %j", async (options, events, n, note) => {
    const report = await reportOf(["-", ...names, ...options], csv);
    expect(report.data).toEqual({ events, n });
    expect(report.arms).toEqual(["active", "pla, cebo"]);
    expect(report.notes[0]).toContain(note);
  });

  it("needs no dropout column, and no names where they tell by themselves", async () => {
    const report = await reportOf(["-"], "arm,outcome\nControl,1\nExperimental,0\nControl,1\n");
    expect(report).toMatchObject({
      arms: ["Experimental", "Control"],
      data: { events: [0, 2], n: [1, 2] },
    });
    const coded = await reportOf(["-"], "\uFEFFarm,outcome\r\n0,1\r\n1,0\r\n");
    expect(coded).toMatchObject({ arms: ["0", "1"], data: { events: [1, 0], n: [1, 1] } });
  });

  it("takes the plan of a study", async () => {
    const infection = put(presets[1]!.study, "design.arms[1].name", "pla, cebo");
    const study = jsonFile("infection.json", put(infection, "design.arms[0].name", "active"));
    const report = await reportOf(["-", "--study", study], csv);
    expect(report).toMatchObject({ method: "fisher", data: { events: [21, 9], n: [30, 30] } });
  });

  it.each([
    ["id,y\n1,2\n", [], 'have the columns arm and outcome; got "id,y"'],
    [
      "arm,outcome\na,2\nb,0\n",
      ["--experimental", "a"],
      '- row 1 outcome must be 1, 0, empty or NA; got "2"',
    ],
    [
      "arm,outcome\na,1\nb,0\n",
      [],
      '--experimental must name one of the arms in the file, "a", "b"',
    ],
    [
      "arm,outcome\na,1\nb,0\n",
      ["--control", "c"],
      "--control must be one of the arms in the file",
    ],
    [
      "arm,outcome\na,1\nb,0\n",
      ["--control", "a", "--experimental", "a"],
      "--control must be the other arm",
    ],
    ["arm,outcome\na,1\na,0\n", [], 'arm must name two arms; got ["a"]'],
    ["arm,outcome\n", [], "- must hold the subjects of the trial; got nothing"],
    [
      "arm,outcome,replicate\n0,1,0\n1,1,0\n0,1,1\n",
      [],
      "--replicate must choose one of the 2 in the file",
    ],
    [
      "arm,outcome\n0,1\n1,\n",
      ["--missing", "complete-case"],
      "have a subject observed in each arm",
    ],
  ])("%j %j has status 1", async (text, args, message) => {
    const { status, stdout, stderr } = await equipoise(["analyze", "-", ...args], text);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(message);
  });

  it("reads a file, and says which one is wrong", async () => {
    writeFileSync(pathOf("bad.csv"), "arm;outcome\n");
    const { stderr } = await equipoise(["analyze", pathOf("bad.csv")]);
    expect(stderr).toBe(
      'error: bad.csv must have the columns arm and outcome; got "arm;outcome"\n',
    );
  });
});
