import { element } from "../notebook/element.ts";
import { hypothesisNames, marginText } from "../report/hypothesisNames.ts";
import { methodLabels } from "../report/methodNames.ts";
import { compareTable, type ComparedDesign } from "../show/compareTable.ts";
import { alphaText, perArm, percent } from "../show/format.ts";
import { nullScenario } from "../study/nullScenario.ts";
import { exactPower } from "../sizing/exactPower.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { planOf, type Plan } from "./plan.ts";
import type { Planner } from "./planner.ts";
import { actionButton, sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { simulatedWords } from "./sentences.ts";
import { simulateNow } from "./simulatePlan.ts";
import { dropoutText, shortPercent } from "./wording.ts";

const columns = [
  "subjects",
  "exact power",
  "simulated",
  "closed form",
  "type I error",
  "test",
  "rates",
  "dropout",
  "subjects lost",
];

/** Pinned designs beside the present one, on the same random numbers; further scenarios of the study too. */
export function createCompare(planner: Planner, { queue }: Workshop): Section<Plan> {
  const holder = element("div", {
    class: "table-scroll",
    tabindex: 0,
    role: "region",
    "aria-label": "Designs compared",
    style: "--height: 57px",
  });
  const row = element("div", { class: "button-row" }, actionButton("Pin this design", planner.pin));
  const box = sectionBox(
    "Compare",
    "Pin a design, change a thing, and see both. All designs are simulated on the same random numbers, so that differences between them are not noise; their Monte Carlo errors are therefore not independent.",
    row,
    holder,
  );
  const update = ({ study }: Plan): void =>
    queue.add(holder, () => {
      const pinned = planner.pins.map((pin, i): ComparedDesign => ({
        name: `Design ${String.fromCharCode(65 + i)}`,
        cells: designCells(pin),
        onRemove: () => planner.unpin(i),
      }));
      const now = { name: "This design", cells: designCells(study), isCurrent: true };
      holder.replaceChildren(compareTable(columns, [...pinned, now, ...otherScenarios(study)]));
    });
  return Object.assign(box, { update });
}

/** The same design in the other worlds that the study file names. */
function otherScenarios(study: SizedStudy): ComparedDesign[] {
  return study.scenarios.slice(1).map((scenario) => ({
    name: `This design, ${scenario.name}`,
    cells: designCells({ ...study, scenarios: [scenario] }),
  }));
}

function designCells(study: SizedStudy): string[] {
  const plan = planOf(study);
  const { design } = study;
  const { value } = simulatedWords(simulateNow(study));
  const { method, sides, alpha, hypothesis, margin, scale } = design.analysis;
  const aim =
    hypothesis === undefined || margin === undefined
      ? ""
      : `${hypothesisNames[hypothesis]}, ${marginText({ margin, scale })}; `;
  return [
    perArm(plan.n),
    percent(plan.exact),
    value,
    percent(plan.closedForm.power),
    percent(exactPower(design, nullScenario(plan.scenario, design)), 2),
    `${aim}${methodLabels[method]}, ${sides}-sided ${alphaText(alpha)}`,
    plan.scenario.responseRate.map(shortPercent).join(" vs "),
    dropoutText(plan.scenario.dropout),
    design.missing === "completeCase" ? "left out" : "failures",
  ];
}
