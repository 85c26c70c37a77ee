import { checkCounts } from "../analyze/counts.ts";
import { ArgumentError } from "../errors.ts";
import type { Control } from "../notebook/control.ts";
import { controlPanel } from "../notebook/controlPanel.ts";
import { controlSection } from "../notebook/controlSection.ts";
import { element } from "../notebook/element.ts";
import { inputsTable } from "../notebook/inputsTable.ts";
import { createUrlState } from "../notebook/urlState.ts";
import { sourceTables, type ReaderTable } from "./readerTable.ts";
import { eventsLabel, sizeLabel, tableControls, type TableControls } from "./tableControls.ts";
import { tableFromQuery, tableToQuery } from "./tableUrl.ts";

/** The controls of the page as one input of the notebook: its value is the last table without a fault. */
export interface TableInput extends HTMLElement {
  readonly value: ReaderTable;
  /** The table in a line, for the bar of a narrow screen. */
  summary: string;
  /** What the address said and could not be used. */
  readonly problems: readonly string[];
  /** What was put in, for paper. */
  readonly inputs: HTMLTableElement;
}

/** Controls for the table in the page's address, kept in step with the address in both directions. */
export function createTableInput(): TableInput {
  const url = createUrlState();
  const { table: first, problems } = tableFromQuery(url.query);
  let table = first;
  const group = tableControls(table);
  const panel = controlPanel({ title: "The table", summary: "", sections: [group] });

  const accept = (next: ReaderTable): void => {
    table = next;
    fitControls(group, table);
    panel.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const show = (next: ReaderTable): void => {
    group.value = controlValues(next);
    accept(next);
  };
  const start = (next: ReaderTable): void => {
    url.push(tableToQuery(next));
    show(next);
  };
  group.append(...sections(group, start));
  group.addEventListener("input", (event) => {
    event.stopPropagation();
    const next = tableOfControls(group);
    if (!isPossible(group, next)) return;
    url.replace(tableToQuery(next));
    accept(next);
  });
  url.listen((query) => show(tableFromQuery(query).table));
  fitControls(group, table);
  Object.defineProperty(panel, "value", { get: () => table });
  const inputs = inputsTable(Object.values(group.controls));
  return Object.assign(panel, { problems, inputs }) as HTMLElement as TableInput;
}

function sections({ controls }: TableControls, start: (table: ReaderTable) => void) {
  const c = controls;
  const presets = sourceTables.map((table) => {
    const text = `${table.outcome}, ${table.events[0]} vs ${table.events[1]}`;
    return element(
      "button",
      { type: "button", class: "button", onclick: () => start(table) },
      text,
    );
  });
  const counts = [c.eventsExperimental, c.nExperimental, c.eventsControl, c.nControl, c.better];
  return [
    controlSection({
      title: "From the article",
      controls: [element("div", { class: "button-row" }, ...presets)],
    }),
    controlSection({ title: "Any 2 × 2 table", controls: counts }),
    controlSection({ title: "Its analysis", controls: [c.method, c.alpha, c.printed] }),
    controlSection({
      title: "Names",
      controls: [c.outcome, c.nameExperimental, c.nameControl],
      folded: true,
    }),
  ];
}

function tableOfControls({ value }: TableControls): ReaderTable {
  return {
    outcome: value.outcome,
    arms: [value.nameExperimental, value.nameControl],
    events: [value.eventsExperimental, value.eventsControl],
    n: [value.nExperimental, value.nControl],
    better: value.better as "higher" | "lower",
    method: value.method,
    alpha: value.alpha,
    printed: value.printed,
  };
}

function controlValues({ outcome, arms, events, n, ...rest }: ReaderTable) {
  return {
    outcome,
    nameExperimental: arms[0],
    nameControl: arms[1],
    eventsExperimental: events[0],
    eventsControl: events[1],
    nExperimental: n[0],
    nControl: n[1],
    ...rest,
  } as TableControls["value"];
}

/** Labels follow the names of the arms, sliders their sizes. */
function fitControls({ controls }: TableControls, { arms, n }: ReaderTable): void {
  controls.eventsExperimental.rename(eventsLabel(arms[0]));
  controls.eventsControl.rename(eventsLabel(arms[1]));
  controls.nExperimental.rename(sizeLabel(arms[0]));
  controls.nControl.rename(sizeLabel(arms[1]));
  fitSlider(controls.eventsExperimental, n[0]);
  fitSlider(controls.eventsControl, n[1]);
}

function fitSlider(control: Control<number>, most: number): void {
  const slider = control.querySelector<HTMLInputElement>("input[type=range]");
  if (!slider || slider.max === String(most)) return;
  slider.max = String(most);
  control.value = Number(control.value); // draws the slider anew
}

/** Whether the counts can be; if not, the message stands beside the count that is too large. */
function isPossible({ controls }: TableControls, table: ReaderTable): boolean {
  const counts = [controls.eventsExperimental, controls.eventsControl];
  for (const control of counts) control.problem = undefined;
  try {
    checkCounts(table);
    return true;
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    const control = counts[error.path.endsWith("[1]") ? 1 : 0]!;
    control.problem = `${control.label} must ${error.expectation}; got ${control.value}`;
    return false;
  }
}
