import { describe, expect, it } from "vitest";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { mmrmPower } from "../../src/sizing/mmrmPower.ts";
import { responderRates } from "../../src/sizing/responderRates.ts";
import { visitInflation } from "../../src/sizing/visitInformation.ts";
import { varianceInflation } from "../../src/sizing/varianceInflation.ts";
import { ar1Correlation } from "../../src/sizing/visitCorrelation.ts";
import { smallSampleGrowth } from "../../src/sizing/smallSampleGrowth.ts";
import { adjustedVariance } from "../../src/sizing/visitComparisonPower.ts";
import { visitPowerOf } from "../../src/sizing/visitPowerOf.ts";
import { visitSampleSizeOf } from "../../src/sizing/visitSampleSizeOf.ts";
import type { SizedVisitStudy } from "../../src/study/requireSizedVisits.ts";
import { continuousWorld, longitudinalWorld, responderWorld } from "./visitWorlds.ts";

const answer = ({ design, scenarios }: SizedVisitStudy) => visitPowerOf(design, scenarios[0]!);
const power = (study: SizedVisitStudy) => answer(study).power;
const reason = (study: SizedVisitStudy) => answer(study).notAvailable;
const sizeOf = ({ design, scenarios }: SizedVisitStudy, goal: number) => {
  const { arms: _, ...rest } = design;
  return visitSampleSizeOf({ ...rest, arms: [{}, {}] }, scenarios[0]!, { power: goal });
};

describe("visitPowerOf: comparisons of means", () => {
  // R 4.2.2: power.t.test(n = 30, delta = 11.67, sd = 17.38, strict = TRUE)$power, and with n = 28.5
  it("t is that of R's power.t.test", () => {
    expect(power(continuousWorld())).toBeCloseTo(0.724858867057, 9);
    const dropout = { rate: [0.05, 0.05] };
    const lossy = continuousWorld({ scenario: { dropout } });
    expect(power(lossy)).toBeCloseTo(0.702045992005, 9);
    expect(answer(lossy)).toMatchObject({
      formula: "noncentralT",
      observed: [28.5, 28.5],
      notes: ["expected numbers of observed values stand for random ones"],
    });
    const skipped = continuousWorld({ scenario: { intermittent: [0.05, 0.05] } });
    expect(power(skipped)).toBeCloseTo(0.702045992005, 9);
  });

  // R 4.2.2: power.t.test(n = 30, delta = 11.67, sd = 17.38, alternative = "one.sided")$power
  it("t looks to the better side only, where it has one", () => {
    const analysis = { method: "t", sides: 1 };
    expect(power(continuousWorld({ analysis }))).toBeCloseTo(0.822562650396, 9);
    expect(power(continuousWorld({ analysis, endpoint: { better: "higher" } }))).toBeLessThan(1e-4);
  });

  // R 4.2.2: power.t.test(n = 30, delta = 5 + 3, sd = 10, sig.level = .025, alternative = "one.sided")$power
  it("t against a margin adds it to the difference, on the better side", () => {
    const analysis = { method: "t", hypothesis: "nonInferiority", margin: 3, alpha: 0.025 };
    const scenario = { mean: [55, 50], sd: 10 };
    const higher = continuousWorld({ analysis, scenario, endpoint: { better: "higher" } });
    expect(power(higher)).toBeCloseTo(0.86142224163, 9);
    const lower = continuousWorld({ analysis, scenario: { mean: [50, 55], sd: 10 } });
    expect(power(lower)).toBeCloseTo(0.86142224163, 9);
    const superior = { ...analysis, hypothesis: "superiorityByMargin" };
    const more = continuousWorld({ analysis: superior, scenario: { mean: [47, 58], sd: 10 } });
    expect(power(more)).toBeCloseTo(0.86142224163, 9); // 11 − 3 = 8 again
  });

  it("equivalence is high only inside the margin, and much alike for every test", () => {
    const equivalence = { hypothesis: "equivalence", margin: 10, alpha: 0.05 };
    const scenario = { mean: [50, 50], sd: 10 };
    const [t, welch, wilcoxon] = ["t", "welch", "wilcoxon"].map((method) =>
      power(continuousWorld({ analysis: { method, ...equivalence }, scenario })),
    );
    expect(t).toBeGreaterThan(0.97);
    expect(welch).toBeCloseTo(t!, 2);
    expect(wilcoxon).toBeLessThan(t!);
    const outside = { mean: [60, 50], sd: 10 };
    const analysis = { method: "t", ...equivalence };
    expect(power(continuousWorld({ analysis, scenario: outside }))).toBeCloseTo(0.05, 3);
  });

  it("ancova pays for the chance imbalance of the baseline", () => {
    const scenario = { mean: [6, 0], sd: 9, baseline: { mean: 50, sd: 8, correlation: 0.5 } };
    const world = { endpoint: { baseline: true }, scenario, analysis: { method: "ancova" } };
    const imbalance = adjustedVariance(0.5, [30, 30]) / 0.75;
    expect(imbalance).toBeCloseTo(57 / 56, 12);
    // R 4.2.2: power given the imbalance, an F variable, averaged over its distribution. The formula takes the mean
    // variance instead, which costs 2e-5 of power here.
    const found = power(continuousWorld({ ...world, n: [30, 30] }))!;
    expect(Math.abs(found - 0.8277085)).toBeLessThan(5e-5);
    expect(adjustedVariance(0.5, [2, 2])).toBe(Infinity);
  });

  it("welch is t where variances and sizes are equal, nearly; a baseline helps; ranks lose a little", () => {
    const t = power(continuousWorld())!;
    const welch = power(continuousWorld({ analysis: { method: "welch" } }))!;
    expect(Math.abs(welch - t)).toBeLessThan(0.002);
    const wilcoxon = power(continuousWorld({ analysis: { method: "wilcoxon" } }))!;
    expect(wilcoxon).toBeLessThan(t);
    expect(wilcoxon).toBeGreaterThan(t - 0.03);
    const measured = {
      endpoint: { baseline: true },
      scenario: { baseline: { mean: 58, sd: 17, correlation: 0.6 } },
      analysis: { method: "ancova" },
    };
    expect(power(continuousWorld(measured))).toBeGreaterThan(t + 0.1);
  });
});

describe("visitPowerOf: mmrm", () => {
  it("is the t test of its visit where nothing is missing", () => {
    const dropout = { rate: [0, 0] };
    const mmrm = power(longitudinalWorld({ scenario: { dropout } }));
    const t = power(longitudinalWorld({ analysis: { method: "t" } }));
    expect(mmrm).toBeCloseTo(t!, 10);
  });

  it("is Lu, Luo and Chen's where many are lost", () => {
    const rate = [
      [0, 0.1, 0.25],
      [0, 0.05, 0.15],
    ];
    const found = power(longitudinalWorld({ n: [200, 200], scenario: { dropout: { rate } } }));
    const byZ = mmrmPower({
      difference: -11,
      sd: [17, 17],
      correlation: ar1Correlation(3, 0.7),
      retention: [
        [1, 0.9, 0.75],
        [1, 0.95, 0.85],
      ],
      alpha: 0.05,
      n: [200, 200],
    });
    expect(found).toBeCloseTo(byZ, 3); // t on about 360 df against z
  });

  it("adds what small trials cost, which large ones do not", () => {
    const growth = (n: number, lost: number, hasBaseline = false) =>
      smallSampleGrowth({
        correlation: [
          [1, 0.6],
          [0.6, 1],
        ],
        n: [n, n],
        attended: hasBaseline
          ? [[1], [1]]
          : [
              [1, 1 - lost],
              [1, 1 - lost],
            ],
        hasBaseline,
        isUnstructured: true,
      });
    expect(growth(20, 0)).toBeCloseTo(1, 12); // a plain difference of means
    expect(growth(20, 0, true)).toBeCloseTo(37 / 36, 12); // (N − 3) / (N − 4), as ancova
    expect(growth(1e7, 0.3)).toBeCloseTo(1, 6);
    // Two visits: 2[ρ²/n + (1 − ρ²)(1/m)(1 + (1 − m/n) / (2m − 4))], and 1/m has the mean (1 + 0.3/14) / 14.
    const [plain, mean] = [1 / 14, (1 + 0.3 / 14) / 14];
    const known = 0.36 / 20 + 0.64 * plain;
    const expected = 0.36 / 20 + 0.64 * (mean + (mean - 1 / 20) / 24);
    expect(growth(20, 0.3)).toBeCloseTo(expected / known, 12);
    expect(growth(2, 0.3)).toBe(Infinity); // no degrees of freedom for a slope
  });

  it("takes later visits for what they tell of skipped values", () => {
    const correlation = ar1Correlation(3, 0.7);
    const monotone = { retention: [1, 0.9, 0.8] };
    expect(visitInflation(correlation, monotone, 2)).toBeCloseTo(
      varianceInflation(correlation, [1, 0.9, 0.8]),
      12,
    );
    const skipping = { retention: [1, 1, 1], skipped: 0.2 };
    const middle = visitInflation(correlation, skipping, 1);
    expect(middle).toBeLessThan(visitInflation(correlation, skipping, 2)); // two neighbors
    expect(middle).toBeGreaterThan(1);
    const alone = visitInflation([[1]], { retention: [0.9], skipped: 0.2 }, 0);
    expect(alone).toBeCloseTo(1 / 0.72, 12);
    expect(visitInflation(correlation, { retention: [1, 0.5, 0] }, 2)).toBe(Infinity);
    expect(() => visitInflation(correlation, { retention: [1] }, 0)).toThrow(
      "retention must list 3 shares, one per visit; got [1]",
    );
  });
});

describe("visitPowerOf: responders", () => {
  it("is the exact power of the rates that dropout leaves", () => {
    const study = responderWorld({ scenario: { dropout: { rate: [0.1, 0.1] } } });
    const { design, scenarios } = study;
    if (design.endpoint.type !== "responder") throw new Error("not a responder endpoint");
    const rates = responderRates(design.endpoint, scenarios[0]!);
    const table = {
      arms: design.arms,
      endpoint: { type: "binary", name: "response", better: "higher" },
      missing: "nonresponder",
      analysis: { method: "pearson", sides: 2, alpha: 0.05 },
    } as const;
    const diluted: [number, number] = [0.9 * rates[0], 0.9 * rates[1]];
    const expected = exactPower(table, { name: "diluted", responseRate: diluted });
    expect(power(study)).toBeCloseTo(expected, 10);
    expect(answer(study)).toMatchObject({ formula: "exactTable", notes: [] });
  });

  it("counts who is off treatment as a failure with the composite strategy only", () => {
    const scenario = { discontinuation: { rate: [0.2, 0.2] } };
    const composite = power(responderWorld({ scenario }))!;
    const policy = { estimand: "treatmentPolicy" };
    const treatmentPolicy = power(responderWorld({ scenario, design: policy }))!;
    expect(treatmentPolicy).toBeCloseTo(power(responderWorld())!, 12);
    expect(composite).toBeLessThan(treatmentPolicy - 0.03);
  });

  it("leaves out lost subjects where only complete cases count", () => {
    const scenario = { dropout: { rate: [0.2, 0.2] } };
    const design = { missing: "completeCase", estimand: "treatmentPolicy" };
    const study = responderWorld({ scenario, design, n: [100, 100] });
    const fewer = responderWorld({ n: [80, 80], design });
    expect(power(study)).toBeCloseTo(power(fewer)!, 10);
    expect(answer(study)).toMatchObject({ formula: "normalTable" });
  });
});

describe("visitPowerOf tells why there is no formula", () => {
  const lossy = (mechanism: string) => ({
    dropout: { rate: [0.2, 0.2], mechanism, oddsRatioPerSd: 2 },
  });
  const stopping = {
    discontinuation: { rate: [0.2, 0.2] },
    afterDiscontinuation: "jumpToReference",
  };
  it.each([
    ["gee", longitudinalWorld({ analysis: { method: "gee" } }), /generalized estimating equations/],
    ["mnar", longitudinalWorld({ scenario: lossy("mnar") }), /^dropout depends on .* \(mnar\)$/],
    [
      "mar",
      longitudinalWorld({ scenario: lossy("mar"), analysis: { method: "t" } }),
      /^dropout depends on the course so far \(mar\)/,
    ],
    ["a mixture", longitudinalWorld({ scenario: stopping }), /a mixture of normal distributions$/],
    [
      "last observation",
      longitudinalWorld({
        scenario: { dropout: { rate: [0.1, 0.1] } },
        analysis: { method: "t" },
        design: { missing: "lastObservation" },
      }),
      "none is known for the last observation carried forward",
    ],
    [
      "imputation",
      longitudinalWorld({
        scenario: { dropout: { rate: [0.1, 0.1] } },
        analysis: { method: "t" },
        design: { missing: "multipleImputation" },
      }),
      "none is known for imputed values",
    ],
    [
      "unequal SDs",
      continuousWorld({ scenario: { sd: [10, 20] } }),
      "the two standard deviations differ, which t does not know",
    ],
    [
      "another covariance",
      longitudinalWorld({ analysis: { method: "mmrm", covariance: "toeplitz" } }),
      "the covariance of the model (toeplitz) is not that of the scenario",
    ],
    [
      "composite with skipped values",
      responderWorld({
        scenario: { intermittent: [0.1, 0.1] },
        design: { missing: "completeCase" },
      }),
      /which completeCase treats unlike failures$/,
    ],
  ] as const)("%s", (_, study, expected) => {
    if (typeof expected === "string") expect(reason(study)).toBe(expected);
    else expect(reason(study)).toMatch(expected);
  });

  it("but not where nothing of it reaches the comparison", () => {
    const late = [
      [0, 0, 0.2],
      [0, 0, 0.2],
    ];
    const scenario = { dropout: { rate: late, mechanism: "mnar", oddsRatioPerSd: 2 } };
    const analysis = { method: "t", contrastVisit: 8 };
    expect(reason(longitudinalWorld({ scenario, analysis }))).toBeUndefined();
    const design = { missing: "multipleImputation" };
    expect(reason(continuousWorld({ design }))).toBeUndefined();
    expect(answer(longitudinalWorld({ scenario: lossy("mar") })).power).toBeGreaterThan(0);
    expect(answer(longitudinalWorld({ scenario: lossy("mar") }))).toMatchObject({
      notes: ["the shares lost are taken as independent of outcomes"],
    });
    const unequal = continuousWorld({ analysis: { method: "welch" }, scenario: { sd: [10, 20] } });
    expect(reason(unequal)).toBeUndefined();
  });
});

describe("visitSampleSizeOf", () => {
  // R 4.2.2: power.t.test(power = .8, delta = 5, sd = 10)$n = 63.77, power = .9, delta = 11.67, sd = 17.38: 47.59
  it("rounds R's power.t.test up", () => {
    const half = continuousWorld({ scenario: { mean: [50, 55], sd: 10 } });
    expect(sizeOf(half, 0.8)).toMatchObject({ n: [64, 64], formula: "noncentralT" });
    expect(sizeOf(continuousWorld(), 0.9)).toMatchObject({ n: [48, 48] });
    expect(
      sizeOf(continuousWorld({ scenario: { dropout: { rate: [0.05, 0.05] } } }), 0.9),
    ).toMatchObject({
      n: [51, 51], // 47.59 / 0.95 = 50.1
    });
  });

  it("keeps the allocation and is the smallest that is enough", () => {
    const { design, scenarios } = continuousWorld({ n: [40, 20] });
    const found = visitSampleSizeOf(design, scenarios[0]!, { power: 0.9 });
    if (found.notAvailable !== undefined) throw new Error(found.notAvailable);
    expect(found.n[0]).toBe(2 * found.n[1]);
    expect(found.power).toBeGreaterThanOrEqual(0.9);
    const fewer = [{ n: found.n[0] - 2 }, { n: found.n[1] - 1 }] as const;
    expect(visitPowerOf({ ...design, arms: fewer }, scenarios[0]!).power).toBeLessThan(0.9);
  });

  it("sizes mmrm and responders", () => {
    const scenario = { dropout: { rate: [0.1, 0.1] } };
    const mmrm = sizeOf(longitudinalWorld({ scenario }), 0.8);
    expect(mmrm).toMatchObject({ formula: "mmrmSmallSample" });
    expect(
      sizeOf(longitudinalWorld({ scenario, analysis: { method: "t" } }), 0.8).n![0],
    ).toBeGreaterThan(mmrm.n![0]);
    expect(sizeOf(responderWorld({ scenario }), 0.8).n![0]).toBeGreaterThan(30);
  });

  it("names what cannot be", () => {
    const run =
      (study: SizedVisitStudy, goal = 0.8) =>
      () =>
        sizeOf(study, goal);
    const same = { mean: [50, 50], sd: 10 };
    expect(run(continuousWorld(), 1)).toThrow("power must lie in (0, 1); got 1");
    expect(run(continuousWorld({ scenario: same }))).toThrow(
      "scenario.mean must differ between the arms; got [50,50]",
    );
    expect(
      run(continuousWorld({ analysis: { method: "t", sides: 1 }, endpoint: { better: "higher" } })),
    ).toThrow("scenario.mean must differ in the direction that is to be shown; got [44.33,56]");
    const analysis = { method: "t", hypothesis: "equivalence", margin: 5 };
    expect(run(continuousWorld({ analysis }))).toThrow(
      "scenario.mean must differ by less than the margin, 5; got [44.33,56]",
    );
    expect(run(continuousWorld({ scenario: { mean: [50, 50.001], sd: 10 } }))).toThrow(
      "power must be within reach of 100000 subjects per arm; got 0.8",
    );
    expect(sizeOf(longitudinalWorld({ analysis: { method: "gee" } }), 0.8).notAvailable).toMatch(
      /generalized/,
    );
  });
});
