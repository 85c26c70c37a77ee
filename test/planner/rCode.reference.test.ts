import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { binaryMethods, type BinaryMethod } from "../../src/analyze/methods.ts";
import { planOf, type Plan } from "../../src/planner/plan.ts";
import { closedFormCode, exactCode } from "../../src/planner/rCode.ts";
import { presets } from "../../src/study/presets.ts";
import { requireSized, type SizedStudy } from "../../src/study/requireSized.ts";

// The R code that the page shows is run where R is installed: it must give the number that stands beside it.
const hasR = spawnSync("Rscript", ["--version"]).status === 0;
/** Values of pieces of R code, in one R process. */
function runR(codes: readonly string[]): number[] {
  const script = codes.map((code) => `cat(sprintf("%.15g\\n", local({${code}})))`).join("\n");
  return execFileSync("Rscript", ["-"], { input: script, encoding: "utf8" })
    .trim()
    .split("\n")
    .map(Number);
}

const study = requireSized(presets[0]!.study);
const small = (method: BinaryMethod, sides: 1 | 2): SizedStudy => ({
  ...study,
  design: {
    ...study.design,
    arms: [
      { name: "A", n: 9 },
      { name: "B", n: 6 },
    ],
    analysis: { method, sides, alpha: 0.05 },
  },
});

const inR = binaryMethods.filter((method) => exactCode(planOf(small(method, 2))) !== undefined);

const preset = (id: string): SizedStudy =>
  requireSized(presets.find((one) => one.id === id)!.study);
const resizedTo = (of: SizedStudy, sides: 1 | 2): SizedStudy => ({
  ...of,
  design: {
    ...small("fisher", sides).design,
    endpoint: of.design.endpoint,
    missing: of.design.missing,
  },
});

interface Case {
  readonly name: string;
  readonly plan: Plan;
  readonly tolerance: number;
}

const cases: Case[] = [
  ...inR.flatMap((method) =>
    ([1, 2] as const).map((sides) => ({
      name: `${method}, ${sides}-sided`,
      plan: planOf(small(method, sides)),
      tolerance: 1e-12,
    })),
  ),
  // R leaves out the numbers of completers below a probability of 1e-9.
  {
    name: "complete cases, informative dropout",
    plan: planOf(resizedTo(preset("informative-dropout"), 2)),
    tolerance: 1e-7,
  },
  {
    name: "an event that is not wanted",
    plan: planOf(resizedTo(preset("infection"), 1)),
    tolerance: 1e-12,
  },
];

describe.skipIf(!hasR)("the R code beside a number gives that number", () => {
  const answers = hasR
    ? runR(cases.flatMap(({ plan }) => [exactCode(plan)!, closedFormCode(plan)!]))
    : [];

  it.each(cases.map((one, i) => [one.name, one, i] as const))(
    "%s",
    (_name, { plan, tolerance }, i) => {
      expect(Math.abs(answers[2 * i]! - plan.exact)).toBeLessThan(tolerance);
      expect(Math.abs(answers[2 * i + 1]! - plan.closedForm.power)).toBeLessThan(1e-10);
    },
  );
});

describe("R code", () => {
  it("is there for every test of base R", () => {
    expect(inR).toEqual(
      expect.arrayContaining([
        "pearson",
        "yates",
        "nMinus1",
        "fisher",
        "fisherMidP",
        "zPooled",
        "zUnpooled",
        "likelihoodRatio",
      ]),
    );
  });
});
