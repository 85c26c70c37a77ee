import type { Control } from "../notebook/control.ts";
import { announce } from "../notebook/liveRegion.ts";
import { controlPanel } from "../notebook/controlPanel.ts";
import { createUrlState } from "../notebook/urlState.ts";
import { checkStudy } from "../study/checkStudy.ts";
import { requireSized, type SizedStudy } from "../study/requireSized.ts";
import { alignSizes } from "./allocation.ts";
import { readAddress } from "./address.ts";
import { controlSections } from "./controlSections.ts";
import { mostPins, queryWithPins } from "./pins.ts";
import { plannerControls, type ControlValues } from "./plannerControls.ts";
import { controlValues, studyOfControls } from "./studyOfControls.ts";

/** The controls of the planner as one input of the notebook: its value is the study that they describe. */
export interface Planner extends HTMLElement {
  readonly value: SizedStudy;
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
  /** Shows another study; with `step`, the back button returns to this one. */
  show(study: SizedStudy, options?: { readonly step?: boolean }): void;
  /** Moves controls to values, as the power curve's handle and a press on a map do. */
  adjust(values: Partial<ControlValues>): void;
  /** What was put in, to be printed as a table. */
  readonly controls: Iterable<Control<unknown>>;
  /** The address of the study shown. */
  link(): string;
}

/** Controls for the study in the page's address, kept in step with the address in both directions. */
export function createPlanner(): Planner {
  const url = createUrlState();
  const address = readAddress(url.query);
  let { study, pins } = address;
  const group = plannerControls(study);
  const panel = controlPanel({ title: "The design", summary: "", sections: [group] });
  group.append(...controlSections(group, (preset) => show(preset, { step: true })));

  const setPins = (next: readonly SizedStudy[]): void => {
    pins = next;
    url.push(queryWithPins(study, pins));
    accept(study);
  };
  const pin = (): void => setPins([...pins, study].slice(-mostPins));
  const unpin = (index: number): void => setPins(pins.filter((_, i) => i !== index));
  const accept = (next: SizedStudy): void => {
    study = next;
    renameControls(group, study);
    panel.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const show: Planner["show"] = (next, { step = false } = {}) => {
    group.value = controlValues(next) as typeof group.value;
    if (step) url.push(queryWithPins(next, pins));
    else url.replace(queryWithPins(next, pins));
    accept(next);
  };
  const read = (): void => {
    const check = checkStudy(studyOfControls(group.value, study));
    if (check.problems) return complain(group, check.problems);
    url.replace(queryWithPins(requireSized(check.study), pins));
    accept(requireSized(check.study));
  };
  const adjust: Planner["adjust"] = (values) => {
    group.value = { ...group.value, ...values };
    read();
  };
  group.addEventListener("input", (event) => {
    event.stopPropagation();
    alignArms(group, event.target);
    read();
  });
  url.listen((query) => {
    const back = readAddress(query);
    pins = back.pins;
    show(back.study);
  });
  renameControls(group, study);
  Object.defineProperty(panel, "value", { get: () => study });
  Object.defineProperty(panel, "pins", { get: () => pins });
  const { problems } = address;
  const methods = {
    problems,
    pin,
    unpin,
    show,
    adjust,
    link: url.link,
    controls: shownControls(group),
  };
  return Object.assign(panel, methods) as HTMLElement as Planner;
}

type Group = ReturnType<typeof plannerControls>;

/** Where the arms are tied, the arm that was not touched follows. */
function alignArms({ controls }: Group, touched: EventTarget | null): void {
  const { nExperimental, nControl, allocation } = controls;
  const moved = touched === nControl ? 1 : 0;
  if (touched !== nExperimental && touched !== nControl && touched !== allocation) return;
  const n = alignSizes([nExperimental.value, nControl.value], moved, allocation.value);
  if (n[0] !== nExperimental.value) nExperimental.value = n[0];
  if (n[1] !== nControl.value) nControl.value = n[1];
}

/** Labels follow the names of the arms, and what does not apply is hidden. */
function renameControls({ controls }: Group, { design }: SizedStudy): void {
  const [experimental, control] = design.arms.map((arm) => arm.name) as [string, string];
  const verb = design.endpoint.better === "higher" ? "respond" : "have the event";
  controls.nExperimental.rename(`${experimental}, subjects`);
  controls.nControl.rename(`${control}, subjects`);
  controls.rateExperimental.rename(`${experimental}, ${verb}`);
  controls.rateControl.rename(`${control}, ${verb}`);
  controls.dropoutExperimental.rename(`${experimental}, drop out`);
  controls.dropoutControl.rename(`${control}, drop out`);
  controls.oddsRatio.hidden = controls.mechanism.value !== "mnar";
}

/** The controls that apply, at the moment they are asked for. */
function shownControls({ controls }: Group): Iterable<Control<unknown>> {
  const all = Object.values(controls) as Control<unknown>[];
  return { [Symbol.iterator]: () => all.filter(({ hidden }) => !hidden).values() };
}

/** Messages beside the controls; one that fits no control is said aloud. */
function complain(group: Group, problems: Parameters<Group["showProblems"]>[0]): void {
  const left = group.showProblems(problems);
  if (left.length > 0) announce(left.map(({ message }) => message).join(". "));
}
