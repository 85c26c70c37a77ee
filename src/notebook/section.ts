import { element, type Child } from "./element.ts";
import type { DrawQueue } from "./drawQueue.ts";

/** What every section of the planner shares. */
export interface Workshop {
  readonly queue: DrawQueue;
  /** What remakes a figure, to be put into its file: study, seed, version. */
  readonly describe: () => string;
}

/** A part of the page that follows the study. */
export interface Section<State> extends HTMLElement {
  update(state: State): void;
}

/** A heading, one sentence on what to look for, and the content. */
export function sectionBox(title: string, lead: string, ...content: readonly Child[]): HTMLElement {
  const intro = lead === "" ? undefined : element("p", { class: "section-lead muted" }, lead);
  return element("section", { class: "plan-section" }, element("h2", {}, title), intro, ...content);
}

/** A button with its action. */
export function actionButton(label: string, act: () => void): HTMLButtonElement {
  return element("button", { type: "button", class: "button", onclick: act }, label);
}
