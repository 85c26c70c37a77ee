import { numberControl } from "../notebook/numberControl.ts";
import { selectControl } from "../notebook/selectControl.ts";
import { alphaControl, sidesControl } from "../notebook/testControls.ts";
import type { EstimandStrategy } from "../study/visitSchema.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { mostReplicates } from "./comparedGroups.ts";
import type { VisitValues } from "./visitValues.ts";

const strategies: readonly (readonly [EstimandStrategy, string])[] = [
  ["treatmentPolicy", "count: treatment policy"],
  ["hypothetical", "do not: as if nobody stopped"],
  ["whileOnTreatment", "do not: last on treatment"],
  ["composite", "are failures: composite"],
];

/** What is tested, and how. */
export function analysisControls({ design }: SizedVisitStudy, values: VisitValues) {
  const { hypothesis } = design.analysis;
  const isResponder = design.endpoint.type === "responder";
  const estimand = selectControl({
    label: "Values after stopping",
    value: values.estimand,
    options: strategies.filter(([strategy]) => isResponder || strategy !== "composite"),
    path: "design.estimand",
    hint: "The strategy of the estimand: what the difference is to mean where treatment has stopped.",
  });
  const sides = sidesControl({ value: values.sides, path: "design.analysis.sides" });
  sides.hidden = hypothesis !== undefined; // a margin is shown on one side
  const alpha = alphaControl({
    value: values.alpha,
    min: 0.0001,
    max: 0.5,
    path: "design.analysis.alpha",
  });
  return { estimand, sides, alpha };
}

/** How long the simulation runs, and from where. */
export function simulationControls({ replicates, seed }: VisitValues) {
  return {
    replicates: numberControl({
      label: "Simulated trials",
      value: replicates,
      min: 100,
      max: mostReplicates,
      step: 1000,
      integer: true,
      slider: false,
      path: "simulation.replicates",
      hint: "A tenth of them for analyses that impute, which are slow.",
    }),
    seed: numberControl({
      label: "Seed",
      value: seed,
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
      step: 1,
      integer: true,
      slider: false,
      path: "simulation.seed",
    }),
  };
}
