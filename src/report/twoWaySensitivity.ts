import type { Pair } from "../pair.ts";
import { exactPower } from "../sizing/exactPower.ts";
import { withSizes } from "../sizing/powerDesign.ts";
import type { SizedDesign, SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import { multiplesOfSize } from "./curveSizes.ts";
import { exactMilliseconds } from "./documentCurve.ts";
import type { Table } from "./documentModel.ts";
import { assumedPercent, perArm } from "./format.ts";
import { type TableValue, twoWayTable } from "./twoWayTable.ts";

/** Milliseconds that the exact powers of one table may take, roughly. */
const budget = 250;

/** Points by which both rates are moved, and multiples of the size, from the finest to the coarsest. */
const rateSteps = [
  [-0.1, -0.05, 0, 0.05, 0.1],
  [-0.1, 0, 0.1],
] as const;
const sizeFactors = [
  [0.75, 1, 1.25, 1.5, 2],
  [1, 1.25, 1.5],
] as const;
/** Dropout of both arms. */
export const dropoutRates = [0, 0.05, 0.1, 0.2, 0.3] as const;

/** Exact power over both rates, and over size and dropout; coarser where exact powers take long. */
export function twoWaySensitivity({ design }: SizedStudy, scenario: Scenario): Table[] {
  const isSlow = 25 * exactMilliseconds(design, scenario) > budget ? 1 : 0;
  return [
    ratesTable(design, scenario, rateSteps[isSlow]),
    dropoutTable(design, scenario, sizeFactors[isSlow]),
  ];
}

function ratesTable(design: SizedDesign, scenario: Scenario, steps: readonly number[]): Table {
  const [experimental, control] = scenario.responseRate;
  const [nameE, nameC] = design.arms.map(({ name }) => name);
  const ratesAround = (rate: number): TableValue<number>[] =>
    steps
      .map((step) => ({ value: short(rate + step), isPlanned: step === 0 }))
      .filter(({ value }) => value >= 0 && value <= 1)
      .map((one) => ({ ...one, text: assumedPercent(one.value) }));
  return twoWayTable({
    caption: `Exact power over the rates on ${nameE} (rows) and ${nameC} (columns)`,
    corner: `Rate on ${nameE}`,
    rows: ratesAround(experimental),
    columns: ratesAround(control),
    power: (rateE, rateC) => exactPower(design, { ...scenario, responseRate: [rateE, rateC] }),
  });
}

function dropoutTable(design: SizedDesign, scenario: Scenario, factors: readonly number[]): Table {
  const planned = scenario.dropout?.rate ?? [0, 0];
  const mechanism = scenario.dropout ?? { mechanism: "mcar" as const };
  const power = (n: Pair<number>, rate: number): number =>
    exactPower(withSizes(design, n), {
      ...scenario,
      dropout: { ...mechanism, rate: [rate, rate] },
    });
  return twoWayTable({
    caption: "Exact power over the size (rows) and dropout, the same in both arms (columns)",
    corner: "Subjects",
    rows: sizeValues(design, factors),
    columns: dropoutValues(planned),
    power,
  });
}

/** Sizes around the planned one, for a table. */
export function sizeValues(
  design: { readonly arms: SizedDesign["arms"] },
  factors: readonly number[],
): TableValue<Pair<number>>[] {
  const { arms } = design;
  return multiplesOfSize(design, factors).map((n) => ({
    value: n,
    text: perArm(n),
    isPlanned: n[0] === arms[0].n && n[1] === arms[1].n,
  }));
}

/** Rates of dropout, the planned one among them where it is the same in both arms. */
export function dropoutValues(planned: Pair<number>): TableValue<number>[] {
  const own = planned[0] === planned[1] ? [planned[0]] : [];
  const rates = [...new Set([...dropoutRates, ...own])].toSorted((a, b) => a - b);
  return rates.map((value) => ({
    value,
    text: value === 0 ? "none" : assumedPercent(value),
    isPlanned: value === own[0],
  }));
}

/** Without the dust of binary fractions. */
const short = (rate: number): number => Number(rate.toPrecision(12));
