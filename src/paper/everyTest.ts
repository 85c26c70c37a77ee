import type { TableMethod } from "../analyze/methods.ts";
import { singlePValue } from "../analyze/pValueTable.ts";
import { alternativeOf } from "../analyze/alternative.ts";
import { isPrintedAs } from "./printedPValue.ts";
import type { ReaderTable } from "./readerTable.ts";

/** Tests in the order of their usual P values, from the boldest to the most careful. */
export const testLabels = {
  zUnpooled: "z unpooled",
  likelihoodRatio: "likelihood ratio",
  pearson: "Pearson chi-square",
  zPooled: "z pooled",
  nMinus1: "N − 1 chi-square",
  barnard: "Barnard exact",
  boschloo: "Boschloo exact",
  fisherMidP: "Fisher mid-P",
  fisher: "Fisher exact",
  yates: "Yates chi-square",
} as const satisfies Partial<Record<TableMethod, string>>;

const methods = Object.keys(testLabels) as (keyof typeof testLabels)[];

/** A table by one test. */
export interface TestRow {
  readonly method: TableMethod;
  readonly label: string;
  readonly pValue: number;
  /** Toward the better direction. */
  readonly oneSided: number;
  /** Whether the two-sided P value rounds to the printed one; undefined where none was printed. */
  readonly isAsPrinted: boolean | undefined;
}

/** The table by every test of the kit. */
export function everyTest(table: ReaderTable): TestRow[] {
  const { n, better, printed } = table;
  const [xE, xC] = table.events;
  return methods.map((method) => {
    const pValueOf = (sides: 1 | 2) =>
      singlePValue({ method, n, alternative: alternativeOf({ sides, better }) }, xE, xC);
    const pValue = pValueOf(2);
    const isAsPrinted = printed && isPrintedAs(pValue, printed);
    return { method, label: testLabels[method], pValue, oneSided: pValueOf(1), isAsPrinted };
  });
}

/** Tests, each two- or one-sided throughout, whose P values read as printed in all of these tables. */
export function testsThatGiveAll(tables: readonly ReaderTable[], sides: 1 | 2): string[] {
  const published = tables.filter(({ printed }) => printed !== undefined);
  const rows = published.map(everyTest);
  return methods
    .filter((_, k) =>
      published.every(({ printed }, i) => {
        const { pValue, oneSided } = rows[i]![k]!;
        return isPrintedAs(sides === 2 ? pValue : oneSided, printed!);
      }),
    )
    .map((method) => testLabels[method]);
}
