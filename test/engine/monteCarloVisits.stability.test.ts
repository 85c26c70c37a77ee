import { expect, it } from "vitest";
import { monteCarloVisits } from "../../src/engine/monteCarloVisits.ts";
import { comparableVisitPlans } from "../../src/engine/comparableVisitPlans.ts";
import type { SizedVisitStudy } from "../../src/study/requireSizedVisits.ts";
import { longitudinalStudy, responderStudy } from "./visitStudies.ts";

// What a seed gives today. A change here is a change of every user's numbers: see "Numbers changed".

const scenario = {
  dropout: { rate: [0.2, 0.3], mechanism: "mar", oddsRatioPerSd: 2 },
  intermittent: [0.05, 0.05],
};
const parts = { scenario, simulation: { replicates: 100, seed: 20221118 } } as const;

async function found(study: SizedVisitStudy) {
  const plans = comparableVisitPlans(study);
  const { analyses } = await monteCarloVisits(study, study.scenarios[0]!, { plans });
  return analyses.map(({ label, characteristics: { rejection, meanEstimate } }) => {
    return `${label}: ${rejection.value}, ${meanEstimate.value.toFixed(8)}`;
  });
}

it("every analysis of a longitudinal endpoint, 100 replicates", async () => {
  expect(await found(longitudinalStudy(parts))).toMatchInlineSnapshot(`
    [
      "Mixed model (MMRM): 0.96, 10.00697284",
      "ANCOVA, complete cases: 0.93, 9.75511844",
      "ANCOVA, last observation carried forward: 0.91, 8.21284929",
      "ANCOVA, multiple imputation: 0.95, 10.00842961",
      "ANCOVA, jump to reference: 0.87, 7.95509608",
      "ANCOVA, copy reference: 0.89, 8.15927168",
      "ANCOVA, copy increments: 0.88, 8.33067421",
    ]
  `);
});

it("every analysis of a responder endpoint, 100 replicates", async () => {
  expect(await found(responderStudy(parts))).toMatchInlineSnapshot(`
    [
      "Responders, missing are non-responders: 0.56, 0.31633333",
      "Responders, complete cases, on treatment only: 0.67, 0.39431031",
      "Responders, last observation carried forward, on treatment only: 0.64, 0.32933333",
      "Responders, multiple imputation, on treatment only: 0.82, 0.38825000",
      "Mixed model (MMRM): 0.96, 10.00697284",
    ]
  `);
});
