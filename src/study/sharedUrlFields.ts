import { ArgumentError } from "../errors.ts";
import type { AnyStudy } from "./anyStudy.ts";
import type { Draft } from "./draft.ts";
import { readNumber } from "./readNumber.ts";
import { none, readOptional, type UrlField, writeOptional } from "./urlField.ts";

// Parameters of a link that every kind of study has.

type SharedField = UrlField<AnyStudy, Draft<unknown>>;

const writeSizes = ({ design }: AnyStudy): string => {
  const sizes = design.arms.map(({ n }) => n);
  return sizes.includes(undefined) ? none : sizes.join(",");
};

function readSizes(text: string, { design }: Draft<unknown>): void {
  const sizes = text === none ? [undefined, undefined] : text.split(",").map(readNumber);
  if (sizes.length !== 2) throw new ArgumentError("design.arms", "have two sizes", text);
  design.arms.forEach((arm, k) => (arm.n = sizes[k]));
}

/** Title, arms and the endpoint's name, which come first in a link. */
export const leadingFields: readonly SharedField[] = [
  {
    key: "title",
    paths: ["title"],
    write: ({ title }) => title,
    read: (text, draft) => (draft.title = text),
  },
  ...(["experimental", "control"] as const).map((key, k): SharedField => ({
    key,
    paths: [`design.arms[${k}].name`],
    write: ({ design }) => design.arms[k]!.name,
    read: (text, { design }) => (design.arms[k]!.name = text),
  })),
  { key: "n", paths: ["design.arms[0].n", "design.arms[1].n"], write: writeSizes, read: readSizes },
  {
    key: "allocation",
    paths: ["design.allocation"],
    write: ({ design }) => writeOptional(design.allocation),
    read: (text, { design }) => (design.allocation = readOptional(text)),
  },
  ...(["name", "better"] as const).map((field): SharedField => ({
    key: field === "name" ? "endpoint" : field,
    paths: [`design.endpoint.${field}`],
    write: ({ design }) => design.endpoint[field],
    read: (text, { design }) => (design.endpoint[field] = text),
  })),
];

/** How the trial is simulated, which comes last. */
export const simulationFields: readonly SharedField[] = (["replicates", "seed"] as const).map(
  (key) => ({
    key,
    paths: [`simulation.${key}`],
    write: ({ simulation }) => String(simulation[key]),
    read: (text, { simulation }) => (simulation[key] = readNumber(text)),
  }),
);
