import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import {
  oneSidedSentence,
  printedSentence,
  sameTestSentence,
  verdictSentence,
} from "./comparisonSentences.ts";
import type { TestRow } from "./everyTest.ts";
import { finePValue } from "./numberText.ts";
import { pValueDots } from "./pValueDots.ts";
import type { Reanalysis } from "./reanalysis.ts";

type Row = TestRow & { readonly outcome: string; readonly printed: string };

const lead =
  "A P value says how often a trial would show at least such a difference if the arms did not differ. Tests compute that differently, and with 30 subjects an arm it shows. The article prints .004 for the response and .006 for infection. If one test was used throughout, it should give both.";

/** P by every test, table by table, beside the printed values. */
export function createTestsSection({ queue, describe }: Workshop): Section<readonly Reanalysis[]> {
  const frame = figureFrame<Row>({
    title: "P by every test, and what was printed",
    name: "every-test",
    height: "290px",
    narrowHeight: "531px",
    span: "wide",
    study: describe,
    columns: [
      { label: "outcome", value: (row) => row.outcome },
      { label: "test", value: (row) => row.label },
      { label: "P, two-sided", value: (row) => finePValue(row.pValue) },
      { label: "P, one-sided (better)", value: (row) => finePValue(row.oneSided) },
      { label: "printed", value: (row) => row.printed },
      { label: "rounds to it", value: (row) => asPrintedText(row) },
    ],
  });
  const verdict = element("p", {});
  const box = sectionBox("Which test was it?", lead, frame, verdict);
  const update = (readings: readonly Reanalysis[]): void => {
    const [own] = readings;
    verdict.textContent = `${oneSidedSentence()} The printed values alone do not tell which test, or which two, were used. ${own!.table.outcome}: ${verdictSentence(own!)}`;
    const caption = testsCaption(readings);
    queue.add(frame, (width) =>
      frame.update({
        picture: pValueDots(readings, { width, label: caption }),
        caption,
        rows: readings.flatMap(rowsOf),
      }),
    );
  };
  return Object.assign(box, { update });
}

/** What there is to see: which tests hit which printed value, and that none hits both. */
export const testsCaption = (readings: readonly Reanalysis[]): string =>
  `Diamonds lie in the shaded window of P values that round to the printed one. ${readings.map(printedSentence).join(" ")} ${sameTestSentence()}`;

const asPrintedText = ({ isAsPrinted }: TestRow): string =>
  isAsPrinted === undefined ? "" : isAsPrinted ? "yes" : "no";

const rowsOf = ({ table, tests }: Reanalysis): Row[] =>
  tests.map((row) => ({ ...row, outcome: table.outcome, printed: table.printed?.text ?? "" }));
