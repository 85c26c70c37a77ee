import type { Scenario } from "../study/schema.ts";
import { cite, paragraph } from "./documentBuilder.ts";
import { documentCurve } from "./documentCurve.ts";
import { type DocumentInput, sourceOf } from "./documentInput.ts";
import type { Block, DocumentSection, Table, Text } from "./documentModel.ts";
import { percent, percentWithError, plural } from "./format.ts";
import { goalSentences } from "./goalSentences.ts";
import { justification } from "./justification.ts";
import { formulaNames } from "./methodNames.ts";
import { formulaSources } from "./methodSources.ts";
import { simulatedPower } from "./powerSentences.ts";
import type { PowerResult } from "./powerResult.ts";

/** The size, the power by each method, sizes for the usual powers, and the two figures. */
export function powerSection(input: DocumentInput, scenario: Scenario): DocumentSection {
  const { study, results, version, figures } = input;
  const text = justification(study, results, { version, source: sourceOf(input)?.text });
  const { powerCurve: curve, differences } = figures ?? {};
  const blocks: Block[] = [paragraph(text), powerTable(results), ...goals(input, scenario)];
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

function powerTable(results: readonly PowerResult[]): Table {
  return {
    type: "table",
    caption: "Power by scenario and method",
    columns: [
      { head: "Scenario", width: 0.24 },
      { head: "Method" },
      { head: "Power", align: "right", width: 0.18 },
    ],
    rows: results.flatMap(methodRows),
    note: "The exact power needs no simulation and carries no Monte Carlo error; \u00B1 is the Monte Carlo standard error in percentage points.",
  };
}

function methodRows({ scenario, exact, monteCarlo, closedForm }: PowerResult): Text[][] {
  const rows: Text[][] = [];
  if (exact) {
    rows.push([scenario, "Exact: sum over all possible tables", percent(exact.power)]);
  }
  if (monteCarlo) {
    const { power, standardError, replicates, seed } = monteCarlo;
    const method = `Simulated: ${plural(replicates, "trial")}, seed ${seed}`;
    const isSure = power === 0 || power === 1; // a standard error of 0 would promise too much
    const text = isSure ? simulatedPower(monteCarlo) : percentWithError(power, standardError);
    rows.push([scenario, method, text]);
  }
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
