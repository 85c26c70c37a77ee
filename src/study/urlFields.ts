import { ArgumentError } from "../errors.ts";
import { analysisUrlFields } from "./analysisUrlFields.ts";
import type { Draft } from "./draft.ts";
import { readNumber } from "./readNumber.ts";
import type { Study } from "./schema.ts";
import { field, none, readOptional, type StudyField, writeOptional } from "./urlField.ts";

const writeSizes = ({ design }: Study): string => {
  const sizes = design.arms.map(({ n }) => n);
  return sizes.includes(undefined) ? none : sizes.join(",");
};

function readSizes(text: string, { design }: Draft): void {
  const sizes = text === none ? [undefined, undefined] : text.split(",").map(readNumber);
  if (sizes.length !== 2) throw new ArgumentError("design.arms", "have two sizes", text);
  design.arms.forEach((arm, k) => (arm.n = sizes[k]));
}

/** Parameters of the study as a whole, in the order of a link. */
export const studyFields: readonly StudyField[] = [
  field(
    "title",
    "title",
    ({ title }) => title,
    (text, draft) => (draft.title = text),
  ),
  ...(["experimental", "control"] as const).map((key, k) =>
    field(
      key,
      `design.arms[${k}].name`,
      ({ design }) => design.arms[k]!.name,
      (text, { design }) => (design.arms[k]!.name = text),
    ),
  ),
  { key: "n", paths: ["design.arms[0].n", "design.arms[1].n"], write: writeSizes, read: readSizes },
  field(
    "allocation",
    "design.allocation",
    ({ design }) => writeOptional(design.allocation),
    (text, { design }) => (design.allocation = readOptional(text)),
  ),
  field(
    "endpoint",
    "design.endpoint.name",
    ({ design }) => design.endpoint.name,
    (text, { design }) => (design.endpoint.name = text),
  ),
  field(
    "better",
    "design.endpoint.better",
    ({ design }) => design.endpoint.better,
    (text, { design }) => (design.endpoint.better = text),
  ),
  field(
    "missing",
    "design.missing",
    ({ design }) => design.missing,
    (text, { design }) => (design.missing = text),
  ),
  ...analysisUrlFields,
  ...(["replicates", "seed"] as const).map((key) =>
    field(
      key,
      `simulation.${key}`,
      ({ simulation }) => String(simulation[key]),
      (text, { simulation }) => (simulation[key] = readNumber(text)),
    ),
  ),
];
