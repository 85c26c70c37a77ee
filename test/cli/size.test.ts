import { describe, expect, it } from "vitest";
import type { SizeAnswer } from "../../src/cli/answerSize.ts";
import { put, without } from "../study/change.ts";
import { builtEquipoise, equipoise, jsonFile } from "./equipoise.ts";

const study = {
  equipoise: 1,
  design: { analysis: { method: "fisher" } },
  scenarios: [{ responseRate: [2 / 3, 4 / 15] }],
};
const file = jsonFile("pilot.json", study);

const sizeOf = (...args: string[]) => sizeBy(equipoise, args);

async function sizeBy(run: typeof equipoise, args: readonly string[]) {
  const { status, stdout, stderr } = await run(["size", file, "--json", ...args]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return (JSON.parse(stdout) as SizeAnswer).results[0]!;
}

describe("equipoise size", () => {
  // published.csv, base case: Fisher's test at 2/3 against 4/15
  it.each([
    ["0.8", "first", 29],
    ["0.8", "stable", 29],
    ["0.9", "first", 37],
    ["0.95", "first", 42],
    ["0.95", "stable", 44],
  ])("exact, %s, %s: %i per arm", async (power, criterion, n) => {
    const found = await sizeOf("--power", power, "--criterion", criterion);
    expect(found.n).toEqual([n, n]);
    expect(found.power).toBeGreaterThanOrEqual(Number(power));
    expect(found.lastFailing!.n).toEqual([n - 1, n - 1]);
    expect(found.lastFailing!.power).toBeLessThan(Number(power));
  });

  it.each([
    ["pooled", 23.2037],
    ["unpooled", 20.4943],
    ["pooled-cc", 27.9803],
    ["arcsine", 23.0439],
  ])("closed form, %s: %d per arm", async (formula, unrounded) => {
    const found = await sizeOf("--power", "0.8", "--method", "closed-form", "--formula", formula);
    expect(found.unrounded![0]).toBeCloseTo(unrounded, 4);
    expect(found.n).toEqual([Math.ceil(unrounded), Math.ceil(unrounded)]);
  });

  it("Monte Carlo, near the exact size", async () => {
    const args = ["--power", "0.8", "--method", "monte-carlo", "--replicates", "40000"];
    const found = await sizeOf(...args);
    expect(found.n).toEqual([29, 29]); // exact power 77.97% at 28 and 81.47% at 29: far apart
    expect(found).toMatchObject({ replicates: 40000, seed: 20221118, criterion: "stable" });
    expect(await sizeBy(builtEquipoise, [...args, "--workers", "2"])).toEqual(found);
  });

  it("keeps the ratio of the sizes, or the allocation where there are none", async () => {
    const unequal = put(study, "design.allocation", [2, 1]);
    const sized = put(study, "design.arms", [{ n: 40 }, { n: 20 }]);
    for (const given of [unequal, sized]) {
      const { stdout } = await equipoise(
        ["size", "-", "--power", "0.8", "--json"],
        JSON.stringify(given),
      );
      const [experimental, control] = (JSON.parse(stdout) as SizeAnswer).results[0]!.n;
      expect(experimental).toBe(2 * control);
    }
  });

  it("tells people", async () => {
    const { stdout } = await equipoise(["size", file, "--power", "0.95"]);
    expect(stdout).toContain("Smallest size for 95.0% power by exact power");
    expect(stdout).toMatch(/scenario 1 .* 44 +44 +88 +95\.1% +43 \+ 43: 94\.7%\n/);
    expect(stdout).toContain("From this size on, no larger one was found below the power.");
  });

  it.each([
    [["--power", "1"], "power must lie in (0, 1); got 1"],
    [["--power", "80%"], 'power must lie in (0, 1); got "80%"'],
    [["--power", "0.8", "--criterion", "best"], "criterion must be one of first, stable"],
    [["--power", "0.8", "--max-per-arm", "20"], "power must be reachable with 20 subjects per arm"],
    [
      ["--power", "0.8", "--max-per-arm", "20", "--method", "monte-carlo"],
      "power must be reachable",
    ],
  ])("%j has status 1", async (args, message) => {
    const { status, stdout, stderr } = await equipoise(["size", file, ...args]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(`error: ${message}`);
  });

  it.each([
    [put(study, "scenarios[0].responseRate", [0.3, 0.3]), "must differ between the arms"],
    [
      put(put(study, "scenarios[0].responseRate", [0.2, 0.3]), "design.analysis.sides", 1),
      "must be higher in the experimental arm",
    ],
    [without(study, "scenarios"), "must be a list of scenarios; got nothing"],
  ])("what no size can reach has status 1: %#", async (given, message) => {
    for (const method of ["exact", "closed-form", "monte-carlo"]) {
      const args = ["size", "-", "--power", "0.8", "--method", method];
      const { status, stdout, stderr } = await equipoise(args, JSON.stringify(given));
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
      expect(stderr).toContain(message);
    }
  });
});
