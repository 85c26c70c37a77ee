import { controlSection } from "../notebook/controlSection.ts";
import { element } from "../notebook/element.ts";
import { requireSizedVisits, type SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { visitPresets, type VisitPreset } from "../study/visitPresets.ts";
import { addressOf } from "./visitAddress.ts";
import type { VisitControls } from "./visitControls.ts";

/** The presets as a menu that follows the study shown. */
export interface PresetSection extends HTMLElement {
  show(study: SizedVisitStudy): void;
}

const own = "own";

/** Studies to start from; choosing one is a step that the back button undoes. */
export function presetSection(start: (study: SizedVisitStudy) => void): PresetSection {
  const options = visitPresets.map(({ id, label }) => element("option", { value: id }, label));
  const changed = element("option", { value: own }, "Changed by you");
  const menu = element("select", { id: "preset", class: "preset-menu" }, changed, ...options);
  const note = element("p", { class: "muted small preset-note" });
  menu.addEventListener("input", (event) => event.stopPropagation());
  menu.addEventListener("change", (event) => {
    event.stopPropagation();
    const preset = visitPresets.find(({ id }) => id === menu.value);
    if (preset) start(requireSizedVisits(preset.study));
  });
  const label = element("label", { class: "control-label", for: "preset" }, "Start from");
  const section = controlSection({ title: "The study", controls: [label, menu, note] });
  const queries = new Map(visitPresets.map((preset) => [addressOf(preset.study), preset]));
  const show = (study: SizedVisitStudy): void => {
    const preset = queries.get(addressOf(study));
    menu.value = preset?.id ?? own;
    changed.hidden = preset !== undefined;
    if (preset) note.textContent = presetNote(preset);
  };
  return Object.assign(section, { show });
}

/** Which numbers of a preset are published and which invented. */
export function presetNote({ source, published, invented }: VisitPreset): string {
  const origin = source && published ? `From ${source}: ${published}. ` : "";
  return `${origin}Invented: ${invented}.`;
}

/** The controls under their headings; `note` says what a change of the visits did to the rest. */
export function controlSections({ controls: c }: VisitControls, note: HTMLElement): HTMLElement[] {
  const isSingle = c.visits.hidden;
  const isModel = !c.covariance.hidden || !c.working.hidden;
  return [
    controlSection({
      title: "The trial and the truth",
      controls: [c.n, c.difference, c.sd, c.correlation, c.rho],
    }),
    controlSection({
      title: isSingle ? "The baseline" : "The visits",
      controls: [c.contrast, c.visits, c.times, note, c.baseline, c.baselineRho],
    }),
    controlSection({
      title: "Who leaves",
      controls: [c.dropoutExperimental, c.dropoutControl, c.mechanism, c.odds],
    }),
    controlSection({
      title: "Who stops treatment",
      controls: [c.stopExperimental, c.stopControl, c.followed, c.after, c.estimand],
    }),
    controlSection({
      title: "Who misses a visit",
      controls: [c.skippedExperimental, c.skippedControl],
      folded: true,
    }),
    controlSection({
      title: "The analysis",
      controls: [c.method, c.missing, c.sides, c.alpha],
    }),
    controlSection({
      title: isModel ? "Details of the model" : "Details of the analysis",
      controls: [
        c.covariance,
        c.degreesOfFreedom,
        c.working,
        c.correction,
        c.baselineEffect,
        c.fallback,
        c.imputations,
      ],
      folded: true,
    }),
    controlSection({ title: "The simulation", controls: [c.replicates, c.seed], folded: true }),
  ].filter(hasControls);
}

/** Whether anything in a section applies. */
const hasControls = (section: HTMLElement): boolean =>
  [...section.querySelectorAll<HTMLElement>(".control")].some(({ hidden }) => !hidden);

/** Hides what does not matter at the present values. */
export function showWhatApplies({ controls: c, value }: VisitControls): void {
  const isStopping = value.stopExperimental > 0 || value.stopControl > 0;
  const isLeaving = value.dropoutExperimental > 0 || value.dropoutControl > 0;
  c.odds.hidden = value.mechanism === "mcar";
  c.followed.hidden = !isStopping;
  c.after.hidden = !isStopping && !isLeaving;
  const isOther = value.correlation === "toeplitz" || value.correlation === "unstructured";
  c.rho.hidden = isOther || value.correlation === "none";
}
