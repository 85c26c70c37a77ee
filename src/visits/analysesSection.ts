import { element } from "../notebook/element.ts";
import { figureFrame, type FigureFrame } from "../notebook/figureFrame.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { analysisTerms, biasCaption, levelCaption, powerCaption } from "./analysisCaptions.ts";
import { biasFigure, comparableRows, levelFigure, powerFigure } from "./analysisFigures.ts";
import { analysisRows, type AnalysisRow } from "./analysisRows.ts";
import { analysisColumns, analysisTable } from "./analysisTable.ts";
import { formatOf } from "./sentences.ts";
import type { VisitFindings } from "./visitFindings.ts";

const lead =
  "An estimand is what a trial is to estimate, said exactly. Stopping treatment is an intercurrent event, something after randomization that bears on the outcome; the estimand says what becomes of it. Treatment policy: values count whatever happened. Hypothetical: as if nobody had stopped. An analysis that aims at one may miss the other without being wrong.";

/** Several analyses of the same simulated trials: power, type I error, bias. */
export function createAnalysesSection({ queue, describe }: Workshop): Section<VisitFindings> {
  const frame = (title: string, name: string, span: "column" | "wide"): FigureFrame<AnalysisRow> =>
    figureFrame<AnalysisRow>({ title, name, span, study: describe, columns: fileColumns });
  const power = frame("Power by analysis", "power-by-analysis", "wide");
  const level = frame("Type I error by analysis", "type-I-error-by-analysis", "wide");
  const bias = frame("What each estimates, and what it aims at", "bias-by-analysis", "wide");
  const holder = element("div", { class: "table-scroll", tabindex: 0, role: "region" });
  holder.setAttribute("aria-label", "Analyses in numbers");
  const waiting = element("p", { class: "muted analyses-waiting" });
  const terms = element("dl", { class: "reasons" });
  const grid = element("div", { class: "figure-grid" }, power, level, bias);
  const box = sectionBox(
    "Many trials, several analyses",
    lead,
    waiting,
    grid,
    element("h3", {}, "The same in numbers"),
    holder,
    terms,
  );
  let drawn: VisitFindings["compared"] | undefined;
  const update = (findings: VisitFindings): void => {
    const { compared, stage, study } = findings;
    waiting.textContent = waitingText(findings);
    box.dataset["old"] = String(compared.length === 0);
    if (compared.length === 0 || compared === drawn) return;
    drawn = compared;
    const rows = analysisRows(findings);
    const { alpha } = study.design.analysis;
    const same = comparableRows(rows);
    const draw = (
      figure: FigureFrame<AnalysisRow>,
      shown: readonly AnalysisRow[],
      label: string,
      picture: (width: number) => SVGSVGElement,
    ) =>
      queue.add(figure, (width) =>
        figure.update({ picture: picture(width), caption: label, rows: shown }),
      );
    const words = [powerCaption(rows), levelCaption(rows, alpha), biasCaption(same, findings)];
    draw(power, rows, words[0]!, (width) => powerFigure(rows, { width, label: words[0]! }));
    draw(level, rows, words[1]!, (width) => levelFigure(rows, alpha, { width, label: words[1]! }));
    draw(bias, same, words[2]!, (width) => biasFigure(same, findings, { width, label: words[2]! }));
    holder.replaceChildren(analysisTable(rows, analysisColumns(formatOf(findings).sd)));
    const items = analysisTerms(rows).flatMap(([term, meaning]) => [
      element("dt", {}, term),
      element("dd", {}, `${meaning}.`),
    ]);
    if (stage !== "first") terms.replaceChildren(...items);
  };
  return Object.assign(box, { update });
}

/** What is still to come; nothing once all is there. */
function waitingText({ stage, compared }: VisitFindings): string {
  if (stage === "complete") return "";
  if (compared.length === 0)
    return "The trials are being simulated; what stands below is of the study before.";
  return "Analyses that impute follow.";
}

const fileColumns = [
  { label: "analysis", value: ({ label }: AnalysisRow) => label },
  ...analysisColumns(1).map(({ label, value }) => ({ label, value })),
];
