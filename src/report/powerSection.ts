import type { Scenario } from "../study/schema.ts";
import { cite, paragraph } from "./documentBuilder.ts";
import { documentCurve } from "./documentCurve.ts";
import { type DocumentInput, sourceOf } from "./documentInput.ts";
import type { Block, DocumentSection, Text } from "./documentModel.ts";
import { percent } from "./format.ts";
import { goalSentences } from "./goalSentences.ts";
import { justification } from "./justification.ts";
import { formulaNames } from "./methodNames.ts";
import { formulaSources } from "./methodSources.ts";
import { exactRow, methodTable, simulatedRow, type MethodRow } from "./methodTable.ts";
import type { PowerResult } from "./powerResult.ts";

/** The size, the power by each method, sizes for the usual powers, and the two figures. */
export function powerSection(input: DocumentInput, scenario: Scenario): DocumentSection {
  const { study, results, version, figures } = input;
  const text = justification(study, results, { version, source: sourceOf(input)?.text });
  const { powerCurve: curve, differences } = figures ?? {};
  const blocks: Block[] = [
    paragraph(text),
    methodTable(results.flatMap(methodRows), note),
    ...goals(input, scenario),
  ];
  if (curve) {
    const caption =
      "Power over the number of subjects randomized: exact (solid) and by the closed form (dashed).";
    blocks.push({ type: "figure", name: "power-curve", caption, picture: curve });
  }
  if (differences) {
    const caption =
      "What the trial may observe: the exact distribution of the difference between the observed rates. Colored bars are significant; the dashed line is the true value.";
    blocks.push({ type: "figure", name: "observed-difference", caption, picture: differences });
  }
  return { heading: "Sample size and power", blocks };
}

const note =
  "The exact power needs no simulation and carries no Monte Carlo error; \u00B1 is the Monte Carlo standard error in percentage points.";

function methodRows({ scenario, exact, monteCarlo, closedForm }: PowerResult): MethodRow[] {
  const rows: MethodRow[] = [];
  if (exact) rows.push(exactRow(scenario, exact.power));
  if (monteCarlo) rows.push(simulatedRow(scenario, monteCarlo));
  if (closedForm) {
    const { formula, power } = closedForm;
    const method: Text = [
      `Closed form: normal approximation, ${formulaNames[formula]} `,
      cite(...formulaSources[formula]),
    ];
    rows.push([scenario, method, percent(power)]);
  }
  return rows;
}

/** The sizes that reach 80% and 90%, as far as the curve tells. */
function goals({ study, curve }: DocumentInput, scenario: Scenario): Block[] {
  const { rows, isEvery } = curve ?? documentCurve(study.design, scenario);
  const points = rows.map(({ n, exact }) => ({ n, power: exact }));
  const sentences = goalSentences(points, { what: "An exact power", isEvery });
  return sentences.length === 0 ? [] : [paragraph(sentences.join(" "))];
}
