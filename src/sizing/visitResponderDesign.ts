import type { CountsMethod } from "../analyze/methods.ts";
import type { Pair } from "../pair.ts";
import type { Scenario } from "../study/schema.ts";
import type { ResponderEndpoint, VisitScenario } from "../study/visitSchema.ts";
import type { UnsizedDesign } from "./powerDesign.ts";
import { responderRates } from "./responderRates.ts";
import { observedShares, type UnsizedVisitDesign } from "./visitPowerDesign.ts";

/** Two proportions with the same power as a study of responders. */
export interface ResponderTable {
  readonly design: UnsizedDesign;
  readonly scenario: Scenario;
}

/**
 * Responders under loss that does not depend on outcomes, as a binary endpoint: the response rates of the scenario,
 * and as dropout the share without a usable value at the visit that decides. With the composite strategy who is off
 * treatment has failed; else missing values are failures, or are left out.
 */
export function visitResponderDesign(
  { endpoint, ...design }: UnsizedVisitDesign & { readonly endpoint: ResponderEndpoint },
  scenario: VisitScenario,
): ResponderTable {
  const { contrastVisit: _, ...analysis } = design.analysis;
  const [seenE, seenC] = observedShares({ endpoint, ...design }, scenario);
  const lost: Pair<number> = [1 - seenE, 1 - seenC];
  const isFailure = design.estimand === "composite" || design.missing === "nonresponder";
  const { method, sides, alpha, hypothesis, margin, scale } = analysis;
  return {
    design: {
      endpoint: { type: "binary", name: endpoint.name, better: endpoint.better },
      missing: isFailure ? "nonresponder" : "completeCase",
      analysis: {
        method: method as CountsMethod, // the only ones that a responder endpoint has
        sides,
        alpha,
        ...(hypothesis && { hypothesis }),
        ...(margin !== undefined && { margin }),
        ...(scale && { scale }),
      },
    },
    scenario: {
      name: scenario.name,
      responseRate: [...responderRates(endpoint, scenario)],
      dropout: { rate: lost, mechanism: "mcar" },
    },
  };
}
