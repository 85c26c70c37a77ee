import { controlPanel } from "../notebook/controlPanel.ts";
import { controlSection } from "../notebook/controlSection.ts";
import { element } from "../notebook/element.ts";
import { inputsTable } from "../notebook/inputsTable.ts";
import { announce } from "../notebook/liveRegion.ts";
import { actionButton } from "../notebook/section.ts";
import { createUrlState } from "../notebook/urlState.ts";
import { checkPilotQuestion, pilotRemarks } from "./checkPilotQuestion.ts";
import { pilotControls, type PilotControls } from "./pilotControls.ts";
import { examples, type PilotQuestion } from "./pilotQuestion.ts";
import { questionFromQuery, questionToQuery } from "./pilotUrl.ts";
import { controlValues, questionOf } from "./pilotValues.ts";
import type { TriedLog } from "./triedLog.ts";
import type { TriedStore } from "./triedRecord.ts";

/** The controls of the page as one input of the notebook: its value is the last question without a fault. */
export interface PilotInput extends HTMLElement, TriedStore {
  readonly value: PilotQuestion;
  /** The question in a line, for the bar of a narrow screen. */
  summary: string;
  /** What the address said and could not be used. */
  readonly problems: readonly string[];
  /** What was put in, for paper. */
  readonly inputs: HTMLTableElement;
  /** The address of the question as it stands. */
  link(): string;
  /** Changes the question as a step of its own; the controls follow. */
  change(part: Partial<PilotQuestion>): void;
}

/** Controls for the question in the page's address, kept in step with the address in both directions. */
export function createPilotInput(): PilotInput {
  const url = createUrlState();
  const { question: first, tried, problems } = questionFromQuery(url.query);
  let question = first;
  let log = tried;
  const group = pilotControls(question);
  const panel = controlPanel({ title: "The pilot and the plan", summary: "", sections: [group] });
  const accept = (next: PilotQuestion): void => {
    question = next;
    shapes.hidden = next.prior !== "own";
    panel.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const set = (next: PilotQuestion): void => {
    group.value = controlValues(next);
    group.showProblems(pilotRemarks(next));
    accept(next);
  };
  const start = (next: PilotQuestion): void => {
    url.push(questionToQuery(next, log));
    set(next);
  };
  const { shapes, sections } = sectionsOf(group, (next) => start({ ...question, ...next }));
  group.append(...sections);
  group.addEventListener("input", (event) => {
    event.stopPropagation();
    const next = questionOf(group.value);
    const faults = checkPilotQuestion(next);
    const remarks = faults.length > 0 ? [] : pilotRemarks(next);
    const left = group.showProblems([...faults, ...remarks]);
    if (left.length > 0) announce(left.map(({ message }) => message).join(" "));
    if (faults.length > 0) return;
    url.replace(questionToQuery(next, log));
    accept(next);
  });
  url.listen((query) => {
    const reading = questionFromQuery(query);
    log = reading.tried;
    set(reading.question);
  });
  const keepTried = (next: TriedLog): void => {
    log = next;
    url.push(questionToQuery(question, log));
  };
  group.showProblems(pilotRemarks(first));
  accept(first);
  Object.defineProperty(panel, "value", { get: () => question });
  Object.defineProperty(panel, "tried", { get: () => log });
  const inputs = inputsTable(Object.values(group.controls));
  const change = (part: Partial<PilotQuestion>): void => start({ ...question, ...part });
  const link = (): string => url.link();
  return Object.assign(panel, {
    problems,
    inputs,
    change,
    link,
    keepTried,
  }) as HTMLElement as PilotInput;
}

function sectionsOf({ controls: c }: PilotControls, start: (part: Partial<PilotQuestion>) => void) {
  const buttons = examples.map(({ label, question: { pilot, better } }) =>
    actionButton(label, () => start({ pilot, better })),
  );
  const pair = (...controls: readonly HTMLElement[]) =>
    element("div", { class: "control-pair" }, ...controls);
  const shapes = element(
    "div",
    { class: "control-shapes" },
    pair(c.aExperimental, c.bExperimental),
    pair(c.aControl, c.bControl),
  );
  const sections = [
    controlSection({
      title: "The pilot",
      controls: [
        pair(c.eventsExperimental, c.subjectsExperimental),
        pair(c.eventsControl, c.subjectsControl),
        c.better,
        element("div", { class: "button-row" }, ...buttons),
      ],
    }),
    controlSection({ title: "The follow-up", controls: [c.n, c.goal, c.method] }),
    controlSection({
      title: "Level and loss",
      folded: true,
      controls: [c.sides, c.alpha, c.dropoutExperimental, c.dropoutControl, c.lossOdds, c.missing],
    }),
    controlSection({
      title: "Before the pilot",
      controls: [c.prior, shapes, c.noEffect, c.worthwhile],
    }),
    controlSection({
      title: "Time and money",
      folded: true,
      controls: [c.sites, c.perSiteMonth, c.deadline, c.perSubject, c.perSite, c.fixed, c.budget],
    }),
  ];
  return { shapes, sections };
}
