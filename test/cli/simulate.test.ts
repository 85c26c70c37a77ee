import { csvParse } from "d3-dsv";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { AnalysisReport } from "../../src/cli/analysisReport.ts";
import { presets } from "../../src/study/presets.ts";
import { put } from "../study/change.ts";
import { equipoise, jsonFile, pathOf } from "./equipoise.ts";

const mnar = presets[3]!.study;
const [only] = mnar.scenarios;
const study = put(mnar, "scenarios", [only, { name: "none", responseRate: [0.3, 0.3] }]);
const file = jsonFile("mnar.json", study);

describe("equipoise simulate", () => {
  it("writes subjects that analyze to the replicate of the same number", async () => {
    const out = pathOf("trials.csv");
    const written = await equipoise([
      "simulate",
      file,
      "--out",
      out,
      "--first",
      "5",
      "--replicates",
      "3",
    ]);
    expect(written).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(csvParse(readFileSync(out, "utf8"))).toHaveLength(2 * 3 * 60);

    const args = ["--scenario", only!.name, "--first", "7", "--rows", "replicates"];
    const replicate = csvParse((await equipoise(["simulate", file, ...args])).stdout)[0]!;
    const choice = ["--scenario", only!.name, "--replicate", "7", "--study", file, "--json"];
    const report = JSON.parse(
      (await equipoise(["analyze", out, ...choice])).stdout,
    ) as AnalysisReport;
    expect(String(report.pValue)).toBe(replicate["pValue"]);
    expect(report.data.n.map(String)).toEqual([
      replicate["analyzedExperimental"],
      replicate["analyzedControl"],
    ]);
  });

  it("writes the same rows as JSON", async () => {
    const args = ["simulate", file, "--replicates", "2"];
    const csv = csvParse((await equipoise(args)).stdout);
    const { stdout } = await equipoise([...args, "--json"]);
    const rows = JSON.parse(stdout) as Record<string, string | number | null>[];
    const asText = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value ?? "")])),
    );
    expect(asText).toEqual([...csv]);
  });

  it.each([
    [["--scenario", "other"], '--scenario must be one of "nonresponders leave more often", "none"'],
    [["--replicates", "0"], "replicates must be a whole number from 1"],
    [["--first", "-1"], "first must be a whole number from 0"],
    [["--rows", "columns"], "rows must be one of subjects, replicates"],
  ])("%j has status 1 and writes nothing", async (args, message) => {
    const out = pathOf("never.csv");
    const { status, stdout, stderr } = await equipoise(["simulate", file, "--out", out, ...args]);
    expect({ status, stdout, isWritten: existsSync(out) }).toEqual({
      status: 1,
      stdout: "",
      isWritten: false,
    });
    expect(stderr).toContain(`error: ${message}`);
  });

  it("says where a file cannot be written", async () => {
    const { status, stderr } = await equipoise(["simulate", file, "--out", pathOf("no/where.csv")]);
    expect(status).toBe(1);
    expect(stderr).toContain("error: --out must be a file that can be written (ENOENT)");
  });
});
