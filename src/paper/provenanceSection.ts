import { element } from "../notebook/element.ts";
import { provenanceDetails } from "../planner/provenance.ts";
import { sectionBox, type Section } from "../notebook/section.ts";
import { tableProvenance } from "./provenance.ts";
import type { Reanalysis } from "./reanalysis.ts";

/** How each number was computed, each behind its value. */
export function createProvenanceSection(): Section<Reanalysis> {
  const holder = element("div", {});
  const box = sectionBox("How these numbers are computed", "", holder);
  const update = (reading: Reanalysis): void => {
    const open = [...holder.children].map((child) => (child as HTMLDetailsElement).open);
    const details = tableProvenance(reading).map(provenanceDetails);
    details.forEach((item, i) => (item.open = open[i] ?? false));
    holder.replaceChildren(...details);
  };
  return Object.assign(box, { update });
}
