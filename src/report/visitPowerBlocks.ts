import type { VisitAnalysisResult, VisitMonteCarloResult } from "../engine/monteCarloVisits.ts";
import type { VisitPower } from "../sizing/visitPowerOf.ts";
import { cite, paragraph } from "./documentBuilder.ts";
import type { Block, Text } from "./documentModel.ts";
import { percent, percentWithError, plural } from "./format.ts";
import { visitFormulaNames } from "./visitNames.ts";

/** The power of a scenario by formula and by simulation. */
export interface VisitPowers {
  readonly scenario: string;
  readonly formal: VisitPower;
  readonly analysis: VisitAnalysisResult;
  readonly simulated: VisitMonteCarloResult;
}

/** The power of each scenario by each method, and what the closed forms leave out. */
export function visitPowerBlocks(powers: readonly VisitPowers[]): Block[] {
  const rows = powers.flatMap(({ scenario, formal, analysis, simulated }): Text[][] => {
    const trials = plural(simulated.replicates, "trial");
    const { value, monteCarloError } = analysis.characteristics.rejection;
    return [
      ...formalRows(scenario, formal),
      [
        scenario,
        `Simulated: ${trials}, seed ${simulated.seed}`,
        percentWithError(value, monteCarloError),
      ],
    ];
  });
  const notes = powers.flatMap(({ scenario, formal }) => formalNotes(scenario, formal));
  return [
    {
      type: "table",
      caption: "Power by scenario and method",
      columns: [
        { head: "Scenario", width: 0.24 },
        { head: "Method" },
        { head: "Power", align: "right", width: 0.18 },
      ],
      rows,
      note: "\u00B1 is the Monte Carlo standard error in percentage points.",
    },
    ...notes.map((note) => paragraph(note)),
  ];
}

function formalRows(scenario: string, formal: VisitPower): Text[][] {
  if (formal.notAvailable !== undefined) return [];
  const name = visitFormulaNames[formal.formula];
  const isExact = formal.formula === "exactTable";
  const method: Text =
    formal.formula === "luLuoChen"
      ? [`Closed form: ${name} `, cite("LuLuoChen2008")]
      : `${isExact ? "Exact" : "Closed form"}: ${name}`;
  return [[scenario, method, percent(formal.power)]];
}

function formalNotes(scenario: string, formal: VisitPower): string[] {
  const where = `In the scenario \u201C${scenario}\u201D`;
  if (formal.notAvailable !== undefined) {
    return [`${where} there is no closed form, because ${formal.notAvailable}.`];
  }
  const within = `In the closed form for the scenario \u201C${scenario}\u201D`;
  return formal.notes.map((note) => `${within}, ${note.replace(/\.$/, "")}.`);
}
