import { parseVisitStudy } from "../../src/study/anyStudy.ts";
import { requireSizedVisits, type SizedVisitStudy } from "../../src/study/requireSizedVisits.ts";

/** Fatigue of the pilot, measured once, or at three visits; changed by what a test is about. */
export interface WorldChanges {
  readonly n?: readonly [number, number];
  readonly endpoint?: object;
  readonly design?: object;
  readonly analysis?: object;
  readonly scenario?: object;
}

export function continuousWorld(changes: WorldChanges = {}): SizedVisitStudy {
  const { analysis = { method: "t" } } = changes;
  return worldOf(
    changes,
    { type: "continuous", better: "lower" },
    { mean: [44.33, 56], sd: 17.38 },
    analysis,
  );
}

export function longitudinalWorld(changes: WorldChanges = {}): SizedVisitStudy {
  const { analysis = { method: "mmrm" } } = changes;
  const mean = [
    [54, 50, 46],
    [58, 57, 57],
  ];
  const correlation = { type: "ar1", rho: 0.7 };
  return worldOf(
    changes,
    { type: "longitudinal", better: "lower", visits: [4, 8, 12] },
    { mean, sd: [15, 16, 17], correlation },
    analysis,
  );
}

export function responderWorld(changes: WorldChanges = {}): SizedVisitStudy {
  const { analysis = { method: "pearson" } } = changes;
  const mean = [
    [54, 50, 46],
    [58, 57, 57],
  ];
  return worldOf(
    changes,
    {
      type: "responder",
      visits: [4, 8, 12],
      baseline: true,
      threshold: 10,
      direction: "fall",
    },
    {
      mean,
      sd: 16,
      correlation: { type: "ar1", rho: 0.7 },
      baseline: { mean: 60, sd: 16, correlation: 0.6 },
    },
    analysis,
  );
}

function worldOf(
  { n = [30, 30], endpoint, design, scenario }: WorldChanges,
  usualEndpoint: object,
  usualScenario: object,
  analysis: object,
): SizedVisitStudy {
  const study = parseVisitStudy({
    equipoise: 1,
    design: {
      arms: [
        { name: "E", n: n[0] },
        { name: "C", n: n[1] },
      ],
      endpoint: { ...usualEndpoint, ...endpoint },
      ...design,
      analysis,
    },
    scenarios: [{ ...usualScenario, ...scenario }],
  });
  return requireSizedVisits(study);
}
