import { finePValue } from "./numberText.ts";
import type { Reanalysis } from "./reanalysis.ts";
import { everyTest, testsThatGiveAll } from "./everyTest.ts";
import { isPrintedAs } from "./printedPValue.ts";
import { sourceTables } from "./readerTable.ts";

/** Which tests give the printed P value of a table, or how far the tests spread where none was printed. */
export function printedSentence({ table, tests }: Reanalysis): string {
  const { outcome, printed } = table;
  if (!printed) {
    const values = tests.map(({ pValue }) => pValue);
    return `${outcome}: P from ${finePValue(Math.min(...values))} to ${finePValue(Math.max(...values))}, by the test.`;
  }
  const fitting = tests.filter(({ isAsPrinted }) => isAsPrinted).map(({ label }) => label);
  const who = fitting.length === 0 ? "no test" : listText(fitting);
  return `${outcome}, printed ${printed.text}: ${who}.`;
}

/** Whether one test, used throughout, gives all the printed P values of the source trial. */
export function sameTestSentence(): string {
  const twoSided = testsThatGiveAll(sourceTables, 2);
  const oneSided = testsThatGiveAll(sourceTables, 1);
  if (twoSided.length > 0) return `${listText(twoSided)} gives both.`;
  return oneSided.length > 0
    ? `No two-sided test gives both; one-sided, ${listText(oneSided)} does.`
    : "No test gives both, neither two-sided nor one-sided.";
}

/** The smallest and the largest P value of a table among all tests, with the tests that give them. */
export function extremePValues(tests: Reanalysis["tests"]): string {
  const sorted = [...tests].sort((a, b) => a.pValue - b.pValue);
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  return `${finePValue(least.pValue)} (${least.label}) to ${finePValue(most.pValue)} (${most.label})`;
}

/** How the tests stand to alpha: all below, none, or split, which is when the choice of test decides. */
export function verdictSentence({ table, tests }: Reanalysis): string {
  const limit = String(table.alpha).replace(/^0/, "");
  const below = tests.filter(({ pValue }) => pValue <= table.alpha * (1 + 1e-9)).length;
  if (below === tests.length) return `All ${tests.length} tests give P at or below ${limit}.`;
  if (below === 0) return `None of ${tests.length} tests gives P at or below ${limit}.`;
  return `${below} of ${tests.length} tests give P at or below ${limit}: the choice of test decides, and it should have been made before the data.`;
}

/** "a, b and c". */
export const listText = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

/** What one-sided tests say of the source trial's printed values. */
export function oneSidedSentence(): string {
  const met = sourceTables.map((table) => {
    const rows = everyTest(table).filter(({ oneSided }) => isPrintedAs(oneSided, table.printed!));
    const who = rows.length === 0 ? "none" : listText(rows.map(({ label }) => label));
    return `${table.printed!.text} for ${table.outcome.toLowerCase()} is given by ${who}`;
  });
  return `Of one-sided tests, ${listText(met)}.`;
}
