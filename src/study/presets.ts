import type { Pair } from "../pair.ts";
import { parseStudy } from "./parseStudy.ts";
import type { Scenario, Study, StudyInput } from "./schema.ts";

/** A study to start from. */
export interface Preset {
  /** Its key in links and menus. */
  readonly id: string;
  /** Its entry in a menu. */
  readonly label: string;
  /** Where the assumed rates come from, to follow "from" in a sentence; absent where invented. */
  readonly source?: string;
  /** Key of the source in docs/references.bib. */
  readonly reference?: string;
  readonly study: Study;
}

const fromPilot = {
  source: "the LD-IL-2 trial in primary Sjögren syndrome (He et al., JAMA Network Open 2022)",
  reference: "He2022",
} as const;

const names: Pair<string> = ["LD-IL-2", "Placebo"];

/** The LD-IL-2 follow-up with some of it changed. */
function followUp(
  title: string,
  scenario: Scenario,
  changes: Partial<StudyInput["design"]> = {},
): Study {
  return parseStudy({
    equipoise: 1,
    title,
    design: {
      arms: names.map((name) => ({ name, n: 30 })),
      endpoint: { name: "ESSDAI improved by 3 points or more at week 24" },
      analysis: { method: "fisher" },
      ...changes,
    },
    scenarios: [scenario],
    simulation: { replicates: 10_000, seed: 20221118 },
  });
}

const title = "LD-IL-2 follow-up trial in primary Sjögren syndrome";
const rate: Pair<number> = [0.05, 0.05]; // 3 of 60 were lost

const asInThePilot: Scenario = {
  name: "as in the pilot",
  responseRate: [0.667, 0.267],
  dropout: { rate: [...rate], mechanism: "mcar" },
};

/** Studies to start from; the first one is what a page opens with. */
export const presets: readonly Preset[] = [
  {
    id: "follow-up",
    label: "LD-IL-2 follow-up: response",
    ...fromPilot,
    study: followUp(title, asInThePilot),
  },
  {
    id: "infection",
    label: "LD-IL-2 follow-up: infection",
    ...fromPilot,
    study: followUp(
      `${title}: infections`,
      { ...asInThePilot, responseRate: [0.033, 0.3] },
      { endpoint: { name: "infection", better: "lower" } },
    ),
  },
  {
    id: "complete-case",
    label: "LD-IL-2 follow-up: complete cases",
    ...fromPilot,
    study: followUp(`${title}: complete cases`, asInThePilot, { missing: "completeCase" }),
  },
  {
    id: "informative-dropout",
    label: "LD-IL-2 follow-up: informative dropout",
    ...fromPilot,
    study: followUp(
      `${title}: informative dropout`,
      {
        name: "nonresponders leave more often",
        responseRate: [0.667, 0.267],
        dropout: { rate: [...rate], mechanism: "mnar", oddsRatio: 3 },
      },
      { missing: "completeCase" },
    ),
  },
  {
    id: "teaching",
    label: "Teaching example: 50% against 30%",
    study: parseStudy({
      equipoise: 1,
      title: "A trial of 50% against 30%",
      design: {
        arms: [
          { name: "Treatment", n: 100 },
          { name: "Control", n: 100 },
        ],
        analysis: { method: "pearson" },
      },
      scenarios: [{ name: "as hoped", responseRate: [0.5, 0.3] }],
    }),
  },
];
