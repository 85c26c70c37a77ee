import { element } from "../notebook/element.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { computeInSlices } from "../notebook/slices.ts";
import { percent } from "../show/format.ts";
import { closedFormPowerOf } from "../sizing/closedFormPowerOf.ts";
import { exactPower } from "../sizing/exactPower.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import type { Plan } from "./plan.ts";
import type { Planner } from "./planner.ts";
import { dropoutText, shortPercent } from "./wording.ts";

/** One scenario of a study and its power. */
interface ScenarioRow {
  readonly scenario: Scenario;
  readonly exact: number;
  readonly closedForm: number;
}

/** The power in every scenario of the study; absent from the page where there is one. */
export function createScenarios(planner: Planner, { queue }: Workshop): Section<Plan> {
  const holder = element("div", {
    class: "table-scroll",
    tabindex: 0,
    role: "region",
    "aria-label": "Power in every scenario",
  });
  const box = sectionBox(
    "The scenarios of this study",
    "All that follows shows the marked one. Press another to see and change it.",
    holder,
  );
  const newest = newestRun();
  const show = (rows: readonly ScenarioRow[]): void =>
    holder.replaceChildren(scenarioTable(rows, planner));
  const compute = ({ design, scenarios }: SizedStudy): Promise<void | undefined> =>
    newest(async (signal) => {
      const rowOf = (scenario: Scenario) => scenarioRow(design, scenario);
      show(await computeInSlices(scenarios, rowOf, { signal }));
    });
  const update = (): void => {
    const { file } = planner;
    box.hidden = file.scenarios.length === 1;
    if (box.hidden) return;
    queue.add(holder, () => void compute(file));
  };
  queue.beforePrint(() => {
    const { design, scenarios } = planner.file;
    if (!box.hidden) show(scenarios.map((scenario) => scenarioRow(design, scenario)));
  });
  box.hidden = true;
  return Object.assign(box, { update });
}

const scenarioRow = (design: SizedStudy["design"], scenario: Scenario): ScenarioRow => ({
  scenario,
  exact: exactPower(design, scenario),
  closedForm: closedFormPowerOf(design, scenario).power,
});

const columns = ["Scenario", "assumed rates", "dropout", "exact power", "closed form"];

function scenarioTable(rows: readonly ScenarioRow[], planner: Planner): HTMLTableElement {
  const heads = columns.map((text) => element("th", { scope: "col" }, text));
  const body = rows.map((row, k) => scenarioLine(row, k === planner.at, () => planner.choose(k)));
  return element(
    "table",
    { class: "compare" },
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...body),
  );
}

function scenarioLine(
  { scenario, exact, closedForm }: ScenarioRow,
  isShown: boolean,
  choose: () => void,
): HTMLTableRowElement {
  const { name, responseRate, dropout } = scenario;
  const title = isShown
    ? name
    : element("button", { type: "button", class: "link-button print-too", onclick: choose }, name);
  const cells = [
    responseRate.map(shortPercent).join(" vs "),
    dropoutText(dropout),
    percent(exact),
    percent(closedForm),
  ].map((text) => element("td", { class: "number" }, text));
  const row = element("tr", {}, element("th", { scope: "row" }, title), ...cells);
  if (isShown) row.setAttribute("aria-current", "true");
  return row;
}
