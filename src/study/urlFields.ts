import { ArgumentError } from "../errors.ts";
import type { Draft, DraftScenario } from "./draft.ts";
import { readNumber, readNumbers } from "./readNumber.ts";
import type { Scenario, Study } from "./schema.ts";

/** The version of the links, under the key `v`. */
export const urlVersion = "1";

/** One parameter of a link: how a study writes it and how a draft reads it. */
export interface UrlField<Whole, Part> {
  readonly key: string;
  /** The paths in the study that it sets, as errors name them, from the whole on. */
  readonly paths: readonly string[];
  readonly write: (whole: Whole) => string;
  readonly read: (text: string, draft: Part) => void;
}

type StudyField = UrlField<Study, Draft>;
type ScenarioField = UrlField<Scenario, DraftScenario>;

const none = "none"; // stands for what may be absent, so that its absence can be written

const readOptional = (text: string): unknown => (text === none ? undefined : readNumbers(text));
const writeOptional = (values: readonly number[] | undefined): string => values?.join(",") ?? none;

const writeSizes = ({ design }: Study): string => {
  const sizes = design.arms.map(({ n }) => n);
  return sizes.includes(undefined) ? none : sizes.join(",");
};

function readSizes(text: string, { design }: Draft): void {
  const sizes = text === none ? [undefined, undefined] : text.split(",").map(readNumber);
  if (sizes.length !== 2) throw new ArgumentError("design.arms", "have two sizes", text);
  design.arms.forEach((arm, k) => (arm.n = sizes[k]));
}

const field = (
  key: string,
  path: string,
  write: StudyField["write"],
  read: StudyField["read"],
): StudyField => ({ key, paths: [path], write, read });

const orNone = (value: unknown): string => (value === undefined ? none : String(value));

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
  ...(["replicates", "seed"] as const).map((key) =>
    field(
      key,
      `simulation.${key}`,
      ({ simulation }) => String(simulation[key]),
      (text, { simulation }) => (simulation[key] = readNumber(text)),
    ),
  ),
];

/** A stratum as share:experimental rate,control rate. */
const writeStratum = ({ share, responseRate }: NonNullable<Scenario["strata"]>[number]): string =>
  `${share}:${responseRate.join(",")}`;

function readStratum(text: string): unknown {
  const [share = "", rates = "", ...more] = text.split(":");
  if (more.length > 0)
    throw new ArgumentError("strata", "be share:rate,rate/share:rate,rate", text);
  return { share: readNumber(share), responseRate: readNumbers(rates) };
}

/** Parameters of one scenario; those of the second end in 2, and so on. */
export const scenarioFields: readonly ScenarioField[] = [
  {
    key: "name",
    paths: ["name"],
    write: ({ name }) => name,
    read: (text, draft) => (draft.name = text),
  },
  {
    key: "strata",
    paths: ["strata"],
    write: ({ strata }) => (strata === undefined ? none : strata.map(writeStratum).join("/")),
    read: (text, draft) => {
      if (text === none) return void delete draft.strata;
      draft.strata = text.split("/").map(readStratum);
      delete draft.responseRate; // their mean, unless the link states it
    },
  },
  {
    key: "covariate",
    paths: ["covariate.oddsRatioPerSd"],
    write: ({ covariate }) => orNone(covariate?.oddsRatioPerSd),
    read: (text, draft) => {
      if (text === none) delete draft.covariate;
      else draft.covariate = { oddsRatioPerSd: readNumber(text) };
    },
  },
  {
    key: "rate",
    paths: ["responseRate"],
    write: ({ responseRate }) => responseRate.join(","),
    read: (text, draft) => (draft.responseRate = readNumbers(text)),
  },
  {
    key: "dropout",
    paths: ["dropout.rate"],
    write: ({ dropout }) => writeOptional(dropout?.rate),
    read: (text, draft) => {
      if (text === none) delete draft.dropout;
      else draft.dropout = { ...draft.dropout, rate: readNumbers(text) };
    },
  },
  {
    key: "oddsRatio",
    paths: ["dropout.oddsRatio"],
    write: ({ dropout }) => (dropout?.mechanism === "mnar" ? String(dropout.oddsRatio) : none),
    read: (text, draft) => {
      const { rate } = draft.dropout ?? {};
      if (text === none) draft.dropout = { rate, mechanism: "mcar" };
      else draft.dropout = { rate, mechanism: "mnar", oddsRatio: readNumber(text) };
    },
  },
];
