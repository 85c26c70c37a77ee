import type { Pair } from "../pair.ts";
import { visitPowerOf } from "../sizing/visitPowerOf.ts";
import type { SizedVisitDesign } from "../study/requireSizedVisits.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import type { Table } from "./documentModel.ts";
import { percent } from "./format.ts";
import { dropoutValues, sizeValues } from "./twoWaySensitivity.ts";
import { type TableValue, twoWayTable } from "./twoWayTable.ts";
import { differenceText, spreadText, withDifference, withSpread } from "./visitChanges.ts";
import { lastRates, withDropout } from "./visitLossChanges.ts";

const differenceFactors = [0.5, 0.75, 1, 1.25];
const spreadFactors = [0.8, 0.9, 1, 1.1, 1.25];
const sizeFactors = [0.75, 1, 1.25, 1.5, 2];

/** Power without simulation over difference and spread, and over size and dropout; no tables where there is none. */
export function visitTwoWay(design: SizedVisitDesign, scenario: VisitScenario): Table[] {
  const name = design.endpoint.type === "responder" ? "Power" : "Power by the closed form";
  const tables = [spreadTable(design, scenario, name), dropoutTable(design, scenario, name)];
  return tables.filter(
    ({ rows }) => rows.length > 1 && rows.flat().every((cell) => cell !== unknown),
  );
}

const unknown = percent(NaN); // a change of the plan has no closed form

const powerOf = (design: Parameters<typeof visitPowerOf>[0], scenario: VisitScenario): number =>
  visitPowerOf(design, scenario).power ?? NaN;

function spreadTable(design: SizedVisitDesign, scenario: VisitScenario, name: string): Table {
  const differences = valuesOf(differenceFactors, (factor) =>
    differenceText(design, withDifference(design, scenario, factor)),
  );
  const spreads = valuesOf(spreadFactors, (factor) =>
    spreadText(design, withSpread(scenario, factor)),
  );
  return twoWayTable({
    caption: `${name} over the difference in means (rows) and the standard deviation (columns)`,
    corner: "Difference",
    rows: differences,
    columns: spreads,
    power: (difference, spread) =>
      powerOf(design, withSpread(withDifference(design, scenario, difference), spread)),
  });
}

/** Multiples of what is planned, those that read alike once. */
function valuesOf(
  factors: readonly number[],
  textOf: (factor: number) => string,
): TableValue<number>[] {
  const values = factors.map((value) => ({ value, text: textOf(value), isPlanned: value === 1 }));
  const planned = textOf(1);
  return values.filter(({ text, isPlanned }) => isPlanned || text !== planned);
}

function dropoutTable(design: SizedVisitDesign, scenario: VisitScenario, name: string): Table {
  const planned = lastRates(scenario.dropout?.rate ?? [0, 0]);
  return twoWayTable({
    caption: `${name} over the size (rows) and dropout by the end, the same in both arms (columns)`,
    corner: "Subjects",
    rows: sizeValues(design, sizeFactors),
    columns: dropoutValues(planned),
    power: ([nE, nC]: Pair<number>, rate) =>
      powerOf({ ...design, arms: [{ n: nE }, { n: nC }] }, withDropout(scenario, [rate, rate])),
  });
}
