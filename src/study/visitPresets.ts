import { parseVisitStudy } from "./anyStudy.ts";
import { dryness, fatigue, meansOf, pain, type PilotScale } from "./pilotScales.ts";
import type { VisitStudy } from "./visitSchema.ts";

/** A study over visits to start from. */
export interface VisitPreset {
  /** Its key in links and menus. */
  readonly id: string;
  /** Its entry in a menu. */
  readonly label: string;
  /** Where numbers come from, to follow "from" in a sentence; absent where all are invented. */
  readonly source?: string;
  /** Key of the source in docs/references.bib. */
  readonly reference?: string;
  /** What of the study is from the source. */
  readonly published?: string;
  /** What of it is invented. */
  readonly invented: string;
  readonly study: VisitStudy;
}

const fromPilot = {
  source: "the LD-IL-2 trial in primary Sjögren syndrome (He et al., JAMA Network Open 2022)",
  reference: "He2022",
} as const;

const arms = [
  { name: "LD-IL-2", n: 30 },
  { name: "Placebo", n: 30 },
];
const visits = [4, 8, 12, 24]; // weeks; treatment to week 12, follow-up to week 24
const dropout = { rate: [0.05, 0.05], mechanism: "mcar" } as const; // 3 of 60 were lost

function scaleStudy(scale: PilotScale, changes: object = {}, design: object = {}): VisitStudy {
  return parseVisitStudy({
    equipoise: 1,
    title: `LD-IL-2 follow-up trial in primary Sjögren syndrome: ${scale.name}`,
    design: {
      arms,
      endpoint: {
        type: "longitudinal",
        name: `${scale.name} (VAS)`,
        better: "lower",
        unit: "mm",
        visits,
      },
      analysis: { method: "mmrm", contrastVisit: 12 },
      ...design,
    },
    scenarios: [
      {
        name: "as in the pilot",
        mean: meansOf(scale),
        sd: scale.sd,
        correlation: { type: "compoundSymmetry", rho: 0.6 },
        dropout,
        ...changes,
      },
    ],
  });
}

const scalePreset = (scale: PilotScale): VisitPreset => ({
  id: scale.name,
  label: `LD-IL-2 follow-up: ${scale.name} at week 12`,
  ...fromPilot,
  published:
    "the difference at week 12, the standard deviation behind its interval, the share lost",
  invented:
    "the control arm's means, the course of the difference before and after week 12, the correlation between visits, one standard deviation for all visits",
  study: scaleStudy(scale),
});

/** Normal ESSDAI scores whose fall of 3 points or more at week 24 has the pilot's rates. */
const essdai = parseVisitStudy({
  equipoise: 1,
  title: "LD-IL-2 follow-up trial in primary Sjögren syndrome: ESSDAI responders",
  design: {
    arms,
    endpoint: {
      type: "responder",
      name: "ESSDAI falls by 3 points or more at week 24",
      unit: "points",
      visits,
      baseline: true,
      threshold: 3,
      direction: "fall",
    },
    analysis: { method: "fisher" },
  },
  scenarios: [
    {
      name: "as in the pilot",
      // The change is normal with SD 4 √(2 − 2 × 0.7) = 3.0984: a mean of −3 − 3.0984 × 0.43164 gives
      // falls of 3 or more to 66.7%, one of −3 + 3.0984 × 0.62191 to 26.7%.
      mean: [
        [8.27, 6.75, 5.66, 5.6626],
        [9.57, 9.2, 8.93, 8.9269],
      ],
      sd: 4,
      correlation: { type: "compoundSymmetry", rho: 0.7 },
      baseline: { mean: 10, sd: 4, correlation: 0.7 },
      dropout,
    },
  ],
});

/** Studies over visits to start from; the first one is what a page opens with. */
export const visitPresets: readonly VisitPreset[] = [
  scalePreset(fatigue),
  scalePreset(dryness),
  scalePreset(pain),
  {
    id: "essdai-responders",
    label: "LD-IL-2 follow-up: ESSDAI falls by 3 points or more at week 24",
    ...fromPilot,
    published: "the response rates, 66.7% and 26.7%, and the share lost",
    invented:
      "the mean at baseline, its standard deviation, the correlations, the course to week 24",
    study: essdai,
  },
  {
    id: "fatigue-estimands",
    label: "LD-IL-2 follow-up: fatigue, those who get worse leave or stop",
    ...fromPilot,
    published: "the difference at week 12 on treatment, the standard deviation behind its interval",
    invented: "everything else: who leaves, who stops treatment and what happens then, the course",
    study: scaleStudy(fatigue, {
      name: "leave and stop when worse",
      dropout: { rate: [0.1, 0.2], mechanism: "mar", oddsRatioPerSd: 2 },
      discontinuation: { rate: [0.2, 0.1], mechanism: "mar", oddsRatioPerSd: 2, followed: 0.6 },
      afterDiscontinuation: "jumpToReference",
    }),
  },
  {
    id: "teaching-mean",
    label: "Teaching example: a difference of half a standard deviation",
    invented: "all of it",
    study: parseVisitStudy({
      equipoise: 1,
      title: "A trial of a difference of 5 points",
      design: {
        arms: [
          { name: "Treatment", n: 64 },
          { name: "Control", n: 64 },
        ],
        endpoint: { type: "continuous", name: "quality of life", unit: "points" },
        analysis: { method: "t" },
      },
      scenarios: [{ name: "as hoped", mean: [55, 50], sd: 10 }],
    }),
  },
];
