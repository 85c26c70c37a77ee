import type { Control } from "../notebook/control.ts";
import { controlPanel } from "../notebook/controlPanel.ts";
import { element } from "../notebook/element.ts";
import { inputsTable } from "../notebook/inputsTable.ts";
import { createUrlState } from "../notebook/urlState.ts";
import { checkAnyStudy, isVisitStudy } from "../study/anyStudy.ts";
import type { Problem } from "../study/problems.ts";
import { requireSizedVisits, type SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { afterPress } from "./afterPress.ts";
import { changedStudy } from "./changedStudy.ts";
import { controlSections, presetSection, showWhatApplies } from "./controlSections.ts";
import { addressOf, readAddress } from "./visitAddress.ts";
import { replaceControls } from "./replaceControls.ts";
import { visitChange } from "./visitChange.ts";
import { visitControls, type VisitControls } from "./visitControls.ts";

/** The controls of the page as one input of the notebook: its value is the last study without a fault. */
export interface VisitInput extends HTMLElement {
  readonly value: SizedVisitStudy;
  /** The study in a line, for the bar of a narrow screen. */
  summary: string;
  /** What the address said and could not be used. */
  readonly problems: readonly string[];
  /** What was put in, for paper. */
  readonly inputs: HTMLTableElement;
  /** Threshold chosen to turn values into responses, if one was. */
  readonly cut: number | undefined;
  /** Chooses that threshold; no part of the study. */
  choose(cut: number): void;
  /** Plans with another number of subjects, as a step of its own. */
  size(n: number): void;
  /** The address of the study shown. */
  link(): string;
}

/** Controls for the study in the page's address, kept in step with the address in both directions. */
export function createVisitInput(): VisitInput {
  const url = createUrlState();
  const { study: first, cut: firstCut, problems } = readAddress(url.query);
  let [origin, study] = [first, first]; // what the controls change, and what comes of it
  let cut = firstCut;
  let group: VisitControls;
  const holder = element("div");
  const note = element("p", { class: "control-note", role: "status" });
  const misfit = element("p", { class: "control-problem", role: "alert" }); // of what no control shows
  const presets = presetSection((preset) => start(preset));
  const panel = controlPanel({
    title: "The study",
    summary: "",
    sections: [presets, misfit, holder],
  });
  const accept = (next: SizedVisitStudy): void => {
    study = next;
    presets.show(study);
    panel.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const read = (): void => {
    showWhatApplies(group);
    const check = checkedStudy(changedStudy(origin, group.value));
    const left = group.showProblems(ownProblems(check.problems ?? []));
    misfit.textContent = left.map(({ message }) => message).join(" ");
    if (check.study === undefined) return;
    url.replace(addressOf(check.study, cut));
    const change = visitChange(origin, check.study);
    if (change !== "") note.textContent = change;
    accept(check.study);
  };
  const mount = (next: SizedVisitStudy): void => {
    origin = next;
    group = visitControls(next);
    const sections = controlSections(group, note);
    group.append(...sections);
    group.addEventListener("input", (event) => {
      event.stopPropagation();
      read();
    });
    group.addEventListener("change", () => afterPress(settle));
    replaceControls(holder, group);
  };
  const settle = (): void => {
    const isMisread = Object.values(group.controls).some(({ problem }) => problem !== undefined);
    if (!isMisread && shapeOf(study) !== shapeOf(origin)) mount(study);
  };
  const show = (next: SizedVisitStudy): void => {
    note.textContent = misfit.textContent = "";
    mount(next);
    accept(next);
  };
  const start = (next: SizedVisitStudy): void => {
    cut = undefined; // a threshold fits one scale
    url.push(addressOf(next));
    show(next);
  };
  const size = (n: number): void => {
    const { study: sized } = checkedStudy(changedStudy(origin, { ...group.value, n }));
    if (!sized) return;
    url.push(addressOf(sized, cut));
    show(sized);
  };
  const choose = (threshold: number): void => {
    cut = threshold;
    url.replace(addressOf(study, cut));
  };
  url.listen((query) => {
    const back = readAddress(query);
    cut = back.cut;
    show(back.study);
  });
  show(first);
  Object.defineProperty(panel, "value", { get: () => study });
  Object.defineProperty(panel, "cut", { get: () => cut });
  const shown: Iterable<Control<unknown>> = {
    [Symbol.iterator]: () =>
      (Object.values(group.controls) as Control<unknown>[])
        .filter(({ hidden }) => !hidden)
        .values(),
  };
  const inputs = inputsTable(shown);
  const methods = { problems, inputs, choose, size, link: url.link };
  return Object.assign(panel, methods) as HTMLElement as VisitInput;
}

/** What decides which controls there are, and between what they choose. */
function shapeOf({ design }: SizedVisitStudy): string {
  const { endpoint, analysis, missing } = design;
  const { method, contrastVisit } = analysis;
  return JSON.stringify({ endpoint, method, contrastVisit, missing });
}

/** A fault of the design is one of its own; those of scenarios may follow from it. */
function ownProblems(problems: readonly Problem[]): readonly Problem[] {
  const ofDesign = problems.filter(({ path }) => path.startsWith("design."));
  return ofDesign.length > 0 ? ofDesign : problems;
}

type Checked =
  | { readonly study: SizedVisitStudy; readonly problems?: never }
  | { readonly study?: never; readonly problems: readonly Problem[] };

function checkedStudy(value: unknown): Checked {
  const check = checkAnyStudy(value);
  if (check.problems !== undefined) return { problems: check.problems };
  if (!isVisitStudy(check.study)) return { problems: [] };
  return { study: requireSizedVisits(check.study) };
}
