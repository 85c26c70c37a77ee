import { controlPanel } from "../notebook/controlPanel.ts";
import { controlSection } from "../notebook/controlSection.ts";
import { element } from "../notebook/element.ts";
import { inputsTable } from "../notebook/inputsTable.ts";
import { announce } from "../notebook/liveRegion.ts";
import { actionButton } from "../notebook/section.ts";
import { createUrlState } from "../notebook/urlState.ts";
import { checkPlan } from "./checkPlan.ts";
import {
  controlValues,
  fitLabels,
  lossControls,
  planOf,
  type LossControls,
} from "./lossControls.ts";
import { alignArms } from "./alignArms.ts";
import { examples } from "./examples.ts";
import type { LossPlan } from "./lossPlan.ts";
import { planFromQuery, planToQuery } from "./lossUrl.ts";

/** The controls of the page as one input of the notebook: its value is the last plan without a fault. */
export interface LossInput extends HTMLElement {
  readonly value: LossPlan;
  /** The plan in a line, for the bar of a narrow screen. */
  summary: string;
  /** What the address said and could not be used. */
  readonly problems: readonly string[];
  /** What was put in, for paper. */
  readonly inputs: HTMLTableElement;
  /** Changes the plan as a step of its own; the controls follow. */
  change(part: Partial<LossPlan>): void;
}

/** Controls for the plan in the page's address, kept in step with the address in both directions. */
export function createLossInput(): LossInput {
  const url = createUrlState();
  const { plan: first, problems } = planFromQuery(url.query);
  let plan = first;
  const group = lossControls(plan);
  const panel = controlPanel({ title: "The plan", summary: "", sections: [group] });
  const accept = (next: LossPlan): void => {
    plan = next;
    panel.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const set = (next: LossPlan): void => {
    group.value = controlValues(next);
    fitLabels(group, next);
    group.showProblems([]);
    accept(next);
  };
  const start = (next: LossPlan): void => {
    url.push(planToQuery(next));
    set(next);
  };
  group.append(...sections(group, start));
  group.addEventListener("input", (event) => {
    event.stopPropagation();
    alignArms(group, event.target);
    const next = planOf(group);
    fitLabels(group, next);
    const faults = checkPlan(next);
    const left = group.showProblems(faults);
    if (left.length > 0) announce(left.map(({ message }) => message).join(" "));
    if (faults.length > 0) return;
    url.replace(planToQuery(next));
    accept(next);
  });
  url.listen((query) => set(planFromQuery(query).plan));
  accept(first);
  Object.defineProperty(panel, "value", { get: () => plan });
  const inputs = inputsTable(Object.values(group.controls));
  const change = (part: Partial<LossPlan>): void => start({ ...plan, ...part });
  return Object.assign(panel, { problems, inputs, change }) as HTMLElement as LossInput;
}

function sections({ controls: c }: LossControls, start: (plan: LossPlan) => void) {
  const buttons = examples.map(({ label, plan }) => actionButton(label, () => start(plan)));
  return [
    controlSection({
      title: "The trial",
      controls: [
        c.rateExperimental,
        c.rateControl,
        c.better,
        c.nExperimental,
        c.nControl,
        c.allocation,
      ],
    }),
    controlSection({
      title: "The loss",
      controls: [
        c.dropoutExperimental,
        c.dropoutControl,
        c.oddsRatio,
        element("div", { class: "button-row" }, ...buttons),
      ],
    }),
    controlSection({
      title: "The analysis",
      controls: [c.missing, c.power, c.method, c.sides, c.alpha],
    }),
  ];
}
