import { describe, expect, it } from "vitest";
import { comparableAnalyses, compareAnalyses } from "../../src/engine/compareAnalyses.ts";
import { monteCarlo } from "../../src/engine/monteCarlo.ts";
import { plannedRows } from "../../src/engine/plannedRows.ts";
import { runInput } from "../../src/engine/runInput.ts";
import { runReplicates } from "../../src/engine/runReplicates.ts";
import { normalCdf, normalPdf } from "../../src/math/normal.ts";
import { oddsRatiosByCovariate } from "../../src/sizing/oddsRatiosByCovariate.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { requireSized, type SizedStudy } from "../../src/study/requireSized.ts";
import type { StudyInput } from "../../src/study/schema.ts";
import { armEndings, exactMantelHaenszelPower, groupedWaldZ } from "./stratifiedTrials.ts";

const strata = [
  { share: 0.4, responseRate: [0.9, 0.5] as const },
  { share: 0.6, responseRate: [0.5, 0.1] as const },
];

type Analysis = StudyInput["design"]["analysis"];
type Scenario = StudyInput["scenarios"][number];

function studyOf(
  n: readonly [number, number],
  analysis: Analysis,
  scenario: Scenario = { strata },
  design: Partial<StudyInput["design"]> = {},
): SizedStudy {
  const arms = [{ n: n[0] }, { n: n[1] }] as const;
  return requireSized(
    parseStudy({ equipoise: 1, design: { arms, analysis, ...design }, scenarios: [scenario] }),
  );
}

const simulated = (study: SizedStudy, replicates: number) =>
  monteCarlo(study, study.scenarios[0]!, { replicates });

function expectNear(found: number, exact: number, replicates: number): void {
  const error = Math.sqrt((exact * (1 - exact)) / replicates);
  expect(Math.abs(found - exact)).toBeLessThan(4 * error);
}

describe("Mantel and Haenszel's test in simulated trials of 4 + 5", () => {
  const groups = (arm: 0 | 1, kept = 1) =>
    strata.flatMap(({ share, responseRate }) => {
      const event = share * responseRate[arm] * kept;
      return [event, share - event];
    }) as [number, number, number, number];

  for (const [name, analysis, design] of [
    ["two-sided", {}, {}],
    ["with continuity correction", { continuityCorrection: true }, {}],
    ["one-sided", { sides: 1 }, {}],
    ["one-sided, lower better", { sides: 1 }, { endpoint: { better: "lower" } }],
  ] as const) {
    it(`rejects as often as the sum over all tables says: ${name}`, async () => {
      const plan = { method: "mantelHaenszel", alpha: 0.2, ...analysis } as const;
      const { characteristics } = await simulated(
        studyOf([4, 5], plan, { strata }, design),
        20_000,
      );
      const better = "endpoint" in design ? design.endpoint.better : "higher";
      const power = exactMantelHaenszelPower(armEndings(4, groups(0)), armEndings(5, groups(1)), {
        ...plan,
        better,
      });
      expectNear(characteristics.rejection.value, power, 20_000);
      expect(characteristics.failed).toBe(0);
    });
  }

  it("the same where the lost count as failures, and where they are left out", async () => {
    const scenario = { strata, dropout: { rate: [0.3, 0.3] as const } };
    const plan = { method: "mantelHaenszel", alpha: 0.2 } as const;
    const lost = await simulated(studyOf([4, 5], plan, scenario), 20_000);
    const endings = [armEndings(4, groups(0, 0.7)), armEndings(5, groups(1, 0.7))] as const;
    const power = exactMantelHaenszelPower(...endings, plan);
    expectNear(lost.characteristics.rejection.value, power, 20_000);

    const left = await simulated(
      studyOf([4, 5], plan, scenario, { missing: "completeCase" }),
      20_000,
    );
    let expected = 0;
    for (let e = 0; e <= 4; e++) {
      for (let c = 0; c <= 5; c++) {
        const stay = binomial(4, e, 0.7) * binomial(5, c, 0.7);
        if (e * c === 0) continue; // nobody left in an arm: no rejection
        const both = [armEndings(e, groups(0)), armEndings(c, groups(1))] as const;
        expected += stay * exactMantelHaenszelPower(...both, plan);
      }
    }
    expectNear(left.characteristics.rejection.value, expected, 20_000);
  });
});

const binomial = (n: number, k: number, p: number): number =>
  k === 0 ? (1 - p) ** n : (((n - k + 1) / k) * p * binomial(n, k - 1, p)) / (1 - p);

describe("logistic regression in simulated trials", () => {
  it("rejects and fails as often as the sum over all tables of 6 + 6 says", async () => {
    const groups = (arm: 0 | 1) =>
      strata.flatMap(({ share, responseRate }) => [
        share * responseRate[arm],
        share * (1 - responseRate[arm]),
      ]) as [number, number, number, number];
    let [rejected, failed] = [0, 0];
    for (const e of armEndings(6, groups(0))) {
      for (const c of armEndings(6, groups(1))) {
        const z = groupedWaldZ(e, c);
        const probability = e.probability * c.probability;
        if (z === undefined) failed += probability;
        else if (2 * normalCdf(-Math.abs(z)) <= 0.2) rejected += probability;
      }
    }
    const replicates = 5000;
    const study = studyOf([6, 6], { method: "logistic", alpha: 0.2 });
    const { characteristics } = await simulated(study, replicates);
    expect(failed).toBeGreaterThan(0.1);
    expectNear(characteristics.failed / replicates, failed, replicates);
    const analyzed = replicates - characteristics.failed;
    expectNear(characteristics.rejection.value, rejected / (1 - failed), analyzed);
    const [low, high] = characteristics.rejectionBounds;
    expect(high - low).toBeCloseTo(characteristics.failed / replicates, 12);
  }, 30_000);

  it("has the power that the expected information predicts, 150 + 150 and a covariate", async () => {
    const scenario = { responseRate: [0.55, 0.4] as const, covariate: { oddsRatioPerSd: 3 } };
    const study = studyOf([150, 150], { method: "logistic" }, scenario);
    const { characteristics, truth, scale } = await simulated(study, 1000);
    const ratios = oddsRatiosByCovariate(study.scenarios[0]!);
    expect(scale).toBe("logOddsRatio");
    expect(truth).toBeCloseTo(Math.log(ratios.conditional!), 9);
    expect(truth).toBeGreaterThan(Math.log(ratios.marginal) * 1.15);
    const predicted = normalCdf(truth / expectedError(truth) - 1.959964);
    expect(Math.abs(characteristics.rejection.value - predicted)).toBeLessThan(
      4 * characteristics.rejection.monteCarloError + 0.02, // the prediction is for large trials
    );
    expect(characteristics.modelStandardError.value / expectedError(truth)).toBeCloseTo(1, 1);
    expectNear(characteristics.coverage.value, 0.95, 1000); // half the replicates: near, not exact
  }, 30_000);

  /** Standard error of the treatment from the information expected at the truth, by a plain sum. */
  function expectedError(effect: number): number {
    const slope = Math.log(3);
    const mean = (center: number) => {
      let sum = 0;
      for (let x = -8; x <= 8; x += 0.01) {
        sum += (normalPdf(x) * 0.01) / (1 + Math.exp(-(center + slope * x)));
      }
      return sum;
    };
    let center = -2;
    while (mean(center) < 0.4) center += 1e-4;
    const moments = [center + effect, center].map((at) => {
      const sums = [0, 0, 0];
      for (let x = -8; x <= 8; x += 0.01) {
        const p = 1 / (1 + Math.exp(-(at + slope * x)));
        [1, x, x * x].forEach((power, k) => {
          sums[k]! += normalPdf(x) * 0.01 * p * (1 - p) * power * 150;
        });
      }
      return sums as [number, number, number];
    });
    // In the model of both arms' centers and one slope, the centers given the slope are independent.
    const squares = moments.reduce((sum, [w, x, xx]) => sum + xx - (x * x) / w, 0);
    const [e, c] = moments as [[number, number, number], [number, number, number]];
    return Math.sqrt(1 / e[0] + 1 / c[0] + (e[1] / e[0] - c[1] / c[0]) ** 2 / squares);
  }
});

describe("an analysis of subjects", () => {
  const scenario = {
    strata,
    covariate: { oddsRatioPerSd: 2.5 },
    dropout: { rate: [0.1, 0.2] as const, mechanism: "mnar", oddsRatio: 3 } as const,
  };

  it("sees the trials that an analysis of tables sees", async () => {
    for (const missing of ["nonresponder", "completeCase"] as const) {
      const study = studyOf([20, 15], { method: "logistic" }, scenario, { missing });
      const plain = studyOf([20, 15], { method: "fisher" }, scenario, { missing });
      const [own, other] = await Promise.all(
        [study, plain].map((one) =>
          runReplicates(runInput(one, one.scenarios[0]!), { replicates: 300 }),
        ),
      );
      expect(own!.tally).toEqual(other!.tally);
      expect(own!.columns!.pValue).toHaveLength(300);
      expect(other).not.toHaveProperty("columns");
      const range = { first: 40, count: 5 };
      const rows = [...plannedRows(study, study.scenarios[0]!, range)];
      const tables = [...plannedRows(plain, plain.scenarios[0]!, range)];
      rows.forEach(({ pValue, estimate, lower, events, n, completers }, i) => {
        expect(own!.columns!.pValue[40 + i]).toBe(pValue);
        expect(own!.columns!.estimate[40 + i]).toBe(estimate);
        expect(own!.columns!.lower[40 + i]).toBe(lower);
        expect(tables[i]).toMatchObject({ events, n, completers });
      });
    }
  });

  it("adjusts for what is named, and for all there is where nothing is", async () => {
    const found = await Promise.all(
      ([undefined, ["strata", "covariate"], ["covariate"], []] as const).map(async (adjustFor) => {
        const analysis = { method: "logistic", ...(adjustFor && { adjustFor }) } as const;
        return simulated(studyOf([60, 60], analysis, scenario), 50);
      }),
    );
    const [all, both, one, none] = found.map(({ truth, result }) => [
      truth,
      ...result.columns!.estimate,
    ]);
    expect(both).toEqual(all);
    expect(all![0]).toBeGreaterThan(one![0]!);
    expect(one![0]).toBeGreaterThan(none![0]!);
    // Without covariates the coefficient is the log odds ratio of the table.
    const [row] = plannedRows(
      studyOf([60, 60], { method: "logistic", adjustFor: [] }, scenario),
      parseStudy({
        equipoise: 1,
        design: { analysis: { method: "logistic" } },
        scenarios: [scenario],
      }).scenarios[0]!,
      { first: 0, count: 1 },
    );
    const [a, c] = row!.events;
    expect(row!.estimate).toBeCloseTo(Math.log((a * (60 - c)) / (c * (60 - a))), 9);
  });

  it("that failed is counted as failed, unless Firth's penalty is to stand in", async () => {
    const sparse = { responseRate: [0.95, 0.3] as const, covariate: { oddsRatioPerSd: 2 } };
    const failed = async (analysis: Analysis) => {
      const { characteristics } = await simulated(studyOf([10, 10], analysis, sparse), 400);
      return [characteristics.failed, characteristics.withoutEstimate];
    };
    const [wald] = await failed({ method: "logistic" });
    expect(wald).toBeGreaterThan(100);
    expect(await failed({ method: "standardized" })).toEqual([wald, 0]);
    // Replicate 99 is separated by a gap so narrow that the likelihood nears its limit very slowly.
    expect(await failed({ method: "logistic", test: "likelihoodRatio" })).toEqual([0, wald]);
    for (const method of ["logistic", "standardized"] as const) {
      expect(await failed({ method, separation: "firth" })).toEqual([0, 0]);
    }
  });

  it("keeps at most two million rows", async () => {
    const study = studyOf([10, 10], { method: "logistic" });
    await expect(simulated(study, 2_000_001)).rejects.toThrow(
      "replicates must be at most 2000000 for an analysis of subjects, which keeps a row for each; got 2000001",
    );
  });
});

describe("compareAnalyses", () => {
  it("shows what adjusting buys, on the same trials", async () => {
    const scenario = { strata, covariate: { oddsRatioPerSd: 4 } };
    const study = studyOf([60, 60], { method: "fisher" }, scenario);
    const rows = await compareAnalyses(study, study.scenarios[0]!, { replicates: 600 });
    expect(rows.map(({ analysis }) => analysis.method)).toEqual([
      "pearson",
      "mantelHaenszel",
      "logistic",
      "standardized",
    ]);
    const [pearson, stratified, model, standardized] = rows.map(
      ({ characteristics }) => characteristics,
    );
    for (const found of [pearson, stratified, standardized]) {
      expect(Math.abs(found!.bias.value)).toBeLessThan(4 * found!.bias.monteCarloError + 0.002);
      expect(found!.coverage.value).toBeGreaterThan(0.91);
    }
    const spread = [pearson, stratified, standardized].map(
      (found) => found!.empiricalStandardError.value,
    );
    expect(spread).toEqual(spread.toSorted((a, b) => b - a));
    expect(standardized!.rejection.value).toBeGreaterThan(pearson!.rejection.value);
    expect(model!.coverage.value).toBeGreaterThan(0.91);
  }, 30_000);

  it("compares what the scenario allows, and refuses what it does not", async () => {
    const common = { sides: 2, alpha: 0.05 } as const;
    const names = (scenario: Scenario) => {
      const { scenarios } = studyOf([9, 9], { method: "fisher" }, scenario);
      return comparableAnalyses(scenarios[0]!, common).map(({ method }) => method);
    };
    const responseRate = [0.6, 0.3] as const;
    expect(names({ responseRate })).toEqual(["pearson"]);
    expect(names({ responseRate, covariate: { oddsRatioPerSd: 2 } })).toEqual([
      "pearson",
      "logistic",
      "standardized",
    ]);
    const study = studyOf([9, 9], { method: "fisher" }, { responseRate });
    const analyses = [{ method: "mantelHaenszel", ...common }] as const;
    await expect(compareAnalyses(study, study.scenarios[0]!, { analyses })).rejects.toThrow(
      "scenario.strata must be given for mantelHaenszel; got nothing",
    );
  });
});
