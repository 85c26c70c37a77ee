import { announce } from "../notebook/liveRegion.ts";
import { controlPanel } from "../notebook/controlPanel.ts";
import { controlSection } from "../notebook/controlSection.ts";
import { element } from "../notebook/element.ts";
import { inputsTable } from "../notebook/inputsTable.ts";
import { createUrlState } from "../notebook/urlState.ts";
import { checkQuestion } from "./checkQuestion.ts";
import { firstQuestion, type Question } from "./question.ts";
import { questionControls, sizeLabel, type QuestionControls } from "./questionControls.ts";
import { questionFromQuery, questionToQuery } from "./questionUrl.ts";

/** The controls of the page as one input of the notebook: its value is the last question without a fault. */
export interface QuestionInput extends HTMLElement {
  readonly value: Question;
  /** The question in a line, for the bar of a narrow screen. */
  summary: string;
  /** What the address said and could not be used. */
  readonly problems: readonly string[];
  /** What was put in, for paper. */
  readonly inputs: HTMLTableElement;
  /** Changes what only figures show; the controls follow. */
  show(change: Partial<Pick<Question, "shown" | "n">>): void;
  /** Keeps the table that is looked at in the address; nothing is drawn anew. */
  keepTable(table: Question["table"]): void;
}

/** Controls for the question in the page's address, kept in step with the address in both directions. */
export function createQuestionInput(): QuestionInput {
  const url = createUrlState();
  const { question: first, problems } = questionFromQuery(url.query);
  let question = first;
  const group = questionControls(question);
  const panel = controlPanel({ title: "The question", summary: "", sections: [group] });

  const accept = (next: Question): void => {
    question = next;
    group.controls.n.rename(sizeLabel(question.ratio));
    panel.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const set = (next: Question): void => {
    group.value = controlValues(next);
    group.showProblems([]);
    accept(next);
  };
  const start = (next: Question): void => {
    url.push(questionToQuery(next));
    set(next);
  };
  const show: QuestionInput["show"] = (change) => {
    const next = { ...question, ...change };
    url.replace(questionToQuery(next));
    set(next);
  };
  const keepTable: QuestionInput["keepTable"] = (table) => {
    question = withTable(question, table);
    url.replace(questionToQuery(question));
  };
  group.append(...sections(group, start));
  group.addEventListener("input", (event) => {
    event.stopPropagation();
    const next = questionOf(group, question);
    const faults = checkQuestion(next);
    const left = group.showProblems(faults);
    if (left.length > 0) announce(left.map(({ message }) => message).join(" "));
    if (faults.length > 0) return;
    url.replace(questionToQuery(next));
    accept(next);
  });
  url.listen((query) => set(questionFromQuery(query).question));
  accept(first);
  Object.defineProperty(panel, "value", { get: () => question });
  const inputs = inputsTable(Object.values(group.controls));
  const parts = { problems, inputs, show, keepTable };
  return Object.assign(panel, parts) as HTMLElement as QuestionInput;
}

function withTable(question: Question, table: Question["table"]): Question {
  const { table: _, ...rest } = question;
  return table ? { ...rest, table } : rest;
}

/** Examples to start from. */
const examples: readonly { readonly label: string; readonly rates: Question["rates"] }[] = [
  { label: "Response, 66.7 vs 26.7%", rates: [0.667, 0.267] },
  { label: "Infection, 3.3 vs 30.0%", rates: [0.033, 0.3] },
];

function sections({ controls: c }: QuestionControls, start: (question: Question) => void) {
  const buttons = examples.map(({ label, rates }) => {
    const onclick = () => start({ ...firstQuestion, rates });
    return element("button", { type: "button", class: "button", onclick }, label);
  });
  return [
    controlSection({
      title: "Rates to tell apart",
      controls: [
        c.rateExperimental,
        c.rateControl,
        c.power,
        element("div", { class: "button-row" }, ...buttons),
      ],
    }),
    controlSection({ title: "The analysis", controls: [c.method, c.sides, c.alpha] }),
    controlSection({ title: "A closer look", controls: [c.shown, c.ratio, c.n] }),
  ];
}

function questionOf({ value }: QuestionControls, { table, n, ratio }: Question): Question {
  const { rateExperimental, rateControl, ...rest } = value;
  const next = { ...rest, rates: [rateExperimental, rateControl] } as Question;
  // A table belongs to the sizes it was chosen in; others start with the expected one.
  return next.n === n && next.ratio === ratio ? withTable(next, table) : next;
}

function controlValues(question: Question): QuestionControls["value"] {
  const { rates, table: _, ...rest } = question;
  return {
    ...rest,
    rateExperimental: rates[0],
    rateControl: rates[1],
  } as QuestionControls["value"];
}
