import { visitPowerOf } from "../sizing/visitPowerOf.ts";
import { cite, paragraph } from "./documentBuilder.ts";
import type { Block, DocumentSection, FigurePicture, Text } from "./documentModel.ts";
import { listed, percent, plural } from "./format.ts";
import { goalSentences } from "./goalSentences.ts";
import { exactRow, methodTable, simulatedRow, type MethodRow } from "./methodTable.ts";
import type { VisitCurve } from "./visitCurve.ts";
import type { VisitDocumentInput } from "./visitDocument.ts";
import { visitJustification, type VisitPowerResult } from "./visitJustification.ts";
import { visitFormulaNames } from "./visitNames.ts";

/** The justification, the power by every method, the sizes for 80% and 90%, and the figures. */
export function visitPowerSection(
  { study, version, source, curve, figures }: VisitDocumentInput,
  results: readonly VisitPowerResult[],
): DocumentSection {
  const text = visitJustification(study, results, { version, source: source?.text });
  return {
    heading: "Sample size and power",
    blocks: [
      paragraph(text),
      ...(results.length > 0 ? [methodTable(results.flatMap(methodRows), note)] : []),
      ...withoutFormula(study),
      ...(curve ? goals(curve) : []),
      ...figure("power-curve", curve ? curveCaption(curve) : "", figures?.powerCurve),
      ...figure("means", meansCaption, figures?.means),
      ...figure("remaining", remainingCaption, figures?.remaining),
    ],
  };
}

const figure = (name: string, caption: string, picture: FigurePicture | undefined): Block[] =>
  picture === undefined ? [] : [{ type: "figure", name, caption, picture }];

const meansCaption =
  "The means assumed on treatment in the first scenario, by visit; the rule marks the visit that is compared.";
const remainingCaption =
  "Share of the randomized subjects expected to be still in the trial in the first scenario, by visit; dashed where fewer are still on treatment. The rule marks the visit that is compared.";

const methods = {
  closedForm: "by the closed form",
  exact: "exact",
  simulated: "simulated",
} as const;

function curveCaption({ method, replicates }: VisitCurve): string {
  const caption = `Power in the first scenario over the number of subjects randomized, ${methods[method]}; the vertical rule marks the design.`;
  if (replicates === undefined) return caption;
  return `${caption} Each size is simulated with ${plural(replicates, "trial")}; bars are 95% Monte Carlo intervals.`;
}

function goals({ method, rows, isEvery }: VisitCurve): Block[] {
  if (method === "simulated") return []; // too few sizes to tell the first
  const what = method === "exact" ? "An exact power" : "A power by the closed form";
  const sentences = goalSentences(rows, { what, isEvery });
  return sentences.length === 0 ? [] : [paragraph(sentences.join(" "))];
}

const note = "\u00B1 is the Monte Carlo standard error in percentage points.";

function methodRows({ scenario, exact, closedForm, monteCarlo }: VisitPowerResult): MethodRow[] {
  const rows: MethodRow[] = [];
  if (exact) rows.push(exactRow(scenario, exact.power));
  if (closedForm) {
    const name = visitFormulaNames[closedForm.formula as keyof typeof visitFormulaNames];
    const isMmrm = closedForm.formula === "mmrmSmallSample";
    const method: Text = isMmrm
      ? [`Closed form: ${name} `, cite("LuLuoChen2008"), " ", cite("Tang2017")]
      : `Closed form: ${name}`;
    rows.push([scenario, method, percent(closedForm.power)]);
  }
  if (monteCarlo) rows.push(simulatedRow(scenario, monteCarlo));
  return rows;
}

/** Why scenarios have no closed form, each reason once. */
function withoutFormula({ design, scenarios }: VisitDocumentInput["study"]): Block[] {
  const byReason = new Map<string, string[]>();
  for (const scenario of scenarios) {
    const { notAvailable } = visitPowerOf(design, scenario);
    if (notAvailable === undefined) continue;
    byReason.set(notAvailable, [
      ...(byReason.get(notAvailable) ?? []),
      `\u201C${scenario.name}\u201D`,
    ]);
  }
  return [...byReason].map(([reason, names]) => {
    const noun = names.length === 1 ? "scenario" : "scenarios";
    return paragraph(`In the ${noun} ${listed(names)} there is no closed form, because ${reason}.`);
  });
}
