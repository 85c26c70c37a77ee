import { boundedCache } from "../analyze/boundedCache.ts";
import { fragilityIndex, type FragilityIndex } from "../analyze/fragilityIndex.ts";
import type { TableMethod } from "../analyze/methods.ts";
import { numberNeededToTreat, type NumberNeededToTreat } from "../analyze/numberNeededToTreat.ts";
import { everyInterval, type EffectRow } from "./everyInterval.ts";
import { everyTest, type TestRow } from "./everyTest.ts";
import type { ReaderTable } from "./readerTable.ts";

/** All that the page says about one table. */
export interface Reanalysis {
  readonly table: ReaderTable;
  readonly tests: readonly TestRow[];
  /** The P value of the reader's own test, two-sided. */
  readonly pValue: number;
  /** All but the exact one of the difference, for which the page takes its time. */
  readonly intervals: readonly EffectRow[];
  /** The interval that sentences quote: Newcombe's for the difference, Miettinen and Nurminen's for ratios. */
  readonly difference: EffectRow;
  readonly riskRatio: EffectRow;
  readonly oddsRatio: EffectRow;
  readonly needed: NumberNeededToTreat;
  readonly fragility: Fragility;
}

export interface Fragility {
  /** By Fisher's test, which the index was defined with. */
  readonly fisher: FragilityIndex;
  /** By the reader's test. */
  readonly own: FragilityIndex;
  /** By Fisher's test, where the outcome of any subject may change. */
  readonly anyone: FragilityIndex;
}

/** A table by every test and interval, its fragility, and the number needed to treat. */
export function reanalyze(table: ReaderTable): Reanalysis {
  return readings.get(JSON.stringify(table), () => createReanalysis(table));
}

const readings = boundedCache<Reanalysis>(100, () => 1);

function createReanalysis(table: ReaderTable): Reanalysis {
  const tests = everyTest(table);
  const intervals = everyInterval(table);
  const main = (measure: EffectRow["measure"]) => intervals.find((row) => row.measure === measure)!;
  const difference = main("riskDifference");
  return {
    table,
    tests,
    pValue: tests.find(({ method }) => method === table.method)!.pValue,
    intervals,
    difference,
    riskRatio: main("riskRatio"),
    oddsRatio: main("oddsRatio"),
    needed: numberNeededToTreat(difference, table),
    fragility: fragilityOf(table),
  };
}

function fragilityOf(table: ReaderTable): Fragility {
  const { alpha } = table;
  const by = (method: TableMethod) => fragilityIndex(table, { method, alpha });
  const fisher = by("fisher");
  return {
    fisher,
    own: table.method === "fisher" ? fisher : by(table.method),
    anyone: fragilityIndex(table, { alpha, change: "bothArms" }),
  };
}
