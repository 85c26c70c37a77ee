import { readNumber } from "./readNumber.ts";
import { field, none, orNone, type StudyField } from "./urlField.ts";

/** What the trial sets out to show; before the sides, whose default it changes. */
const aimFields: readonly StudyField[] = [
  field(
    "hypothesis",
    "design.analysis.hypothesis",
    ({ design }) => orNone(design.analysis.hypothesis),
    (text, { design: { analysis } }) => {
      analysis["hypothesis"] = text === none ? undefined : text;
      if (text !== none && text !== "superiority") delete analysis["sides"];
    },
  ),
  field(
    "margin",
    "design.analysis.margin",
    ({ design }) => orNone(design.analysis.margin),
    (text, { design }) =>
      (design.analysis["margin"] = text === none ? undefined : readNumber(text)),
  ),
  field(
    "scale",
    "design.analysis.scale",
    ({ design }) => orNone(design.analysis.scale),
    (text, { design }) => (design.analysis["scale"] = text === none ? undefined : text),
  ),
];

/** Options of the adjusted analyses; the empty list of adjustFor is an empty text. */
const adjustmentFields: readonly StudyField[] = [
  ...(["test", "separation"] as const).map((key) =>
    field(
      key,
      `design.analysis.${key}`,
      ({ design }) => orNone(design.analysis[key]),
      (text, { design }) => (design.analysis[key] = text === none ? undefined : text),
    ),
  ),
  field(
    "continuityCorrection",
    "design.analysis.continuityCorrection",
    ({ design }) => orNone(design.analysis.continuityCorrection),
    (text, { design }) => (design.analysis["continuityCorrection"] = readFact(text)),
  ),
  field(
    "adjustFor",
    "design.analysis.adjustFor",
    ({ design }) => orNone(design.analysis.adjustFor?.join(",")),
    (text, { design }) => {
      const list = text === "" ? [] : text.split(",");
      design.analysis["adjustFor"] = text === none ? undefined : list;
    },
  ),
];

/** A yes or no; any other text stays text, for a check to refuse and to show. */
function readFact(text: string): unknown {
  return text === none ? undefined : text === "true" || text === "false" ? text === "true" : text;
}

/** Parameters of the planned test, in the order of a link. */
export const analysisUrlFields: readonly StudyField[] = [
  ...aimFields,
  ...(["method", "sides", "alpha"] as const).map((key) =>
    field(
      key,
      `design.analysis.${key}`,
      ({ design }) => String(design.analysis[key]),
      (text, { design }) => (design.analysis[key] = readNumber(text)),
    ),
  ),
  ...adjustmentFields,
];
