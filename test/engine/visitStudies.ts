import { parseVisitStudy } from "../../src/study/anyStudy.ts";
import { requireSizedVisits, type SizedVisitStudy } from "../../src/study/requireSizedVisits.ts";
import type { VisitStudyInput } from "../../src/study/visitSchema.ts";

/** Fields of a design or a scenario that a test states; the rest has values that do not matter to it. */
export interface VisitStudyParts {
  readonly n?: readonly [number, number];
  readonly endpoint?: object;
  readonly design?: object;
  readonly analysis?: object;
  readonly scenario?: object;
  readonly simulation?: { readonly replicates?: number; readonly seed?: number };
}

/** A longitudinal study of three visits with a baseline, by a mixed model. */
export function longitudinalStudy(parts: VisitStudyParts = {}): SizedVisitStudy {
  const { n = [30, 30], endpoint, design, analysis, scenario, simulation = {} } = parts;
  return sized({
    equipoise: 1,
    design: {
      arms: n.map((size) => ({ n: size })),
      endpoint: { type: "longitudinal", visits: [4, 8, 12], baseline: true, ...endpoint },
      analysis: { method: "mmrm", ...analysis },
      ...design,
    },
    scenarios: [{ ...declining, ...scenario }],
    simulation,
  });
}

/** The experimental arm gains 1 SD by the last visit. */
const declining = {
  mean: [
    [52, 55, 60],
    [50, 50, 50],
  ],
  sd: 10,
  correlation: { type: "ar1", rho: 0.7 },
  baseline: { mean: 50, sd: 10, correlation: 0.5 },
};

/** The same values, read as responses: a rise by 5 or more at the last visit. */
export function responderStudy(parts: VisitStudyParts = {}): SizedVisitStudy {
  const endpoint = { type: "responder", direction: "rise", threshold: 5, ...parts.endpoint };
  return longitudinalStudy({
    ...parts,
    endpoint,
    analysis: { method: "fisher", ...parts.analysis },
  });
}

/** A value measured once: 1 SD apart. */
export function continuousStudy(parts: VisitStudyParts = {}): SizedVisitStudy {
  const { n = [20, 20], endpoint, design, analysis, scenario, simulation = {} } = parts;
  return sized({
    equipoise: 1,
    design: {
      arms: n.map((size) => ({ n: size })),
      endpoint: { type: "continuous", ...endpoint },
      analysis: { method: "t", ...analysis },
      ...design,
    },
    scenarios: [{ mean: [10, 0], sd: 10, ...scenario }],
    simulation,
  });
}

function sized(study: object): SizedVisitStudy {
  return requireSizedVisits(parseVisitStudy(study as VisitStudyInput));
}
