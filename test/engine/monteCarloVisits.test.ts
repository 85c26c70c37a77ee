import { describe, expect, it } from "vitest";
import { comparableVisitPlans } from "../../src/engine/comparableVisitPlans.ts";
import { monteCarloVisits, monteCarloVisitsNull } from "../../src/engine/monteCarloVisits.ts";
import { nullVisitScenario } from "../../src/engine/nullVisitScenario.ts";
import { visitPlanOf } from "../../src/engine/visitPlan.ts";
import { visitEstimand } from "../../src/simulate/visitEstimand.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { meansPower } from "../../src/sizing/meansPower.ts";
import type { SizedVisitStudy } from "../../src/study/requireSizedVisits.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { requireSized } from "../../src/study/requireSized.ts";
import { normalCdf } from "../../src/math/normal.ts";
import { continuousStudy, longitudinalStudy, responderStudy } from "./visitStudies.ts";

const simulated = async (study: SizedVisitStudy, plans = [visitPlanOf(study.design)]) =>
  (await monteCarloVisits(study, study.scenarios[0]!, { plans })).analyses;

function expectNear(found: number, exact: number, replicates: number): void {
  const error = Math.sqrt((exact * (1 - exact)) / replicates);
  expect(Math.abs(found - exact)).toBeLessThanOrEqual(4 * error);
}

describe("simulated power equals power by formula", () => {
  const simulation = { replicates: 20_000, seed: 3 };

  it.each([
    ["two-sided", { sides: 2 }, "higher"],
    ["one-sided", { sides: 1, alpha: 0.025 }, "higher"],
    ["two-sided where lower is better", { sides: 2 }, "lower"],
  ] as const)("of a t-test, %s", async (_, analysis, better) => {
    const mean = better === "higher" ? [10, 0] : [-10, 0];
    const parts = { endpoint: { better }, analysis, scenario: { mean }, simulation };
    const [found] = await simulated(continuousStudy(parts));
    const { sides } = analysis;
    const alpha = "alpha" in analysis ? analysis.alpha : 0.05;
    const means = { method: "t", difference: mean[0]!, sd: [10, 10], n: [20, 20] } as const;
    const exact = meansPower({ ...means, alpha, sides, better });
    expectNear(found!.characteristics.rejection.value, exact, simulation.replicates);
    expectNear(found!.characteristics.coverage.value, 0.95, simulation.replicates);
    expect(found).toMatchObject({ truth: mean[0], truthError: 0, failed: 0, fallbacks: 0 });
  });

  it("of Fisher's test of responders whose lost count as failures", async () => {
    const parts = { scenario: { dropout: { rate: [0.2, 0.1] } }, simulation };
    const study = responderStudy(parts);
    const [found] = await simulated(study);
    const rateOf = (gain: number) => 1 - normalCdf((5 - gain) / 10); // change has SD 10: √(2 · ½) · 10
    const responseRate = [rateOf(10) * 0.8, rateOf(0) * 0.9] as const;
    expect(found!.truth).toBeCloseTo(responseRate[0] - responseRate[1], 10);
    const counts = requireSized(
      parseStudy({
        equipoise: 1,
        design: { arms: [{ n: 30 }, { n: 30 }], analysis: { method: "fisher" } },
        scenarios: [{ responseRate }],
      }),
    );
    const exact = exactPower(counts.design, counts.scenarios[0]!);
    expectNear(found!.characteristics.rejection.value, exact, simulation.replicates);
  });
});

describe("counts of what is missing", () => {
  it("are the shares that the scenario states", async () => {
    const study = longitudinalStudy({
      scenario: {
        dropout: {
          rate: [
            [0.1, 0.2, 0.3],
            [0, 0.1, 0.1],
          ],
        },
        discontinuation: { rate: [0.2, 0.1], followed: 1 },
        intermittent: [0.1, 0],
      },
      simulation: { replicates: 2000, seed: 5 },
    });
    const { missingByVisit } = await monteCarloVisits(study, study.scenarios[0]!);
    expect(missingByVisit.map(({ arm, visit }) => [arm, visit])).toEqual([
      [0, 4],
      [0, 8],
      [0, 12],
      [1, 4],
      [1, 8],
      [1, 12],
    ]);
    for (const [k, left] of [0.1, 0.2, 0.3, 0, 0.1, 0.1].entries()) {
      expectNear(missingByVisit[k]!.left, left, 60_000);
    }
    for (const { arm, left, skipped } of missingByVisit) {
      if (arm === 1) expect(skipped).toBe(0);
      else expectNear(skipped, (1 - left) * 0.1, 60_000);
    }
    const { offTreatment } = missingByVisit[2]!;
    expect(offTreatment).toBeGreaterThan(0.1); // some of those who stopped have left since
    expect(offTreatment).toBeLessThan(0.2);
  });
});

describe("analyses compared on the same subjects", () => {
  it("of visits: the planned one first, each with its estimand", () => {
    const plans = comparableVisitPlans(
      longitudinalStudy({ scenario: { discontinuation: { rate: [0.2, 0.1] } } }),
    );
    expect(plans.map(({ label, estimand }) => `${label}: ${estimand}`)).toEqual([
      "Mixed model (MMRM): treatmentPolicy",
      "Mixed model (MMRM), on treatment only: hypothetical",
      "ANCOVA, complete cases: treatmentPolicy",
      "ANCOVA, last observation carried forward: treatmentPolicy",
      "ANCOVA, multiple imputation: treatmentPolicy",
      "ANCOVA, jump to reference: treatmentPolicy",
      "ANCOVA, copy reference: treatmentPolicy",
      "ANCOVA, copy increments: treatmentPolicy",
    ]);
  });

  it("of responders, with the means that they are read off", () => {
    const plans = comparableVisitPlans(responderStudy());
    expect(plans.map(({ label, estimand }) => `${label}: ${estimand}`)).toEqual([
      "Responders, missing are non-responders: composite",
      "Responders, complete cases, on treatment only: hypothetical",
      "Responders, last observation carried forward, on treatment only: hypothetical",
      "Responders, multiple imputation, on treatment only: hypothetical",
      "Mixed model (MMRM): treatmentPolicy",
    ]);
  });

  it("of one visit", () => {
    const labels = comparableVisitPlans(continuousStudy()).map(({ label }) => label);
    expect(labels.slice(0, 3)).toEqual(["t-test", "Welch's t-test", "Wilcoxon's rank-sum test"]);
  });

  it("all run, and aim where they say: under MAR the mixed model and imputation do, last observations do not", async () => {
    const study = longitudinalStudy({
      n: [40, 40],
      scenario: { dropout: { rate: [0.4, 0.2], mechanism: "mar", oddsRatioPerSd: 3 } },
      simulation: { replicates: 400, seed: 6 },
    });
    const analyses = await simulated(study, comparableVisitPlans(study));
    const biasOf = (wanted: string) => {
      const { bias } = analyses.find(({ label }) => label === wanted)!.characteristics;
      return bias.value / bias.monteCarloError;
    };
    expect(Math.abs(biasOf("Mixed model (MMRM)"))).toBeLessThan(4);
    expect(Math.abs(biasOf("ANCOVA, multiple imputation"))).toBeLessThan(4);
    expect(biasOf("ANCOVA, last observation carried forward")).toBeLessThan(-4);
    expect(analyses.map(({ failed }) => failed)).toEqual(analyses.map(() => 0));
  });

  it("show the price of dichotomizing", async () => {
    const study = responderStudy({ simulation: { replicates: 1000, seed: 7 } });
    const analyses = await simulated(study, comparableVisitPlans(study));
    const [counted, ...others] = analyses.map(({ characteristics }) => characteristics.rejection);
    expect(others.at(-1)!.value).toBeGreaterThan(counted!.value + 0.1);
    expect(analyses.at(-1)).toMatchObject({ scale: "meanDifference", truth: 10 });
    expect(analyses[0]!.scale).toBe("riskDifference");
  });
});

describe("fits that do not converge", () => {
  it("are counted as failed, or as replaced where that is planned", async () => {
    const parts = {
      n: [5, 5] as const,
      endpoint: { visits: [4, 8, 12, 16] },
      scenario: {
        mean: [
          [1, 1, 1, 1],
          [0, 0, 0, 0],
        ],
        dropout: { rate: [0.5, 0.5] },
      },
      simulation: { replicates: 300, seed: 8 },
    };
    const [strict] = await simulated(longitudinalStudy(parts));
    expect(strict!.failed).toBeGreaterThan(0);
    expect(strict!.characteristics.replicates).toBe(300);
    const analysis = { fallback: "compoundSymmetry" };
    const [kept] = await simulated(longitudinalStudy({ ...parts, analysis }));
    expect(kept!.fallbacks).toBeGreaterThan(0);
    expect(kept!.failed).toBeLessThan(strict!.failed);
  });
});

describe("the null world", () => {
  it("has no effect, and the dropout assumed", async () => {
    const study = longitudinalStudy({ simulation: { replicates: 2000, seed: 9 } });
    const scenario = study.scenarios[0]!;
    expect(nullVisitScenario(scenario, study.design)).toMatchObject({
      name: "scenario 1, no effect",
      mean: [
        [50, 50, 50],
        [50, 50, 50],
      ],
    });
    const { analyses } = await monteCarloVisitsNull(study, scenario);
    expectNear(analyses[0]!.characteristics.rejection.value, 0.05, 2000);
  });

  it("lies on the margin, of means and of response rates", async () => {
    const analysis = { hypothesis: "nonInferiority", margin: 4 };
    const simulation = { replicates: 2000, seed: 10 };
    const means = continuousStudy({ n: [60, 60], analysis, simulation });
    const { analyses, scenario } = await monteCarloVisitsNull(means, means.scenarios[0]!);
    expect({ scenario, truth: analyses[0]!.truth }).toEqual({
      scenario: "scenario 1, on the margin",
      truth: -4,
    });
    expectNear(analyses[0]!.characteristics.rejection.value, 0.05, 2000);

    const { design, scenarios } = responderStudy({
      analysis: { method: "farringtonManning", hypothesis: "nonInferiority", margin: 0.1 },
      scenario: { dropout: { rate: [0.3, 0.1] } },
    });
    const moved = nullVisitScenario(scenarios[0]!, design);
    expect(visitEstimand(design.endpoint, moved, "composite", 2).value).toBeCloseTo(-0.1, 6);
  });

  it("is not known for a ratio of response rates", () => {
    const analysis = { method: "farringtonManning", hypothesis: "nonInferiority" };
    const ratio = { ...analysis, margin: 0.8, scale: "ratio" };
    const { design, scenarios } = responderStudy({ analysis: ratio });
    expect(() => nullVisitScenario(scenarios[0]!, design)).toThrow(
      'design.analysis.scale must be difference for a null scenario; got "ratio"',
    );
  });
});

it("more rows than there is room for are refused", async () => {
  const study = longitudinalStudy();
  const plans = comparableVisitPlans(study);
  const options = { plans, replicates: 300_000 };
  await expect(monteCarloVisits(study, study.scenarios[0]!, options)).rejects.toThrow(
    "replicates must be at most 285714 for 7 analyses of subjects, which keeps a row for each; got 300000",
  );
});
