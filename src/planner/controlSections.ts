import { controlSection } from "../notebook/controlSection.ts";
import type { Control } from "../notebook/control.ts";
import { element } from "../notebook/element.ts";
import { count } from "../show/format.ts";
import { presets } from "../study/presets.ts";
import { requireSized, type SizedStudy } from "../study/requireSized.ts";
import type { plannerControls } from "./plannerControls.ts";

/** The controls in groups by whose decision they are, with the studies to start from. */
export function controlSections(
  { controls }: ReturnType<typeof plannerControls>,
  scenarios: HTMLElement,
  start: (study: SizedStudy) => void,
): HTMLElement[] {
  const c = controls;
  return [
    presetMenu(start),
    controlSection({ title: "The trial", controls: [c.nExperimental, c.nControl, c.allocation] }),
    controlSection({
      title: "The world, as assumed",
      controls: [
        scenarios,
        c.rateExperimental,
        c.rateControl,
        c.dropoutExperimental,
        c.dropoutControl,
        c.mechanism,
        c.oddsRatio,
      ],
    }),
    controlSection({
      title: "The analysis",
      controls: [
        c.hypothesis,
        c.scale,
        c.marginDifference,
        c.marginRatio,
        c.method,
        c.sides,
        c.alpha,
        c.missing,
      ],
    }),
    controlSection({
      title: "The simulation",
      folded: true,
      controls: [c.replicates, replicatePresets(c.replicates), c.seed],
    }),
    controlSection({
      title: "Names",
      folded: true,
      controls: [c.title, c.nameExperimental, c.nameControl, c.endpoint, c.better, c.scenario],
    }),
  ];
}

/** Usual numbers of replicates, each with the Monte Carlo error that it leaves in a power of 80%. */
function replicatePresets(control: Control<number>): HTMLElement {
  const choose = (replicates: number) => () => {
    control.value = replicates;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const rows = [10, 100, 1_000, 10_000, 100_000].map((replicates) => {
    const error = (100 * Math.sqrt((0.8 * 0.2) / replicates)).toPrecision(2);
    const button = element("button", { type: "button", class: "link-button number", onclick: choose(replicates) }, count(replicates)); // prettier-ignore
    return element(
      "li",
      {},
      button,
      element("span", { class: "muted number" }, ` ± ${error} points`),
    );
  });
  const note = element("p", { class: "control-hint" }, "Monte Carlo error of a power near 80%:");
  return element("div", { class: "replicate-presets" }, note, element("ul", {}, ...rows));
}

/** A menu of presets that acts once and returns to its title. */
function presetMenu(start: (study: SizedStudy) => void): HTMLElement {
  const menu = element(
    "select",
    { class: "preset-menu", "aria-label": "Start from an example" },
    element("option", { value: "" }, "Start from an example…"),
    ...presets.map(({ id, label }) => element("option", { value: id }, label)),
  );
  menu.addEventListener("input", (event) => event.stopPropagation());
  menu.addEventListener("change", (event) => {
    event.stopPropagation();
    const preset = presets.find(({ id }) => id === menu.value);
    menu.value = "";
    if (preset) start(requireSized(preset.study));
  });
  return menu;
}
