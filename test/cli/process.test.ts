import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { version } from "../../src/version.ts";
import { presets } from "../../src/study/presets.ts";
import { put } from "../study/change.ts";
import { builtCli } from "./builtCli.ts";
import { builtEquipoise, equipoise, jsonFile, pathOf } from "./equipoise.ts";
import { visitStudy } from "./visitStudies.ts";

const file = jsonFile("study.json", presets[0]!.study);

describe("wrong usage has status 2, and nothing on standard output", () => {
  it.each([
    [[], "Usage: equipoise"],
    [["guess"], "unknown command 'guess'"],
    [["power"], "missing required argument 'study'"],
    [["power", file, "more"], "too many arguments"],
    [["power", file, "--guess"], "unknown option '--guess'"],
    [["power", file, "--method"], "argument missing"],
    [["size", file], "required option '--power <power>' not specified"],
    [["analyze"], "give a CSV, or --events and --n"],
    [["analyze", "x.csv", "--events", "1,2", "--n", "3,4"], "give a CSV, or --events and --n"],
  ])("%j", async (args, message) => {
    const { status, stdout, stderr } = await equipoise(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

describe("the command line", () => {
  it("tells its version and its commands", async () => {
    expect(await builtEquipoise(["--version"])).toEqual({
      status: 0,
      stdout: `${version}\n`,
      stderr: "",
    });
    expect((await builtEquipoise(["guess"])).status).toBe(2);
    const { status, stdout } = await equipoise(["--help"]);
    expect(status).toBe(0);
    for (const command of ["power", "size", "analyze", "simulate", "report", "batch"]) {
      expect(stdout).toContain(`  ${command} `);
    }
  });

  it("ends quietly when nobody reads on", async () => {
    const command = `"${process.execPath}" "${await builtCli()}" simulate "${file}" --replicates 100000 | head -n 2`;
    const { status, stdout, stderr } = spawnSync("sh", ["-c", command], { encoding: "utf8" });
    expect({ status, lines: stdout.split("\n").length, stderr }).toEqual({
      status: 0,
      lines: 3,
      stderr: "",
    });
  });

  it("says how to build what is not built", () => {
    const elsewhere = pathOf("unbuilt/bin/equipoise.js");
    mkdirSync(dirname(elsewhere), { recursive: true });
    cpSync(join(import.meta.dirname, "../../bin/equipoise.js"), elsewhere);
    const { status, stderr } = spawnSync(process.execPath, [elsewhere, "power"], {
      encoding: "utf8",
    });
    expect(status).toBe(2);
    expect(stderr).toContain("npm ci");
  });

  it("is executable by itself", async () => {
    expect(execFileSync(await builtCli(), ["--version"], { encoding: "utf8" })).toBe(
      `${version}\n`,
    );
  });
});

// The signal races with what the machine is busy with; a fault loses the race twice.
describe("Ctrl-C", { retry: 1 }, () => {
  let startup = 0;
  beforeAll(async () => {
    await builtCli(); // what building takes is no part of a start
    const start = performance.now();
    await builtEquipoise(["--version"]);
    startup = performance.now() - start;
  });

  /** Presses Ctrl-C when the run is well under way, however busy the machine is. */
  const interruptLater = (child: { kill(signal: "SIGINT"): boolean }) =>
    void setTimeout(() => child.kill("SIGINT"), 400 + 4 * startup);

  it.each([
    ["1", "a table", presets[0]!.study, 0.796],
    ["2", "a table", presets[0]!.study, 0.796],
    ["2", "visits", visitStudy, 0.58],
  ])("ends a simulation on %s workers with what is done, status 130: %s", async (...args) => {
    const [workers, , study, power] = args;
    const path = jsonFile("long.json", study);
    const { status, stdout, stderr } = await builtEquipoise(
      ["power", path, "--method", "monte-carlo", "--json", "--workers", workers].concat(
        "--replicates",
        study === visitStudy ? "1000000" : "100000000", // more than anybody has time for
      ),
      "",
      interruptLater,
    );
    expect(status).toBe(130);
    const [{ monteCarlo }] = JSON.parse(stdout).results;
    expect(monteCarlo.isComplete).toBe(false);
    expect(monteCarlo.replicates).toBeGreaterThan(0);
    expect(Math.abs(monteCarlo.power - power)).toBeLessThan(0.02 + 5 * monteCarlo.standardError);
    expect(stderr).toMatch(/^stopped after [\d,]+ of [\d,]+,000,000 replicates/);
  });

  it("ends a search for a size, which then has no answer", async () => {
    const hard = put(presets[0]!.study, "scenarios[0].responseRate", [0.5, 0.48]);
    const args = [
      "size",
      "-",
      "--power",
      "0.9",
      "--method",
      "monte-carlo",
      "--replicates",
      "10000000",
    ];
    const { status, stdout, stderr } = await builtEquipoise(
      args,
      JSON.stringify(hard),
      interruptLater,
    );
    expect({ status, stdout }).toEqual({ status: 130, stdout: "" });
    expect(stderr).toBe("error: stopped before the answer was known\n");
  });

  it("ends a batch after the answer at hand", async () => {
    const request = { command: "power", method: "monteCarlo", study: presets[0]!.study };
    const lines = [1, 2].map((id) => `${JSON.stringify({ id, ...request, replicates: 1e8 })}\n`);
    const { status, stdout } = await builtEquipoise(["batch"], lines.join(""), interruptLater);
    expect(status).toBe(130);
    expect(stdout.split("\n")).toHaveLength(2);
    expect(stdout).toContain('"isComplete":false');
  });
});
