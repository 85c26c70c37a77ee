import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { PowerAnswer } from "../../src/cli/answerPower.ts";
import type { SizeAnswer } from "../../src/cli/answerSize.ts";
import { put } from "../study/change.ts";
import { builtEquipoise, equipoise, jsonFile, pathOf } from "./equipoise.ts";

const study = {
  equipoise: 1,
  design: {
    arms: [{ n: 25 }, { n: 25 }],
    analysis: { method: "logistic" },
  },
  scenarios: [
    {
      strata: [
        { share: 0.4, responseRate: [0.9, 0.5] },
        { share: 0.6, responseRate: [0.6, 0.15] },
      ],
      covariate: { oddsRatioPerSd: 2.5 },
    },
  ],
  simulation: { replicates: 400, seed: 1 },
};
const file = jsonFile("adjusted.json", study);

const answerOf = <Answer>(...args: string[]) => answerBy<Answer>(equipoise, args);

async function answerBy<Answer>(run: typeof equipoise, args: readonly string[]): Promise<Answer> {
  const { status, stdout, stderr } = await run([...args, "--json"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(stdout) as Answer;
}

describe("an adjusted analysis on the command line", () => {
  it("has simulated power, the same for any number of workers, and says why there is no other", async () => {
    const one = await answerOf<PowerAnswer>("power", file);
    const two = await answerBy<PowerAnswer>(builtEquipoise, ["power", file, "--workers", "2"]);
    expect(two).toEqual(one);
    const [result] = one.results;
    expect(result).not.toHaveProperty("exact");
    expect(result!.notAvailable!.exact).toMatch(/found by simulation/);
    expect(result!.monteCarlo!.failed).toBeGreaterThan(0);
    expect(result!.monteCarlo!.power).toBeGreaterThan(0.7);
  });

  it("tells people how many analyses failed, and what the model is", async () => {
    const { stdout } = await equipoise(["power", file]);
    expect(stdout).toMatch(/No closed form and no exact power: the power of an adjusted analysis/);
    expect(stdout).toMatch(
      /scenario 1: \d+ analyses failed \(\d\.\d+%\), mostly for separated data/,
    );
    const { stdout: paragraph } = await equipoise(["power", file, "--paragraph"]);
    expect(paragraph).toContain("the treatment is tested by Wald's test");
    expect(paragraph).toContain("40.0% of the population with rates of 90.0% and 50.0%");
  });

  it("refuses methods that do not know it", async () => {
    for (const args of [
      ["power", file, "--method", "exact"],
      ["power", file, "--method", "closed-form"],
      ["size", file, "--power", "0.8", "--method", "exact"],
    ]) {
      const { status, stdout, stderr } = await equipoise(args);
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
      expect(stderr).toMatch(/design.analysis.method must be a test of one 2 × 2 table here/);
    }
    const unstratified = put(study, "design.analysis.method", "mantelHaenszel");
    const bare = put(unstratified, "scenarios", [{ responseRate: [0.7, 0.3] }]);
    const { stderr } = await equipoise(["power", jsonFile("bare.json", bare)]);
    expect(stderr).toContain("scenarios[0].strata must be given, as design.analysis.method is");
  });

  it("has a size by simulation", async () => {
    const args = ["--power", "0.8", "--replicates", "200"];
    const { results } = await answerOf<SizeAnswer>("size", file, ...args);
    const [found] = results;
    expect(found!.n[0]).toBeGreaterThan(15);
    expect(found!.n[0]).toBeLessThan(35);
    expect(found!.power).toBeGreaterThanOrEqual(0.8);
  });

  it("writes strata, covariates and log odds ratios to CSV", async () => {
    const rowsOf = async (...args: string[]) => {
      await equipoise(["simulate", file, ...args, "--out", pathOf("trials.csv")]);
      return readFileSync(pathOf("trials.csv"), "utf8").split("\n");
    };
    const [head, first] = await rowsOf();
    expect(head).toBe(
      "scenario,replicate,subject,arm,outcome,dropout,trueOutcome,stratum,covariate",
    );
    expect(first).toMatch(/^scenario 1,0,1,(Experimental|Control),[01],0,[01],[12],-?\d/);
    const [columns] = await rowsOf("--rows", "replicates", "--replicates", "2");
    expect(columns).toContain(",logOddsRatio,lower,upper,pValue,rejected");
  });
});
