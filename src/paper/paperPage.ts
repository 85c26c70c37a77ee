import { element } from "../notebook/element.ts";
import { notice } from "../notebook/notice.ts";
import { createDrawQueue } from "../notebook/drawQueue.ts";
import type { Section, Workshop } from "../notebook/section.ts";
import { percent } from "../show/format.ts";
import { version } from "../version.ts";
import { createAnswerSection } from "./answerSection.ts";
import { createComparisonSection } from "./comparisonSection.ts";
import { conclusionSection } from "./conclusionSection.ts";
import { createEffectSection } from "./effectSection.ts";
import { createFragilitySection } from "./fragilitySection.ts";
import { createLostSection } from "./lostSection.ts";
import { tablesToCompare, type ReaderTable } from "./readerTable.ts";
import { reanalyze } from "./reanalysis.ts";
import { createProvenanceSection } from "./provenanceSection.ts";
import { createScalesSection } from "./scalesSection.ts";
import { testName } from "./tableSentences.ts";
import { createTestsSection } from "./testsSection.ts";

/** All below the title: what follows the reader's table, then what belongs to the article alone. */
export function createPaperPage(problems: readonly string[]): Section<ReaderTable> {
  let table: ReaderTable;
  const workshop: Workshop = {
    queue: createDrawQueue(),
    describe: () => JSON.stringify({ equipoise: version, table }),
  };
  const answer = createAnswerSection();
  const tests = createTestsSection(workshop);
  const effect = createEffectSection(workshop);
  const fragility = createFragilitySection(workshop);
  const comparison = createComparisonSection();
  const provenance = createProvenanceSection();
  const scales = createScalesSection(workshop);
  const lost = createLostSection(workshop);
  const warning =
    problems.length > 0
      ? notice({ title: "Of the link, this could not be used", items: problems, kind: "problem" })
      : undefined;
  const sections = [answer, tests, effect, fragility, comparison, scales, lost];
  const rest = [conclusionSection(), provenance];
  const page = element("div", { class: "paper" }, warning, ...sections, ...rest);
  scales.update();
  lost.update();
  const update = (next: ReaderTable): void => {
    table = next;
    const readings = tablesToCompare(table).map(reanalyze);
    const own = readings.find((reading) => isOwn(reading.table, table)) ?? readings[0]!;
    answer.update(own);
    effect.update(own);
    fragility.update(own);
    provenance.update(own);
    tests.update(readings);
    comparison.update(readings);
  };
  return Object.assign(page, { update });
}

const isOwn = (a: ReaderTable, b: ReaderTable): boolean =>
  a.outcome === b.outcome && a.events.join() === b.events.join() && a.n.join() === b.n.join();

/** The table in a line, for the bar of a narrow screen. */
export function tableSummary(table: ReaderTable): string {
  const { events, n } = table;
  const arm = (k: 0 | 1) => `${events[k]}/${n[k]} (${percent(events[k] / n[k], 0)})`;
  const name = testName(table).replace(" test", "");
  return `${arm(0)} vs ${arm(1)} · ${name}`;
}
