import { describe, expect, it } from "vitest";
import type { SizeAnswer } from "../../src/cli/answerSize.ts";
import type { VisitPowerAnswer } from "../../src/cli/answerVisitPower.ts";
import { meansPower } from "../../src/sizing/meansPower.ts";
import { monteCarloVisits } from "../../src/engine/monteCarloVisits.ts";
import { parseVisitStudy } from "../../src/study/anyStudy.ts";
import { requireSizedVisits } from "../../src/study/requireSizedVisits.ts";
import { put, without } from "../study/change.ts";
import { builtEquipoise, equipoise, jsonFile } from "./equipoise.ts";
import { continuousStudy, responderStudy, visitStudy } from "./visitStudies.ts";

const file = jsonFile("visits.json", visitStudy);
const continuous = jsonFile("continuous.json", continuousStudy);
const responders = put(responderStudy, "scenarios[0].dropout", { rate: [0.2, 0.3] }) as object;

async function answerOf<Answer>(...args: string[]): Promise<Answer> {
  const { status, stdout, stderr } = await equipoise([...args, "--json"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(stdout) as Answer;
}

async function batch(...requests: object[]): Promise<Record<string, unknown>[]> {
  const input = requests.map((one) => JSON.stringify(one)).join("\n");
  const { stdout } = await equipoise(["batch"], input);
  const lines = stdout.trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe("equipoise power, of a study over visits", () => {
  it("gives the simulation of the library, with truth, bias and failures", async () => {
    const { results } = await answerOf<VisitPowerAnswer>("power", file);
    const study = requireSizedVisits(parseVisitStudy(visitStudy));
    const direct = await monteCarloVisits(study, study.scenarios[0]!);
    const [{ characteristics, truth }] = direct.analyses as [(typeof direct.analyses)[0]];
    const { closedForm, exact, monteCarlo, notAvailable } = results[0]!;
    expect(monteCarlo).toMatchObject({
      power: characteristics.rejection.value,
      truth: { strategy: "treatmentPolicy", value: truth, standardError: 0 },
      bias: { value: characteristics.bias.value },
      coverage: { value: characteristics.coverage.value },
      replicates: 200,
      seed: 7,
      failed: 0,
      isComplete: true,
    });
    expect(truth).toBe(-12);
    expect(monteCarlo!.missingByVisit).toEqual(direct.missingByVisit);
    expect(closedForm!.formula).toBe("mmrmSmallSample");
    expect(closedForm!.power).toBeCloseTo(monteCarlo!.power, 1);
    expect(exact).toBe(undefined);
    expect(notAvailable).toEqual({ exact: expect.stringMatching(/^Means are no counts, .*\.$/) });
  });

  it("gives the same numbers for any number of workers", async () => {
    const study = put(visitStudy, "simulation.replicates", 300);
    const imputed = put(
      put(study, "design.analysis", { method: "ancova" }),
      "design.missing",
      "jumpToReference",
    );
    for (const one of [study, put(imputed, "simulation.replicates", 60)]) {
      const path = jsonFile("workers.json", one);
      const args = ["power", path, "--method", "monte-carlo"];
      const two = await builtEquipoise([...args, "--workers", "2", "--json"]);
      expect(JSON.parse(two.stdout)).toEqual(await answerOf(...args, "--workers", "1"));
    }
  });

  it("tells people", async () => {
    const { stdout } = await equipoise(["power", file]);
    expect(stdout).toContain(
      "Mixed model for repeated measures, two-sided, alpha .05; treatment policy",
    );
    expect(stdout).toContain(
      "fatigue (mm) at 4, 8, 12 weeks and at baseline, compared at 12 weeks; lower is better",
    );
    expect(stdout).toMatch(/LD-IL-2, mean +Placebo, mean +SD +dropout +closed form +Monte Carlo\n/);
    expect(stdout).toMatch(
      /as hoped +40 +52 +20 +20\.0%, 30\.0% \(mar\); 10\.0% \(mcar\) stop treatment/,
    );
    expect(stdout).toMatch(/simulated +true difference +bias +coverage +failed\nas hoped +−12 +/);
    expect(stdout).toMatch(/Closed form: mixed model with the retention by visit/);
    expect(stdout).toMatch(/as hoped, no exact power: Means are no counts/);
    expect(stdout).toMatch(/Monte Carlo \(Mixed model \(MMRM\)\): 200 replicates, seed 7/);
  });

  it("is a noncentral t for complete values", async () => {
    const { results } = await answerOf<VisitPowerAnswer>("power", continuous);
    const { closedForm, monteCarlo } = results[0]!;
    const comparison = { method: "t", difference: 2, sd: [3, 3], alpha: 0.05, sides: 2 } as const;
    expect(closedForm).toEqual({
      power: meansPower({ ...comparison, n: [40, 40] }),
      formula: "noncentralT",
      notes: [],
    });
    const error = Math.abs(monteCarlo!.power - closedForm!.power);
    expect(error).toBeLessThan(4 * monteCarlo!.standardError);
  });

  it("is a sum over tables for responders, as of a binary endpoint", async () => {
    const path = jsonFile("responders.json", responders);
    const { results } = await answerOf<VisitPowerAnswer>("power", path, "--formula", "pooled");
    const { closedForm, exact, monteCarlo } = results[0]!;
    expect(closedForm).toMatchObject({ formula: "pooled" });
    const error = Math.abs(monteCarlo!.power - exact!.power);
    expect(error).toBeLessThan(4 * monteCarlo!.standardError);
  });

  it("says where there is no formula", async () => {
    const gee = put(visitStudy, "design.analysis.method", "gee");
    const carried = put(
      put(visitStudy, "design.analysis.method", "t"),
      "design.missing",
      "lastObservation",
    );
    const mnar = put(visitStudy, "scenarios[0].dropout.mechanism", "mnar");
    for (const [study, reason] of [
      [gee, /^None is known for generalized estimating equations\.$/],
      [carried, /^Dropout depends on the course so far/],
      [mnar, /^Dropout depends on values that are not observed \(mnar\)\.$/],
    ] as const) {
      const path = jsonFile("without.json", study);
      const args = ["power", path, "--replicates", "20"];
      const { results } = await answerOf<VisitPowerAnswer>(...args);
      expect(results[0]!.notAvailable!.closedForm).toMatch(reason);
      expect(results[0]).not.toHaveProperty("closedForm");
    }
  });

  it.each([
    [["power", file, "--method", "exact"], "method must not be exact, because means are no counts"],
    [["power", file, "--formula", "pooled"], "formula must not be there for means, which have one"],
    [["size", file, "--power", "0.8", "--method", "exact"], "method must not be exact, because"],
    [["size", file, "--power", "0.8", "--max-per-arm", "20"], "power must be reachable with 20"],
    [["size", file, "--power", "1"], "power must lie in (0, 1); got 1"],
  ])("%j has status 1", async (args, message) => {
    const { status, stdout, stderr } = await equipoise(args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(`error: ${message}`);
  });

  it("tells a paragraph of each length, of the power and of a size", async () => {
    const quick = ["power", continuous, "--replicates", "50", "--paragraph"];
    const [standard, short, long] = await Promise.all([
      equipoise(quick),
      equipoise([...quick, "short"]),
      equipoise([...quick, "long"]),
    ]);
    expect(standard!.stdout).toContain("The closed form (noncentral t distribution) gives 83.8%.");
    expect(short!.stdout).toMatch(/^Randomizing 80 subjects \(40 to Experimental, 40 to Control\)/);
    expect(long!.stdout).toContain("59.8%, with a difference in means of 1.5 in place of 2");
    const size = await equipoise(["size", continuous, "--power", "0.9", "--paragraph"]);
    expect(size.stdout).toMatch(
      /^The trial randomizes 98 subjects 1:1, .* with a power of at least 90% by the closed form\.\n$/,
    );
  });

  it("has no other length of a paragraph", async () => {
    const { status, stderr } = await equipoise(["power", "--paragraph", continuous]);
    expect(status).toBe(2);
    expect(stderr).toContain("Allowed choices are short, standard, long.");
  });

  it("names every problem of a study, and an arm without a size", async () => {
    const bad = put(put(visitStudy, "design.analysis.alpha", 0), "design.endpoint.visits", [4, 2]);
    const { status, stderr } = await equipoise(["power", "-"], JSON.stringify(bad));
    expect(status).toBe(1);
    expect(stderr).toContain("error: design.analysis.alpha must lie in (0, 0.5]; got 0\n");
    expect(stderr).toContain("error: design.endpoint.visits[1] must be above 4");
    const unsized = without(without(visitStudy, "design.arms[0].n"), "design.arms[1].n");
    const found = await equipoise(["power", "-"], JSON.stringify(unsized));
    expect(found.stderr).toContain("design.arms[0].n must be a whole number");
  });
});

describe("equipoise size, of a study over visits", () => {
  it("by formula, by simulation, and exactly for responders", async () => {
    const study = put(visitStudy, "simulation.replicates", 1000);
    const request = { command: "size", study, power: 0.8 };
    const [formula, simulated, exact, table] = (await batch(
      request,
      { ...request, method: "monteCarlo" },
      { ...request, study: responders, power: 0.5 },
      { ...request, study: responders, power: 0.5, method: "closedForm" },
    )) as unknown as SizeAnswer[];
    const nOf = (answer: SizeAnswer | undefined) => answer!.results[0]!.n[0];
    expect(formula!.results[0]).toMatchObject({ formula: "mmrmSmallSample" });
    expect(formula!.results[0]!.power).toBeGreaterThanOrEqual(0.8);
    const [found] = simulated!.results;
    expect(Math.abs(nOf(simulated) - nOf(formula))).toBeLessThan(8);
    expect(found!.confidence).toBeGreaterThan(0.5);
    expect(found!.interval![0][0]).toBeLessThanOrEqual(found!.n[0]);
    expect(found).not.toHaveProperty("criterion");
    expect(exact!.results[0]).toMatchObject({ criterion: "stable" });
    expect(Math.abs(nOf(exact) - nOf(table))).toBeLessThan(6);
  });

  it("simulates unasked what has no formula: responders lost by their course, estimating equations", async () => {
    const lost = put(responderStudy, "scenarios[0].dropout.oddsRatioPerSd", 2);
    const selected = put(lost, "design.missing", "completeCase");
    const equations = put(visitStudy, "design.analysis.method", "gee");
    for (const [study, power] of [
      [selected, 0.5],
      [equations, 0.8],
    ] as const) {
      const request = { command: "size", study, power, replicates: 200 };
      const [unasked, asked] = await batch(request, { ...request, method: "monteCarlo" });
      expect(unasked).toHaveProperty("results[0].standardError");
      expect(unasked).toEqual(asked);
    }
  });

  it("tells people", async () => {
    const { stdout } = await equipoise(["size", continuous, "--power", "0.9"]);
    expect(stdout).toContain("Smallest size for 90.0% power by formula");
    expect(stdout).toMatch(/scenario 1 +12 +10 +3 +none +49 +49 +98 +90\.\d%\n/);
    expect(stdout).toContain("Formula: noncentral t.");
    const args = ["size", continuous, "--power", "0.8", "--method", "monte-carlo"];
    const simulated = await equipoise([...args, "--replicates", "400"]);
    expect(simulated.stdout).toContain("more likely than not.");
    expect(simulated.stdout).toMatch(/reaches the power with probability \d+\.\d%/);
  });
});

describe("equipoise batch, of studies over visits", () => {
  it("answers the same keys as for a binary endpoint, and names what there is not", async () => {
    const power = { command: "power", study: continuousStudy, replicates: 50 };
    const [closed, simulated, exact, wrong, none] = await batch(
      { id: 1, ...power, method: "closedForm" },
      { id: 2, ...power, method: "monteCarlo" },
      { id: 3, ...power, method: "exact" },
      { id: 4, ...power, study: put(continuousStudy, "scenarios[0].sd", -1) },
      { id: 5, ...power, study: put(continuousStudy, "design.endpoint.type", "ordinal") },
    );
    expect(closed).toMatchObject({ id: 1, results: [{ n: [40, 40], closedForm: {} }] });
    expect(Object.keys((closed!["results"] as object[])[0]!)).toEqual([
      "scenario",
      "n",
      "closedForm",
    ]);
    expect(simulated).toMatchObject({
      id: 2,
      results: [{ monteCarlo: { replicates: 50, failed: 0 } }],
    });
    expect(exact).toMatchObject({ id: 3, error: { code: "ARGUMENT", path: "method" } });
    expect(wrong).toMatchObject({ id: 4, error: { path: "scenarios[0].sd" } });
    expect(none).toMatchObject({ id: 5, error: { path: "design.endpoint.type" } });
  });
});
