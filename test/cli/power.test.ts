import { describe, expect, it } from "vitest";
import type { PowerAnswer } from "../../src/cli/answerPower.ts";
import { monteCarlo } from "../../src/engine/monteCarlo.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { presets } from "../../src/study/presets.ts";
import { requireSized } from "../../src/study/requireSized.ts";
import { baseFor } from "../study/baseFor.ts";
import { put, without } from "../study/change.ts";
import { badFields } from "./badFields.ts";
import { builtEquipoise, equipoise, jsonFile } from "./equipoise.ts";

const follow = requireSized(presets[0]!.study);
const scenario = follow.scenarios[0]!;
const file = jsonFile("follow.json", follow);

describe("equipoise power", () => {
  it("tells all three methods side by side", async () => {
    const { status, stdout, stderr } = await equipoise(["power", file]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain(
      "Fisher exact, two-sided, alpha .05; lost subjects counted as nonresponders",
    );
    expect(stdout).toMatch(
      /scenario +LD-IL-2 +Placebo +dropout +closed form +exact +Monte Carlo\n/,
    );
    expect(stdout).toMatch(
      /as in the pilot +66\.7% +26\.7% +5\.0% +78\.9% +79\.6% +79\.\d% ± 0\.4\n/,
    );
  });

  it("gives the numbers of the library, whatever the number of workers", async () => {
    const simulated = await monteCarlo(follow, scenario, { replicates: 300_000 });
    const answers: PowerAnswer[] = [];
    for (const workers of ["1", "2"]) {
      const args = ["power", file, "--json", "--replicates", "300000", "--workers", workers];
      const { status, stdout } = await (workers === "1" ? equipoise : builtEquipoise)(args);
      expect(status).toBe(0);
      answers.push(JSON.parse(stdout) as PowerAnswer);
    }
    expect(answers[1]).toEqual(answers[0]);
    const { exact, monteCarlo: found } = answers[0]!.results[0]!;
    expect(exact?.power).toBe(exactPower(follow.design, scenario));
    expect(found?.power).toBe(simulated.characteristics.rejection.value);
    expect(found).toMatchObject({
      replicates: 300_000,
      seed: 20221118,
      failed: 0,
      isComplete: true,
    });
  });

  it("takes method, formula and seed", async () => {
    const closed = await equipoise([
      "power",
      file,
      "--json",
      "--method",
      "closed-form",
      "--formula",
      "arcsine",
    ]);
    const [result] = (JSON.parse(closed.stdout) as PowerAnswer).results;
    expect(Object.keys(result!)).toEqual(["scenario", "n", "closedForm"]);
    expect(result!.closedForm!.formula).toBe("arcsine");
    const other = await equipoise([
      "power",
      file,
      "--json",
      "--method",
      "monte-carlo",
      "--seed",
      "7",
    ]);
    expect((JSON.parse(other.stdout) as PowerAnswer).results[0]!.monteCarlo!.seed).toBe(7);
  });

  it("tells a paragraph", async () => {
    const { stdout } = await equipoise(["power", file, "--paragraph"]);
    expect(stdout).toMatch(
      /^The trial randomizes 60 subjects 1:1.*Power was computed with equipoise .*\.\n$/,
    );
  });

  it("reads a study from standard input", async () => {
    const { stdout } = await equipoise(["power", "-", "--method", "exact"], JSON.stringify(follow));
    expect(stdout).toContain("79.6%");
  });
});

describe("bad input has status 1, a message, and nothing on standard output", () => {
  // one value that JSON can hold for each field
  const cases: (readonly [message: string, study: unknown])[] = badFields.map(
    ([path, expectation, values]) => {
      return [`${path} must ${expectation}; got `, put(baseFor(path), path, values[0])];
    },
  );
  const required = [
    "equipoise",
    "design.analysis.method",
    "scenarios",
    "scenarios[0].responseRate",
  ];
  for (const path of required) cases.push([`${path} must `, without(follow, path)]);
  cases.push([
    "design.analysis.metod must not be there",
    put(follow, "design.analysis.metod", "fisher"),
  ]);

  it.each(cases)("%s", async (message, study) => {
    const { status, stdout, stderr } = await equipoise(["power", "-"], JSON.stringify(study));
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(`error: ${message}`);
    expect(stderr).not.toContain("    at ");
  });

  it("names every problem", async () => {
    const study = put(
      put(follow, "scenarios[0].responseRate[1]", 26.7),
      "design.analysis.alpha",
      0,
    );
    const { stderr } = await equipoise(["power", "-"], JSON.stringify(study));
    expect(stderr).toBe(
      "error: design.analysis.alpha must lie in (0, 0.5]; got 0\n" +
        "error: scenarios[0].responseRate[1] must lie in [0, 1]; got 26.7\n",
    );
  });

  it("an arm without a size, which only `size` can do without", async () => {
    const study = without(without(follow, "design.arms[0].n"), "design.arms[1].n");
    const { status, stderr } = await equipoise(["power", "-"], JSON.stringify(study));
    expect(status).toBe(1);
    expect(stderr).toContain(
      "design.arms[0].n must be a whole number from 1 to 100000; got nothing",
    );
  });

  it.each([
    [["power", "nowhere.json"], "nowhere.json must be a file that can be read (ENOENT)"],
    [["power", file, "--method", "guess"], "method must be one of closedForm, exact, monteCarlo"],
    [["power", file, "--replicates", "0"], "replicates must be a whole number from 1 to"],
    [["power", file, "--replicates", "1e9"], "replicates must be a whole number from 1 to"],
    [
      ["power", file, "--seed", "x"],
      'seed must be a whole number from 0 to 9007199254740991; got "x"',
    ],
    [["power", file, "--workers", "65"], "workers must be a whole number from 1 to 64; got 65"],
    [
      ["power", file, "--method", "exact", "--formula", "pooled"],
      "formula must not be there unless",
    ],
  ])("%j", async (args, message) => {
    const { status, stdout, stderr } = await equipoise(args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(`error: ${message}`);
  });

  it("text that is not JSON", async () => {
    const { status, stderr } = await equipoise(["power", "-"], "{");
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: study must be valid JSON \(/);
  });
});
