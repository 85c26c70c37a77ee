import { element, type Child } from "./element.ts";

export interface SectionOptions {
  /** Whose the decisions are: "The trial", "The world", … */
  readonly title: string;
  readonly controls: readonly Child[];
  /** Starts closed; for what most users leave alone. */
  readonly folded?: boolean;
}

/** Controls under a common heading. */
export function controlSection({ title, controls, folded }: SectionOptions): HTMLElement {
  const heading = element("h2", { class: "label" }, title);
  if (!folded) return element("section", { class: "control-section" }, heading, ...controls);
  const summary = element("summary", {}, heading);
  return element("details", { class: "control-section" }, summary, ...controls);
}
