import { element, uniqueId } from "../notebook/element.ts";
import type { SizedStudy } from "../study/requireSized.ts";

interface ScenarioActs {
  readonly choose: (at: number) => void;
  readonly copy: () => void;
  readonly remove: () => void;
}

/** Which scenario of the study the controls show; a study with one scenario only offers a second one. */
export interface ScenarioMenu extends HTMLElement {
  update(study: SizedStudy, at: number): void;
}

/** Most scenarios that a study file takes. */
const most = 100;

export function scenarioMenu({ choose, copy, remove }: ScenarioActs): ScenarioMenu {
  const id = uniqueId("scenario");
  const list = element("select", { id });
  list.addEventListener("input", (event) => event.stopPropagation());
  list.addEventListener("change", (event) => {
    event.stopPropagation();
    choose(list.selectedIndex);
  });
  const label = element("label", { class: "control-label", for: id }, "Scenario shown");
  const choice = element("div", { class: "control" }, label, list);
  const add = link("Add a scenario like this", copy);
  const drop = link("Remove this one", remove);
  const acts = element("p", { class: "scenario-acts screen-only" }, add, drop);
  const update = ({ scenarios }: SizedStudy, at: number): void => {
    const isOne = scenarios.length === 1;
    choice.hidden = drop.hidden = isOne;
    add.hidden = scenarios.length >= most;
    const names = scenarios.map(({ name }) => name);
    if (names.join("\n") !== [...list.options].map(({ text }) => text).join("\n")) {
      list.replaceChildren(...names.map((name) => element("option", {}, name)));
    }
    list.selectedIndex = at;
  };
  return Object.assign(element("div", { class: "scenario-menu" }, choice, acts), { update });
}

const link = (text: string, act: () => void): HTMLButtonElement =>
  element("button", { type: "button", class: "link-button", onclick: act }, text);
