import { describe, expect, it } from "vitest";
import { visitAnalyzer } from "../../src/analyze/visitAnalyzer.ts";
import { emptyVisitResult } from "../../src/analyze/visitResult.ts";
import type { Pair } from "../../src/pair.ts";
import { fillObservedVisits, offTreatmentUse } from "../../src/simulate/observedVisits.ts";
import { emptyVisitTrial, visitTrialSimulator } from "../../src/simulate/visitTrialSimulator.ts";
import { smallSampleGrowth } from "../../src/sizing/smallSampleGrowth.ts";
import { ar1Correlation } from "../../src/sizing/visitCorrelation.ts";
import { effectiveSizes } from "../../src/sizing/visitMmrmPower.ts";
import { visitPowerOf } from "../../src/sizing/visitPowerOf.ts";
import type { SizedVisitStudy } from "../../src/study/requireSizedVisits.ts";
import type { SeveralVisitsScenario } from "../../src/study/visitSchema.ts";
import { contrastIndexOf } from "../../src/study/visitRetention.ts";
import { continuousWorld, longitudinalWorld, responderWorld } from "./visitWorlds.ts";

/** Share of simulated trials whose planned analysis rejects, and the mean of its squared standard errors. */
function simulated({ design, scenarios }: SizedVisitStudy, replicates: number) {
  const { endpoint, estimand } = design;
  const n: Pair<number> = [design.arms[0].n, design.arms[1].n];
  const visits = endpoint.type === "continuous" ? 1 : endpoint.visits.length;
  const trial = emptyVisitTrial(n, visits, endpoint.baseline);
  const simulate = visitTrialSimulator({ n, endpoint, scenario: scenarios[0]!, seed: 20221118 });
  const layout = {
    visits,
    subjects: n[0] + n[1],
    hasBaseline: endpoint.baseline,
    contrast: contrastIndexOf(design),
    better: endpoint.better,
    ...(endpoint.type === "responder" && { responder: endpoint }),
  };
  const analyze = visitAnalyzer(layout, design);
  const values = new Float64Array(trial.values.length);
  const result = emptyVisitResult();
  let rejected = 0;
  let squares = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    simulate(trial, replicate);
    fillObservedVisits(values, trial, { offTreatment: offTreatmentUse(estimand) });
    analyze({ ...trial, values }, result);
    if (result.pValue <= design.analysis.alpha) rejected++;
    squares += result.standardError ** 2;
  }
  return { power: rejected / replicates, variance: squares / replicates };
}

const dropout = { rate: [0.1, 0.2] };
const measured = {
  endpoint: { baseline: true },
  scenario: { baseline: { mean: 58, sd: 17, correlation: 0.6 } },
};

// What the approximations cost at these sizes is less than the 4 Monte Carlo errors that are allowed.
describe("visitPowerOf agrees with simulation", () => {
  it.each([
    ["t", continuousWorld({ scenario: { dropout } }), 3000],
    ["welch", continuousWorld({ analysis: { method: "welch" }, scenario: { sd: [12, 20] } }), 3000],
    ["wilcoxon", continuousWorld({ analysis: { method: "wilcoxon" } }), 3000],
    ["ancova", continuousWorld({ ...measured, n: [20, 20], analysis: { method: "ancova" } }), 3000],
    ["t at a visit", longitudinalWorld({ scenario: { dropout }, analysis: { method: "t" } }), 3000],
    ["mmrm", longitudinalWorld({ scenario: { dropout } }), 1500],
    [
      "mmrm with values skipped",
      longitudinalWorld({ scenario: { dropout, intermittent: [0.15, 0.15] } }),
      1500,
    ],
    [
      "non-inferiority",
      continuousWorld({
        scenario: { mean: [50, 50] },
        analysis: { method: "t", hypothesis: "nonInferiority", margin: 10, alpha: 0.025 },
      }),
      3000,
    ],
    [
      "equivalence",
      continuousWorld({
        scenario: { mean: [50, 50] },
        analysis: { method: "t", hypothesis: "equivalence", margin: 15 },
      }),
      3000,
    ],
    [
      "responders, composite",
      responderWorld({
        scenario: { dropout, discontinuation: { rate: [0.1, 0.1], followed: 0.5 } },
      }),
      3000,
    ],
    [
      "responders, on the treatment policy",
      responderWorld({
        scenario: { dropout, discontinuation: { rate: [0.1, 0.1], followed: 0.5 } },
        design: { estimand: "treatmentPolicy" },
      }),
      3000,
    ],
  ] as const)("%s", (_, study, replicates) => {
    const expected = visitPowerOf(study.design, study.scenarios[0]!);
    if (expected.notAvailable !== undefined) throw new Error(expected.notAvailable);
    const { power } = expected;
    const error = Math.sqrt((power * (1 - power)) / replicates);
    const found = simulated(study, replicates).power;
    expect(Math.abs(found - power)).toBeLessThan(4 * error);
  });
});

// What a trial of 15 per arm pays for slopes that are estimated and numbers that are random.
describe("smallSampleGrowth agrees with Kenward–Roger's standard errors of simulated trials", () => {
  const n: Pair<number> = [15, 15];
  const lost = [0, 0.2, 0.4];
  const visits = ar1Correlation(3, 0.7);
  const joint = [[1, 0.6, 0.6, 0.6], ...visits.map((row) => [0.6, ...row])];
  it.each([false, true])("baseline %s", (hasBaseline) => {
    const scenario = {
      sd: 1,
      mean: [
        [0, 0, 0],
        [0, 0, 0],
      ],
      correlation: { type: "ar1", rho: 0.7 },
      dropout: { rate: [lost, lost] },
      ...(hasBaseline && { baseline: { mean: 0, sd: 1, correlation: 0.6 } }),
    };
    const study = longitudinalWorld({ n, endpoint: { baseline: hasBaseline }, scenario });
    const retention = lost.map((share) => 1 - share);
    const sample = {
      n,
      attended: [retention, retention],
      hasBaseline,
      isUnstructured: true,
    } as const;
    const growth = smallSampleGrowth({ ...sample, correlation: hasBaseline ? joint : visits });
    const { variance } = simulated(study, 2000);
    const [nE, nC] = effectiveSizes(study.design, study.scenarios[0] as SeveralVisitsScenario, n);
    const plain = (hasBaseline ? 1 - 0.6 ** 2 : 1) * (1 / nE + 1 / nC); // with everything known
    expect(Math.abs(variance / (plain * growth) - 1)).toBeLessThan(0.03);
    expect(variance / plain).toBeGreaterThan(1.06); // what the plain formula leaves out
  });
});
