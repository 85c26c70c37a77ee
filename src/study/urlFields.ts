import { analysisUrlFields } from "./analysisUrlFields.ts";
import { leadingFields, simulationFields } from "./sharedUrlFields.ts";
import { field, type StudyField } from "./urlField.ts";

/** Parameters of the study as a whole, in the order of a link. */
export const studyFields: readonly StudyField[] = [
  ...leadingFields,
  field(
    "missing",
    "design.missing",
    ({ design }) => design.missing,
    (text, { design }) => (design.missing = text),
  ),
  ...analysisUrlFields,
  ...simulationFields,
];
