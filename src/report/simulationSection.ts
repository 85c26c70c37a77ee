import type { SizedStudy } from "../study/requireSized.ts";
import { cite, paragraph } from "./documentBuilder.ts";
import type { DocumentInput, SimulatedScenario } from "./documentInput.ts";
import type { DocumentSection, Table, Text } from "./documentModel.ts";
import { summaryMeasure } from "./estimandSentences.ts";
import { findingsTable } from "./findingsTable.ts";
import { plural } from "./format.ts";
import { methodNames } from "./methodNames.ts";

/** The simulation in the order of ADEMP, and what it found; nothing where none was run. */
export function simulationSection({ study, simulated = [] }: DocumentInput): DocumentSection[] {
  if (simulated.length === 0) return [];
  const ademp: Table = {
    type: "table",
    caption: "The simulation study by ADEMP",
    columns: [{ head: "Part", width: 0.24 }, { head: "Content" }],
    rows: adempRows(study, simulated),
  };
  return [
    {
      heading: "Simulation methods",
      blocks: [
        paragraph("The simulation is reported in the order of ADEMP ", cite("Morris2019"), "."),
        ademp,
        ...simulated.map((each) => findingsTable(each)),
      ],
    },
  ];
}

function adempRows(
  { design, scenarios, simulation }: SizedStudy,
  simulated: readonly SimulatedScenario[],
): (readonly [string, Text])[] {
  const { replicates, seed } = simulation;
  const names = scenarios
    .filter(({ name }) => simulated.some(({ scenario }) => scenario === name))
    .map(({ name }) => `\u201C${name}\u201D`);
  const worlds =
    names.length === 1 ? `the scenario ${names[0]}` : `the scenarios ${names.join(", ")}`;
  const isMnar = scenarios.some(({ dropout }) => dropout?.mechanism === "mnar");
  return [
    ["Aims", "To estimate the power of the planned analysis, and how its estimate behaves."],
    [
      "Data-generating mechanisms",
      [
        `Outcomes are drawn subject by subject from the event rates of ${worlds}, as stated under Assumptions; dropout is drawn ${isMnar ? "with the stated odds ratio between dropout and outcome " : "independently of the outcome"}`,
        ...(isMnar ? [cite("Plackett1965")] : []),
        ".",
      ],
    ],
    [
      "Estimands",
      `${capitalized(summaryMeasure(design).replace(/,$/, ""))}, as stated under Estimand.`,
    ],
    [
      "Methods",
      [
        `Each simulated trial is analyzed by ${methodNames[design.analysis.method]}; intervals for the difference are Newcombe's, 95% `,
        cite("Newcombe1998"),
        ".",
      ],
    ],
    [
      "Performance measures",
      [
        `Share of trials that reject, bias, coverage and standard errors, each with its Monte Carlo standard error, over ${plural(replicates, "simulated trial")} per scenario. Random numbers: Threefry-2x32-20 `,
        cite("Salmon2011"),
        `, keyed by the seed ${seed} and the number of the trial.`,
      ],
    ],
  ];
}

const capitalized = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
