import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { cite } from "./documentBuilder.ts";
import type { Table } from "./documentModel.ts";
import { plural } from "./format.ts";
import { missingSentences, strategySentences, visitMethodName } from "./visitNames.ts";

/** The simulation of a study over visits by ADEMP. */
export function visitAdempTable(
  { design, simulation }: SizedVisitStudy,
  scenarios: readonly string[],
): Table {
  const names = scenarios.map((name) => `\u201C${name}\u201D`).join(", ");
  const worlds = scenarios.length === 1 ? `scenario ${names}` : `scenarios ${names}`;
  const trials = plural(simulation.replicates, "simulated trial");
  return {
    type: "table",
    caption: "The simulation study by ADEMP",
    columns: [{ head: "Part", width: 0.24 }, { head: "Content" }],
    rows: [
      ["Aims", "To estimate the power of the planned analysis, and how its estimate behaves."],
      [
        "Data-generating mechanisms",
        `Values are drawn subject by subject from normal distributions with the means, standard deviations and correlations of the ${worlds}; loss follows the stated mechanism.`,
      ],
      ["Estimands", `As stated under Estimand. ${strategySentences[design.estimand]}`],
      [
        "Methods",
        `Each simulated trial is analyzed by ${visitMethodName(design.analysis)}. ${missingSentences[design.missing]}`,
      ],
      [
        "Performance measures",
        [
          `Share of trials that reject, bias, coverage and standard errors, each with its Monte Carlo standard error, over ${trials} per scenario. Random numbers: Threefry-2x32-20 `,
          cite("Salmon2011"),
          `, keyed by the seed ${simulation.seed} and the number of the trial.`,
        ],
      ],
    ],
  };
}
