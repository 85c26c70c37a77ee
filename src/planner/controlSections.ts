import { controlSection } from "../notebook/controlSection.ts";
import { element } from "../notebook/element.ts";
import { inputsTable } from "../notebook/inputsTable.ts";
import { presets } from "../study/presets.ts";
import { requireSized, type SizedStudy } from "../study/requireSized.ts";
import type { plannerControls } from "./plannerControls.ts";

/** The controls in groups by whose decision they are, with the studies to start from. */
export function controlSections(
  { controls }: ReturnType<typeof plannerControls>,
  start: (study: SizedStudy) => void,
): HTMLElement[] {
  const c = controls;
  return [
    presetMenu(start),
    controlSection({ title: "The trial", controls: [c.nExperimental, c.nControl, c.allocation] }),
    controlSection({
      title: "The world, as assumed",
      controls: [
        c.rateExperimental,
        c.rateControl,
        c.dropoutExperimental,
        c.dropoutControl,
        c.mechanism,
        c.oddsRatio,
      ],
    }),
    controlSection({ title: "The analysis", controls: [c.method, c.sides, c.alpha, c.missing] }),
    controlSection({ title: "The simulation", folded: true, controls: [c.replicates, c.seed] }),
    controlSection({
      title: "Names",
      folded: true,
      controls: [c.title, c.nameExperimental, c.nameControl, c.endpoint, c.better, c.scenario],
    }),
    inputsTable(Object.values(c)),
  ];
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
