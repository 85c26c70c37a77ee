import type { VisitDraft } from "./draft.ts";
import type { LinkTexts } from "./linkKeys.ts";
import { readNumbers } from "./readNumber.ts";
import type { VisitEndpointType, VisitMethod } from "./visitMethods.ts";

/** What decides the shape of a study over visits, and with it what a link leaves out. */
export interface VisitShape {
  readonly type: VisitEndpointType;
  readonly visits: readonly number[];
  readonly baseline: boolean;
}

/** Visits where a link names none. */
export const usualVisits: readonly number[] = [4, 8, 12];

const usualMethods: Readonly<Record<VisitEndpointType, VisitMethod>> = {
  continuous: "t",
  longitudinal: "mmrm",
  responder: "fisher",
};

/**
 * The study that a link starts from: means apart by 5 at the last visit, half a standard deviation. It belongs to the
 * version of links; another one would change what old links say.
 */
export function visitUrlBase({ type, visits, baseline }: VisitShape): VisitDraft {
  return {
    equipoise: 1,
    title: "Untitled study",
    design: {
      arms: [
        { name: "Experimental", n: 50 },
        { name: "Control", n: 50 },
      ],
      endpoint: endpointOf({ type, visits, baseline }),
      analysis: { method: usualMethods[type] },
    },
    scenarios: [type === "continuous" ? single(baseline) : several(visits, baseline)],
    simulation: {},
  };
}

function endpointOf({ type, visits, baseline }: VisitShape): Record<string, unknown> {
  if (type === "continuous") return { type, baseline };
  const measured = { type, visits: [...visits], baseline };
  if (type === "longitudinal") return measured;
  return { ...measured, threshold: 5, direction: baseline ? "rise" : "atLeast" };
}

const usualBaseline = { mean: 0, sd: 10, correlation: 0.5 };

const single = (baseline: boolean) => ({
  mean: [5, 0],
  sd: 10,
  ...(baseline && { baseline: usualBaseline }),
});

/** The difference grows in proportion to time, rounded to two decimals so that links stay short. */
const several = (visits: readonly number[], baseline: boolean) => ({
  mean: [
    visits.map((time) => Math.round((500 * time) / visits.at(-1)!) / 100),
    visits.map(() => 0),
  ],
  sd: 10,
  ...(visits.length > 1 && { correlation: { type: "compoundSymmetry", rho: 0.5 } }),
  ...(baseline && { baseline: usualBaseline }),
});

/** The shape that a link's texts give, unchecked; where one makes no sense, the usual one. */
export function shapeOfTexts(texts: LinkTexts): VisitShape {
  const named = texts.get("type");
  const type = named === "continuous" || named === "responder" ? named : "longitudinal";
  const times = readNumbers(texts.get("visits") ?? "");
  const visits = times.filter((time) => typeof time === "number");
  const isUsable = visits.length === times.length && type !== "continuous";
  return {
    type,
    visits: isUsable ? visits : usualVisits,
    baseline: texts.get("baseline") === "true",
  };
}
