import { isAdjustedMethod } from "../analyze/methods.ts";
import { requireSized, type SizedStudy } from "../study/requireSized.ts";
import { studyFromQuery, studyToQuery } from "../study/studyUrl.ts";
import type { Study } from "../study/schema.ts";
import { shownKey } from "./scenarios.ts";

/** The parameter of a link that holds a pinned design; it may stand several times. */
export const pinKey = "pin";
/** More rows than this are a report, not a comparison. */
export const mostPins = 8;

/** The designs pinned in a query; one that cannot be read is left out and told. */
export function pinsOfQuery(query: string): { pins: SizedStudy[]; problems: string[] } {
  const pins: SizedStudy[] = [];
  const problems: string[] = [];
  for (const pinned of new URLSearchParams(query).getAll(pinKey).slice(0, mostPins)) {
    const { study, problems: wrong } = studyFromQuery(pinned);
    const { arms, analysis } = study.design;
    const isShown = arms.every(({ n }) => n !== undefined) && !isAdjustedMethod(analysis.method);
    if (wrong.length === 0 && isShown) {
      pins.push(requireSized(study));
    } else problems.push(`pin must be a link to a study; got ${pinned}`);
  }
  return { pins, problems };
}

/** The query of a study with its pinned designs, and with the scenario that is shown where that is not the first. */
export function queryWithPins(study: SizedStudy, pins: readonly SizedStudy[], at = 0): string {
  const parts = pins.map((pin) => `&${pinKey}=${encodeURIComponent(studyToQuery(pin as Study))}`);
  const shown = at === 0 ? "" : `&${shownKey}=${at + 1}`;
  return studyToQuery(study as Study) + shown + parts.join("");
}
