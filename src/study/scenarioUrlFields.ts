import { ArgumentError } from "../errors.ts";
import { readNumber, readNumbers } from "./readNumber.ts";
import type { Scenario } from "./schema.ts";
import { none, orNone, type ScenarioField, writeOptional } from "./urlField.ts";

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
