import { isAdjustedMethod } from "../analyze/methods.ts";
import { presets } from "../study/presets.ts";
import { requireSized, type SizedStudy } from "../study/requireSized.ts";
import type { Study } from "../study/schema.ts";
import { studyFromQuery } from "../study/studyUrl.ts";
import { largestArm } from "./limits.ts";
import { pinKey, pinsOfQuery } from "./pins.ts";
import { shownKey, shownOfQuery } from "./scenarios.ts";

/** A study read from the page's address, and what of it could not be used, as sentences. */
export interface AddressReading {
  readonly study: SizedStudy;
  /** Index of the scenario that is shown. */
  readonly at: number;
  /** Designs pinned for comparison. */
  readonly pins: readonly SizedStudy[];
  readonly problems: readonly string[];
}

/** Reads the study in a query. A value with a problem is as in the first preset, and the problem is told. */
export function readAddress(query: string): AddressReading {
  const { study, problems } = studyFromQuery(query, { otherKeys: [pinKey, shownKey] });
  const { pins, problems: pinProblems } = pinsOfQuery(query);
  const { study: fitting, misfits } = fitToPage(study);
  const { at, problems: shownProblems } = shownOfQuery(query, fitting);
  const messages = [...problems.map(({ message }) => message), ...shownProblems, ...pinProblems];
  return { study: requireSized(fitting), at, pins, problems: [...messages, ...misfits] };
}

const usual = presets[0]!.study.design;

/** Puts the usual values in place of what a right study may say and this page cannot show. */
function fitToPage(study: Study): { study: Study; misfits: string[] } {
  const misfits: string[] = [];
  let { design } = study;
  const size = sizeMisfit(study);
  if (size !== undefined) {
    misfits.push(size);
    const { allocation: _, ...rest } = { ...design, arms: withSizesOf(study, usual) };
    design = rest;
  }
  const { method, sides, alpha } = design.analysis;
  if (isAdjustedMethod(method)) {
    misfits.push(
      `design.analysis.method must be a test of one 2 × 2 table on this page (the command line takes more); got "${method}"`,
    );
    design = { ...design, analysis: { method: usual.analysis.method, sides, alpha } };
  }
  return { study: { ...study, design }, misfits };
}

/** Why the page cannot draw the sizes of a study that is otherwise right. */
function sizeMisfit({ design: { arms } }: Study): string | undefined {
  if (arms.some(({ n }) => n === undefined)) {
    return "design.arms must have sizes on this page; got none";
  }
  const k = arms.findIndex(({ n }) => n! > largestArm);
  if (k < 0) return undefined;
  return `design.arms[${k}].n must be at most ${largestArm} on this page (the command line takes more); got ${arms[k]!.n}`;
}

function withSizesOf({ design: { arms } }: Study, usual: Study["design"]): Study["design"]["arms"] {
  return [
    { ...arms[0], n: usual.arms[0].n },
    { ...arms[1], n: usual.arms[1].n },
  ];
}
