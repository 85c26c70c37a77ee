import { z } from "zod";
import { checkDesign, checkScenarios } from "./crossChecks.ts";
import { objectOf, oneOf, text } from "./fields.ts";
import { scenarioName } from "./scenarioName.ts";
import { allocationSchema, armsSchema, type Immutable, simulationSchema } from "./schema.ts";
import { checkVisitDesign } from "./visitChecks.ts";
import { checkVisitEndpoint } from "./visitEndpointChecks.ts";
import { completedDesign, withVisit } from "./visitDefaults.ts";
import {
  continuousEndpoint,
  imputationsSchema,
  severalVisitsEndpoint,
  visitAnalysisFields,
} from "./visitFields.ts";
import { estimandStrategies, visitMissingMethods } from "./visitMethods.ts";
import { checkVisitScenarios } from "./visitScenarioChecks.ts";
import { severalVisitsScenario, singleVisitScenario } from "./visitScenarioFields.ts";

const several = severalVisitsEndpoint.superRefine(checkVisitEndpoint).transform(withVisit);

/** The fields of a design around and after its endpoint. */
const before = { arms: armsSchema.prefault([{}, {}]), allocation: allocationSchema };
const after = {
  estimand: oneOf(estimandStrategies)
    .optional()
    .describe(
      "what becomes of values after treatment has stopped (treatmentPolicy; responder: composite)",
    ),
  missing: oneOf(visitMissingMethods)
    .optional()
    .describe("how missing values are handled; the default depends on endpoint and method"),
  imputations: imputationsSchema
    .optional()
    .describe("completed data sets of a trial, where missing values are imputed (20)"),
  analysis: visitAnalysisFields,
};

const be = "be an object with arms, endpoint, estimand, missing and analysis";
const continuousDesign = objectOf(be, { ...before, endpoint: continuousEndpoint, ...after })
  .superRefine(checkDesign)
  .superRefine(checkVisitDesign)
  .transform(completedDesign);
const severalDesign = objectOf(be, { ...before, endpoint: several, ...after })
  .superRefine(checkDesign)
  .superRefine(checkVisitDesign)
  .transform(completedDesign);

/** Only in the list is a scenario's place known, which is its name where it has none. */
function named<Scenario extends { name?: string | undefined }>(entry: Scenario, k: number) {
  const { name: _, ...withoutName } = entry;
  return { name: scenarioName(entry, k), ...withoutName };
}

/** A list of scenarios, each with its name. */
const scenariosOf = <Scenario extends typeof singleVisitScenario | typeof severalVisitsScenario>(
  scenario: Scenario,
) =>
  z
    .array(scenario, { error: "be a list of scenarios" })
    .min(1, "hold at least one scenario")
    .max(100, "hold at most 100 scenarios")
    .superRefine(checkScenarios)
    .transform((list) => list.map(named));

const whole = "be an object with equipoise, design and scenarios";
const version = {
  equipoise: z.literal(1, { error: "be 1, the version of the study file" }),
  title: text("a title in quotes").default("Untitled study"),
};
const simulation = simulationSchema.prefault({});

/** A study of a value measured at one visit. */
export const continuousStudySchema = objectOf(whole, {
  ...version,
  design: continuousDesign,
  scenarios: scenariosOf(singleVisitScenario),
  simulation,
}).superRefine(checkVisitScenarios);

/** A study of a value measured at several visits, or of a response read off it. */
export const severalVisitsStudySchema = objectOf(whole, {
  ...version,
  design: severalDesign,
  scenarios: scenariosOf(severalVisitsScenario),
  simulation,
}).superRefine(checkVisitScenarios);

type ContinuousStudy = Immutable<z.infer<typeof continuousStudySchema>>;
type SeveralVisitsStudy = Immutable<z.infer<typeof severalVisitsStudySchema>>;
type Endpoints = ContinuousStudy["design"]["endpoint"] | SeveralVisitsStudy["design"]["endpoint"];

/** The endpoint of a study over visits: `continuous`, `longitudinal` or `responder`. */
export type VisitEndpoint = Endpoints;
/** The design of a study over visits, with every default. */
export type VisitDesign = Omit<ContinuousStudy["design"], "endpoint"> & {
  readonly endpoint: VisitEndpoint;
};
/** A response that is read off measured values. */
export type ResponderEndpoint = Extract<VisitEndpoint, { readonly type: "responder" }>;
export type VisitAnalysis = VisitDesign["analysis"];
/** An assumed truth with a list of numbers per arm, one per visit. */
export type SeveralVisitsScenario = SeveralVisitsStudy["scenarios"][number];
/** An assumed truth: numbers per arm for a continuous endpoint, else lists with a number per visit. */
export type VisitScenario = ContinuousStudy["scenarios"][number] | SeveralVisitsScenario;
export type VisitDropout = NonNullable<VisitScenario["dropout"]>;
export type VisitDiscontinuation = NonNullable<VisitScenario["discontinuation"]>;
/** A complete study of a continuous endpoint, at one visit or several, or of responders derived from it. */
export type VisitStudy = Omit<ContinuousStudy, "design" | "scenarios"> & {
  readonly design: VisitDesign;
  readonly scenarios: readonly VisitScenario[];
};
/** A study over visits as it may be written: with defaults left out. */
export type VisitStudyInput = Immutable<
  z.input<typeof continuousStudySchema> | z.input<typeof severalVisitsStudySchema>
>;
export type { EstimandStrategy, VisitMethod, VisitMissing } from "./visitMethods.ts";
