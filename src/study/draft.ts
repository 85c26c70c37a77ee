/** A study under construction from a link: shaped like one, its values not yet checked. */
export interface Draft<Scenario = DraftScenario> {
  equipoise: unknown;
  title: unknown;
  design: {
    arms: { name: unknown; n?: unknown }[];
    allocation?: unknown;
    endpoint: Record<string, unknown>;
    estimand?: unknown;
    missing?: unknown;
    imputations?: unknown;
    analysis: Record<string, unknown>;
  };
  scenarios: Scenario[];
  simulation: Record<string, unknown>;
}

/** A scenario under construction. */
export interface DraftScenario {
  name?: unknown;
  responseRate?: unknown;
  strata?: unknown;
  covariate?: unknown;
  dropout?: Record<string, unknown> | undefined;
}

/** A scenario of an endpoint that is measured, under construction. */
export type VisitDraftScenario = Record<string, unknown>;
export type VisitDraft = Draft<VisitDraftScenario>;
