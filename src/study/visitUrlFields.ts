import type { VisitDraft } from "./draft.ts";
import { readNumber, readNumbers } from "./readNumber.ts";
import { leadingFields, simulationFields } from "./sharedUrlFields.ts";
import { orNone, type UrlField } from "./urlField.ts";
import type { VisitEndpoint, VisitStudy } from "./visitSchema.ts";

/** A parameter of a link to a study over visits. */
export type VisitStudyField = UrlField<VisitStudy, VisitDraft>;

type Reader = (text: string) => unknown;

const asText: Reader = (text) => text;
const asFact: Reader = (text) => (text === "true" || text === "false" ? text === "true" : text);

/** A field that only some endpoints have. */
const own = (endpoint: VisitEndpoint, name: string): unknown =>
  (endpoint as unknown as Record<string, unknown>)[name];

const endpointField = (name: string, read: Reader): VisitStudyField => ({
  key: name,
  paths: [`design.endpoint.${name}`],
  write: ({ design }) => orNone(own(design.endpoint, name)),
  read: (text, { design }) => (design.endpoint[name] = read(text)),
});

/** What is measured, when, and what makes a responder. */
const endpointFields: readonly VisitStudyField[] = [
  {
    key: "unit",
    paths: ["design.endpoint.unit"],
    write: ({ design }) => design.endpoint.unit ?? "",
    read: (text, { design: { endpoint } }) => {
      if (text === "") delete endpoint["unit"];
      else endpoint["unit"] = text;
    },
  },
  endpointField("visits", readNumbers),
  endpointField("timeUnit", asText),
  endpointField("baseline", asFact),
  endpointField("threshold", readNumber),
  endpointField("direction", asText),
  endpointField("visit", readNumber),
];

const designField = (
  key: "estimand" | "missing" | "imputations",
  read: Reader,
): VisitStudyField => ({
  key,
  paths: [`design.${key}`],
  write: ({ design }) => orNone(design[key]),
  read: (text, { design }) => (design[key] = read(text)),
});

type AnalysisKey = keyof VisitStudy["design"]["analysis"];

const analysisField = (name: AnalysisKey, read: Reader, key: string = name): VisitStudyField => ({
  key,
  paths: [`design.analysis.${name}`],
  write: ({ design }) => orNone(design.analysis[name]),
  read: (text, { design }) => (design.analysis[name] = read(text)),
});

/** The planned analysis; `df` and `working` are short for words that a link would repeat. */
const analysisFields: readonly VisitStudyField[] = [
  analysisField("method", asText),
  analysisField("sides", readNumber),
  analysisField("alpha", readNumber),
  analysisField("hypothesis", asText),
  analysisField("margin", readNumber),
  analysisField("scale", asText),
  analysisField("contrastVisit", readNumber),
  analysisField("covariance", asText),
  analysisField("degreesOfFreedom", asText, "df"),
  analysisField("baselineEffect", asText),
  analysisField("fallback", asText),
  analysisField("correlation", asText, "working"),
  analysisField("correction", asText),
];

/** Parameters of a study over visits as a whole, in the order of a link. */
export const visitStudyFields: readonly VisitStudyField[] = [
  {
    key: "type",
    paths: ["design.endpoint.type"],
    write: ({ design }) => design.endpoint.type,
    read: (text, { design }) => (design.endpoint["type"] = text),
  },
  ...leadingFields,
  ...endpointFields,
  designField("estimand", asText),
  designField("missing", asText),
  designField("imputations", readNumber),
  ...analysisFields,
  ...simulationFields,
];
