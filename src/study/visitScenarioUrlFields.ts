import { ArgumentError } from "../errors.ts";
import type { VisitDraftScenario } from "./draft.ts";
import { readNumber, readNumbers } from "./readNumber.ts";
import { none, readOptional, type UrlField, writeOptional } from "./urlField.ts";
import type { VisitCorrelation } from "./visitMatrix.ts";
import type { VisitDiscontinuation, VisitDropout, VisitScenario } from "./visitSchema.ts";

/** A parameter of one scenario of a study over visits. */
export type VisitScenarioField = UrlField<VisitScenario, VisitDraftScenario>;

type PerArm = readonly (number | readonly number[])[];

/** 5,0 for a number per arm; 2,4,5/0,0,0 for a list per arm. */
const writePerArm = (values: PerArm): string =>
  values.map((value) => value.toString()).join(typeof values[0] === "number" ? "," : "/");
const readPerArm = (text: string): unknown =>
  text.includes("/") ? text.split("/").map(readNumbers) : readNumbers(text);
/** 10 for a number; 10,12 for a list, and 10, for a list of one. */
const writeOneOrMore = (value: number | readonly number[]): string =>
  typeof value !== "number" && value.length === 1 ? `${value[0]},` : value.toString();
const readOneOrMore = (text: string): unknown =>
  text.includes(",") ? readNumbers(text.replace(/,$/, "")) : readNumber(text);

/** Type and numbers: ar1:0.6; of a matrix the rows below the diagonal, unstructured:0.6/0.5,0.6. */
function writeCorrelation(correlation: VisitCorrelation | undefined): string {
  if (correlation === undefined) return none;
  if (correlation.type !== "unstructured") return `${correlation.type}:${correlation.rho}`;
  const rows = correlation.matrix.slice(1).map((row, j) => row.slice(0, j + 1).join(","));
  return `${correlation.type}:${rows.join("/")}`;
}

function readCorrelation(text: string): unknown {
  const [type = "", numbers = "", ...more] = text.split(":");
  if (more.length > 0) throw new ArgumentError("correlation", "be type:numbers", text);
  if (type === "unstructured")
    return { type, matrix: mirrored(numbers.split("/").map(readNumbers)) };
  return { type, rho: type === "toeplitz" ? readNumbers(numbers) : readNumber(numbers) };
}

/** The whole matrix of the rows below its diagonal; unchecked, so that a check can refuse it. */
function mirrored(below: readonly (readonly unknown[])[]): unknown[][] {
  const size = below.length + 1;
  const at = (j: number, k: number) => (j === k ? 1 : below[Math.max(j, k) - 1]![Math.min(j, k)]);
  return Array.from({ length: size }, (_, j) => {
    const row = Array.from({ length: size }, (_, k) => at(j, k));
    return [...row, ...(below[j - 1]?.slice(j) ?? [])]; // numbers too many stay, to be refused
  });
}

/** Mean, SD and correlation with the visits: 50:20:0.5, or 50:20:0.6,0.5,0.4. */
function readBaseline(text: string): unknown {
  const [mean = "", sd = "", correlation = "", ...more] = text.split(":");
  if (more.length > 0) throw new ArgumentError("baseline", "be mean:sd:correlation", text);
  return { mean: readNumber(mean), sd: readNumber(sd), correlation: readOneOrMore(correlation) };
}

const writeBaseline = (baseline: VisitScenario["baseline"]): string =>
  baseline === undefined
    ? none
    : `${baseline.mean}:${baseline.sd}:${writeOneOrMore(baseline.correlation)}`;

/** Rates, and the mechanism with its odds ratio unless it is mcar: 0.1,0.1:mar:2. */
function writeLoss(loss: VisitDropout | undefined): string {
  return loss === undefined ? none : [writePerArm(loss.rate), ...mechanismOf(loss)].join(":");
}

/** The same with the share followed after the rates, 0.1,0.1:0.5:mar:2, unless rates say it all. */
function writeDiscontinuation(loss: VisitDiscontinuation | undefined): string {
  if (loss === undefined) return none;
  const rest = [loss.followed, ...mechanismOf(loss)];
  return [writePerArm(loss.rate), ...(rest.length === 1 && loss.followed === 1 ? [] : rest)].join(
    ":",
  );
}

const mechanismOf = (loss: VisitDropout): readonly (string | number)[] =>
  loss.mechanism === "mcar" ? [] : [loss.mechanism, loss.oddsRatioPerSd];

function readLoss(text: string): Record<string, unknown> {
  const [rates = "", ...mechanism] = text.split(":");
  return { rate: readPerArm(rates), ...readMechanism(mechanism, text) };
}

function readDiscontinuation(text: string): Record<string, unknown> {
  const [rates = "", followed = "1", ...mechanism] = text.split(":");
  return {
    rate: readPerArm(rates),
    ...readMechanism(mechanism, text),
    followed: readNumber(followed),
  };
}

function readMechanism(
  [mechanism = "mcar", oddsRatio, ...more]: readonly string[],
  text: string,
): Record<string, unknown> {
  if (more.length > 0) throw new ArgumentError("dropout", "be rates:mechanism:odds ratio", text);
  if (oddsRatio === undefined) return { mechanism };
  return { mechanism, oddsRatioPerSd: readNumber(oddsRatio) };
}

/** A field of a scenario, which "none" takes away. */
const field = (
  key: string,
  write: VisitScenarioField["write"],
  read: (text: string) => unknown,
  name = key,
): VisitScenarioField => ({
  key,
  paths: [name],
  write,
  read: (text, draft) => {
    if (text === none) delete draft[name];
    else draft[name] = read(text);
  },
});

/** Parameters of one scenario; those of the second end in 2, and so on. */
export const visitScenarioFields: readonly VisitScenarioField[] = [
  {
    key: "name",
    paths: ["name"],
    write: ({ name }) => name,
    read: (text, draft) => (draft["name"] = text),
  },
  field("mean", ({ mean }) => writePerArm(mean), readPerArm),
  field("sd", ({ sd }) => writeOneOrMore(sd), readOneOrMore),
  field(
    "correlation",
    (scenario) => writeCorrelation("correlation" in scenario ? scenario.correlation : undefined),
    readCorrelation,
  ),
  field("atBaseline", ({ baseline }) => writeBaseline(baseline), readBaseline, "baseline"),
  field("dropout", ({ dropout }) => writeLoss(dropout), readLoss),
  field(
    "discontinuation",
    ({ discontinuation }) => writeDiscontinuation(discontinuation),
    readDiscontinuation,
  ),
  field(
    "after",
    ({ afterDiscontinuation }) => afterDiscontinuation,
    (text) => text,
    "afterDiscontinuation",
  ),
  field("intermittent", ({ intermittent }) => writeOptional(intermittent), readOptional),
];
