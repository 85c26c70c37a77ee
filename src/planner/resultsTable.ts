import { element } from "../notebook/element.ts";
import { hypothesisNames, marginText } from "../report/hypothesisNames.ts";
import { methodNames } from "../report/methodNames.ts";
import { alphaText, count, perArm, percent, points } from "../show/format.ts";
import type { Analysis } from "../study/schema.ts";
import type { SimulatedPlan } from "./convergence.ts";
import { simulatedWords } from "./sentences.ts";
import { dropoutWords, eventWords, shortPercent, sidesWords } from "./wording.ts";

/** The plan in a table, as a protocol's appendix would have it. */
export function resultsTable(state: SimulatedPlan): HTMLTableElement {
  const rows = resultRows(state).map(([name, value]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, name),
      element("td", { class: "number" }, value),
    ),
  );
  return element("table", { class: "results" }, element("tbody", {}, ...rows));
}

/** The same as text with tabs, which word processors and spreadsheets paste as a table. */
export const tableText = (state: SimulatedPlan): string =>
  resultRows(state)
    .map((row) => row.join("\t"))
    .join("\n");

/** Hypothesis and margin, where there is one. */
function aimRow({ hypothesis, margin, scale }: Analysis): [string, string][] {
  if (hypothesis === undefined || margin === undefined) return [];
  return [["To be shown", `${hypothesisNames[hypothesis]}, ${marginText({ margin, scale })}`]];
}

function resultRows({ plan, result }: SimulatedPlan): [string, string][] {
  const { study, scenario, n, completers, effect } = plan;
  const { arms, endpoint, analysis } = study.design;
  const rates = scenario.responseRate.map(shortPercent);
  const loss = dropoutWords(scenario.dropout);
  return [
    ["Endpoint", endpoint.name],
    ["Arms", `${arms[0].name}, ${arms[1].name}`],
    [
      "Test",
      `${methodNames[analysis.method]}, ${sidesWords(analysis.sides)}, alpha ${alphaText(analysis.alpha)}`,
    ],
    ...aimRow(analysis),
    [
      "Assumed rates",
      `${rates[0]} and ${rates[1]}: a difference of ${points(effect.difference)} percentage points`,
    ],
    ["Dropout", loss === "" ? "none" : `${loss}, ${eventWords(study.design).lost}`],
    ["Randomized", `${perArm(n)}, ${count(n[0] + n[1])} in total`],
    ["Expected completers", `${completers[0].toFixed(1)} + ${completers[1].toFixed(1)}`],
    ["Power, exact", percent(plan.exact)],
    ["Power, closed form", percent(plan.closedForm.power)],
    [
      "Power, simulated",
      `${simulatedWords(result).value} (${simulatedWords(result).trials}, seed ${result.seed})`,
    ],
  ];
}
