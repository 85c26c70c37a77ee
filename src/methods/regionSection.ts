import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { announce } from "../notebook/liveRegion.ts";
import type { Pair } from "../pair.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { tableOf, type Question } from "./question.ts";
import { regionCaption } from "./captions.ts";
import { tableSentence } from "./sentences.ts";
import { regionGrid, type RegionGrid } from "./regionGrid.ts";
import { testLabel, tests } from "./testNames.ts";
import { verdictTable } from "./verdictTable.ts";
import { tableVerdicts, verdictsOf, type Verdicts } from "./verdicts.ts";

const lead =
  "Each cell is a result: so many events in one arm, so many in the other. Green: all tests reject. Blank: none does. Magenta: they disagree, the darker the more reject. The dashed outline is the planned test’s rejection region, the solid one that of the test brought out. Point at a cell, or click the grid and use the arrow keys.";

interface GridTools extends Workshop {
  /** Told the table that is looked at. */
  readonly onLook: (table: Pair<number>) => void;
}

interface Row {
  readonly xE: number;
  readonly xC: number;
  readonly rejects: readonly boolean[];
}

/** The rejection regions as a grid, and P by every test for one table of it. */
export function createRegionSection({ queue, describe, onLook }: GridTools): Section<Question> {
  const frame = figureFrame<Row>({
    title: "Every result a trial can have",
    name: "rejection-regions",
    height: "480px",
    narrowHeight: "764px",
    span: "wide",
    study: describe,
    columns: [
      { label: "experimental events", value: ({ xE }) => xE },
      { label: "control events", value: ({ xC }) => xC },
      ...tests.map((method, i) => ({
        label: testLabel(method),
        value: ({ rejects }: Row) => (rejects[i] === undefined ? "" : rejects[i] ? 1 : 0),
      })),
    ],
  });
  const side = element("div", { class: "table-verdicts" });
  let grid: RegionGrid | undefined;

  const describeTable = (question: Question, verdicts: Verdicts, table: Pair<number>): string => {
    const list = tableVerdicts(question, verdicts, table);
    const sentence = tableSentence(verdicts, table, list);
    side.replaceChildren(element("p", {}, sentence), verdictTable(list, question));
    return sentence;
  };
  const update = (question: Question): void =>
    queue.add(frame, (width) => {
      const verdicts = verdictsOf(question);
      const table = tableOf(question);
      const hadFocus = grid?.querySelector(".region-surface") === document.activeElement;
      const caption = regionCaption(verdicts);
      describeTable(question, verdicts, table);
      const onMove = (next: Pair<number>): void => {
        announce(describeTable(question, verdicts, next));
        onLook(next);
      };
      const options = { width: width < 620 ? width : 460, label: caption, table, onMove };
      grid = regionGrid(verdicts, question, options);
      const picture = element("div", { class: "region-pair" }, grid, side);
      frame.update({ picture, caption, rows: rowsOf(verdicts) });
      if (hadFocus)
        grid.querySelector<SVGElement>(".region-surface")?.focus({ preventScroll: true });
    });
  return Object.assign(sectionBox("Where tests disagree", lead, frame), { update });
}

function rowsOf({ n: [nE, nC], methods, regions }: Verdicts): Row[] {
  const order = tests.map((method) => regions[methods.indexOf(method)]);
  const rows: Row[] = [];
  for (let xE = 0; xE <= nE; xE++) {
    for (let xC = 0; xC <= nC; xC++) {
      rows.push({ xE, xC, rejects: order.map((region) => region?.rejects(xE, xC) as boolean) });
    }
  }
  return rows;
}
