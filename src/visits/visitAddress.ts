import { requireSizedVisits, type SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { visitPresets } from "../study/visitPresets.ts";
import type { VisitStudy } from "../study/visitSchema.ts";
import { visitStudyFromQuery, visitStudyToQuery } from "../study/visitStudyUrl.ts";

/** A study read from the page's address, and what of it could not be used, as sentences. */
export interface AddressReading {
  readonly study: SizedVisitStudy;
  /** Threshold chosen to turn values into responses, if one was. */
  readonly cut?: number;
  readonly problems: readonly string[];
}

/** More subjects in an arm are left to the command line. */
export const largestArm = 1000;

/** What an empty address shows. */
export const firstStudy: SizedVisitStudy = requireSizedVisits(visitPresets[0]!.study);

const cutKey = "cut";

/** Reads the study in a query; an empty one is the first preset. */
export function readAddress(query: string): AddressReading {
  const parameters = new URLSearchParams(query);
  const text = parameters.get(cutKey);
  parameters.delete(cutKey);
  const { study, problems } = readStudy(parameters.toString());
  if (text === null) return { study, problems };
  const cut = text.trim() === "" ? NaN : Number(text);
  if (Number.isFinite(cut)) return { study, cut, problems };
  return { study, problems: [...problems, `cut must be a number; got "${text}"`] };
}

function readStudy(query: string): AddressReading {
  if (query === "") return { study: firstStudy, problems: [] };
  const { study, problems } = visitStudyFromQuery(query);
  const messages = problems.map(({ message }) => message);
  const misfit = sizeMisfit(study);
  if (misfit === undefined) return { study: requireSizedVisits(study), problems: messages };
  const { allocation: _, ...design } = { ...study.design, arms: withFirstSizes(study) };
  return {
    study: requireSizedVisits({ ...study, design }),
    problems: [...messages, misfit],
  };
}

/** The query of a study and of a threshold chosen; empty for the first preset. */
export function addressOf(study: VisitStudy, cut?: number): string {
  const query = visitStudyToQuery(study);
  const parts = query === firstQuery ? [] : [query];
  if (cut !== undefined) parts.push(`${cutKey}=${cut}`);
  return parts.join("&");
}

const firstQuery = visitStudyToQuery(firstStudy);

/** Why the page cannot show the sizes of a study that is otherwise right. */
function sizeMisfit({ design: { arms } }: VisitStudy): string | undefined {
  if (arms.some(({ n }) => n === undefined)) {
    return "design.arms must have sizes on this page; got none";
  }
  const k = arms.findIndex(({ n }) => n! > largestArm);
  if (k < 0) return undefined;
  return `design.arms[${k}].n must be at most ${largestArm} on this page (the command line takes more); got ${arms[k]!.n}`;
}

function withFirstSizes({ design: { arms } }: VisitStudy): VisitStudy["design"]["arms"] {
  const [experimental, control] = firstStudy.design.arms;
  return [
    { ...arms[0], n: experimental.n },
    { ...arms[1], n: control.n },
  ];
}
