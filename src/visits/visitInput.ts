import type { Control } from "../notebook/control.ts";
import { controlPanel } from "../notebook/controlPanel.ts";
import { element } from "../notebook/element.ts";
import { inputsTable } from "../notebook/inputsTable.ts";
import { announce } from "../notebook/liveRegion.ts";
import { createUrlState } from "../notebook/urlState.ts";
import { checkAnyStudy, isVisitStudy } from "../study/anyStudy.ts";
import type { Problem } from "../study/problems.ts";
import { requireSizedVisits, type SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { changedStudy } from "./changedStudy.ts";
import { controlSections, presetSection, showWhatApplies } from "./controlSections.ts";
import { addressOf, readAddress } from "./visitAddress.ts";
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
  const presets = presetSection((preset) => start(preset));
  const panel = controlPanel({ title: "The study", summary: "", sections: [presets, holder] });
  const accept = (next: SizedVisitStudy): void => {
    study = next;
    presets.show(study);
    panel.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const read = (): void => {
    showWhatApplies(group);
    const check = checkedStudy(changedStudy(origin, group.value));
    const left = group.showProblems(check.problems ?? []);
    if (left.length > 0) announce(left.map(({ message }) => message).join(" "));
    if (check.study === undefined) return;
    url.replace(addressOf(check.study, cut));
    accept(check.study);
  };
  const show = (next: SizedVisitStudy): void => {
    origin = next;
    group = visitControls(next);
    group.append(...controlSections(group));
    group.addEventListener("input", (event) => {
      event.stopPropagation();
      read();
    });
    holder.replaceChildren(group);
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

type Checked =
  | { readonly study: SizedVisitStudy; readonly problems?: never }
  | { readonly study?: never; readonly problems: readonly Problem[] };

function checkedStudy(value: unknown): Checked {
  const check = checkAnyStudy(value);
  if (check.problems !== undefined) return { problems: check.problems };
  if (!isVisitStudy(check.study)) return { problems: [] };
  return { study: requireSizedVisits(check.study) };
}
