/** A study under construction from a link: shaped like one, its values not yet checked. */
export interface Draft {
  equipoise: unknown;
  title: unknown;
  design: {
    arms: { name: unknown; n?: unknown }[];
    allocation?: unknown;
    endpoint: Record<string, unknown>;
    missing: unknown;
    analysis: Record<string, unknown>;
  };
  scenarios: DraftScenario[];
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
