import { element, uniqueId, type Child } from "./element.ts";

export interface PanelOptions {
  readonly title: string;
  /** The design in a line, shown on the bar of a narrow screen. */
  readonly summary: string;
  readonly sections: readonly Child[];
}

/** The column of controls; on a narrow screen a bar that opens over the page. */
export interface ControlPanel extends HTMLElement {
  summary: string;
}

export function controlPanel({ title, summary, sections }: PanelOptions): ControlPanel {
  const id = uniqueId("panel");
  const line = element("span", { class: "panel-summary number" }, summary);
  const action = element("span", { class: "panel-action" }, "Change");
  const bar = element(
    "button",
    { type: "button", class: "panel-bar", "aria-expanded": "false", "aria-controls": id },
    line,
    action,
  );
  const body = element("div", { class: "panel-body", id }, ...sections);
  const panel = element("aside", { class: "panel", "aria-label": title }, body, bar);
  const open = (isOpen: boolean) => {
    panel.toggleAttribute("data-open", isOpen);
    bar.setAttribute("aria-expanded", String(isOpen));
    action.textContent = isOpen ? "Done" : "Change";
  };
  bar.addEventListener("click", () => open(!panel.hasAttribute("data-open")));
  panel.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !panel.hasAttribute("data-open")) return;
    open(false);
    bar.focus();
  });
  Object.defineProperty(panel, "summary", {
    get: () => line.textContent,
    set: (text: string) => {
      line.textContent = text;
    },
  });
  return panel as HTMLElement as ControlPanel;
}
