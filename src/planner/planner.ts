import type { Control } from "../notebook/control.ts";
import { controlPanel } from "../notebook/controlPanel.ts";
import { createUrlState } from "../notebook/urlState.ts";
import { checkStudy } from "../study/checkStudy.ts";
import { requireSized, type SizedStudy } from "../study/requireSized.ts";
import { readAddress } from "./address.ts";
import { controlAligner } from "./alignControls.ts";
import { complain } from "./complain.ts";
import { controlSections } from "./controlSections.ts";
import { fitControls, shownControls } from "./fitControls.ts";
import { mostPins, queryWithPins } from "./pins.ts";
import { plannerControls, type ControlValues } from "./plannerControls.ts";
import { scenarioMenu } from "./scenarioMenu.ts";
import { studyShowing, withoutScenario, withScenarioCopied } from "./scenarios.ts";
import { controlValues, studyOfControls } from "./studyOfControls.ts";

/** The controls of the planner as one input of the notebook: its value is the study that they describe. */
export interface Planner extends HTMLElement {
  /** The study with the scenario that is shown first. */
  readonly value: SizedStudy;
  /** The study as its file has it: scenarios in their own order. */
  readonly file: SizedStudy;
  /** Index in the file of the scenario that is shown. */
  readonly at: number;
  /** The design in a line, for the bar of a narrow screen. */
  summary: string;
  /** What the address said and could not be used, as sentences. */
  readonly problems: readonly string[];
  /** Designs kept for comparison, in the order they were pinned. */
  readonly pins: readonly SizedStudy[];
  /** Keeps the present design for comparison. */
  pin(): void;
  /** Takes a design out of the comparison. */
  unpin(index: number): void;
  /** Shows and edits another scenario of the study. */
  choose(at: number): void;
  /** Moves controls to values, as the power curve's handle and a press on a map do. */
  adjust(values: Partial<ControlValues>): void;
  /** What was put in, to be printed as a table. */
  readonly controls: Iterable<Control<unknown>>;
  /** The address of the study shown. */
  link(): string;
}

/** All that the address holds. */
interface State {
  readonly file: SizedStudy;
  readonly at: number;
  readonly pins: readonly SizedStudy[];
}

/** Controls for the study in the page's address, kept in step with the address in both directions. */
export function createPlanner(): Planner {
  const url = createUrlState();
  const address = readAddress(url.query);
  let state: State = { file: address.study, at: address.at, pins: address.pins };
  let value = studyShowing(state.file, state.at);
  const group = plannerControls(value);
  const align = controlAligner(group);
  const panel = controlPanel({ title: "The design", summary: "", sections: [group] });

  const accept = (next: State): void => {
    state = next;
    value = studyShowing(state.file, state.at);
    fitControls(group, state.file, state.at);
    menu.update(state.file, state.at);
    panel.dispatchEvent(new Event("input", { bubbles: true }));
  };
  /** Shows a state that no control has brought about; a step can be taken back. */
  const go = (changes: Partial<State>, write: "push" | "replace" = "push"): void => {
    const next = { ...state, ...changes };
    url[write](queryWithPins(next.file, next.pins, next.at));
    group.value = controlValues(next.file, next.at) as typeof group.value;
    accept(next);
  };
  const read = (): void => {
    const check = checkStudy(studyOfControls(group.value, state.file, state.at));
    if (check.problems) return complain(group, check.problems);
    const file = requireSized(check.study);
    url.replace(queryWithPins(file, state.pins, state.at));
    accept({ ...state, file });
  };
  const menu = scenarioMenu({
    choose: (at) => go({ at }, "replace"),
    copy: () =>
      go({ file: withScenarioCopied(state.file, state.at), at: state.file.scenarios.length }),
    remove: () =>
      go({ file: withoutScenario(state.file, state.at), at: Math.max(0, state.at - 1) }),
  });
  group.append(...controlSections(group, menu, (file) => go({ file, at: 0 })));
  group.addEventListener("input", (event) => {
    event.stopPropagation();
    align(event.target);
    read();
  });
  url.listen((query) => {
    const { study: file, at, pins } = readAddress(query);
    go({ file, at, pins }, "replace");
  });
  fitControls(group, state.file, state.at);
  menu.update(state.file, state.at);
  Object.defineProperties(panel, {
    value: { get: () => value },
    file: { get: () => state.file },
    at: { get: () => state.at },
    pins: { get: () => state.pins },
  });
  const methods = {
    problems: address.problems,
    pin: () => go({ pins: [...state.pins, pinned(value)].slice(-mostPins) }),
    unpin: (index: number) => go({ pins: state.pins.filter((_, i) => i !== index) }),
    choose: (at: number) => go({ at }, "replace"),
    adjust: (values: Partial<ControlValues>) => {
      group.value = { ...group.value, ...values };
      read();
    },
    link: url.link,
    controls: shownControls(group),
  };
  return Object.assign(panel, methods) as HTMLElement as Planner;
}

/** A row of the comparison is one scenario. */
const pinned = (study: SizedStudy): SizedStudy => ({
  ...study,
  scenarios: study.scenarios.slice(0, 1),
});
