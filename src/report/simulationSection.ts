import type { SizedStudy } from "../study/requireSized.ts";
import type {
  MonteCarloEstimate,
  MonteCarloProportion,
} from "../summarize/operatingCharacteristics.ts";
import { cite, paragraph } from "./documentBuilder.ts";
import type { DocumentInput, SimulatedScenario } from "./documentInput.ts";
import type { DocumentSection, Table, Text } from "./documentModel.ts";
import { summaryMeasure } from "./estimandSentences.ts";
import { count, percent, percentWithError, plural, signed } from "./format.ts";
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
        ...simulated.map(findingsTable),
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

function findingsTable(simulated: SimulatedScenario): Table {
  const { characteristics: c, scenario } = simulated;
  const isLog = simulated.scale === "logOddsRatio";
  const value = isLog ? logText : pointsText;
  const rows: (readonly [string, string])[] = [
    ["Trials that reject", shareText(c.rejection)],
    ["Mean estimate", value(c.meanEstimate)],
    ["Bias", value(c.bias)],
    ["Coverage of the 95% interval", shareText(c.coverage)],
    ["Empirical standard error", value(c.empiricalStandardError)],
    ["Mean model standard error", value(c.modelStandardError)],
    ...(c.failed > 0 ? [["Trials whose analysis failed", count(c.failed)] as const] : []),
  ];
  return {
    type: "table",
    caption: `Operating characteristics in the scenario \u201C${scenario}\u201D, from ${plural(c.replicates, "simulated trial")}`,
    columns: [
      { head: "Measure" },
      { head: "Value \u00B1 Monte Carlo standard error", align: "right" },
    ],
    rows,
    note: trueValue(simulated, isLog),
  };
}

function trueValue({ truth }: SimulatedScenario, isLog: boolean): string {
  const text = isLog
    ? `${signed(truth, 3)} (log odds ratio)`
    : `${signed(100 * truth, 2)} percentage points`;
  const unit = isLog ? "on the log odds scale" : "in percentage points";
  return `Estimates and their standard errors are ${unit}. The true value of the estimand is ${text}.`;
}

/** A share with its error; with its interval where all or none would promise too much. */
function shareText({ value, monteCarloError, lower, upper }: MonteCarloProportion): string {
  if (value === 0 || value === 1) {
    return `${percent(value)} (95% interval ${percent(lower)} to ${percent(upper)})`;
  }
  return percentWithError(value, monteCarloError);
}

/** Points with as many digits as the Monte Carlo error supports: "38.02 ± 0.12". */
const pointsText = ({ value, monteCarloError }: MonteCarloEstimate): string =>
  supported(100 * value, 100 * monteCarloError);

const logText = ({ value, monteCarloError }: MonteCarloEstimate): string =>
  supported(value, monteCarloError);

/** A value and its error, both to the error's first digit, or its second where the first is a 1. */
export function supported(value: number, error: number): string {
  if (!Number.isFinite(value)) return "not defined";
  if (!(error > 0)) return `${signed(value, 1)} (error unknown)`;
  const magnitude = Math.floor(Math.log10(error));
  const isSmallFirst = error / 10 ** magnitude < 1.95;
  const digits = Math.min(6, Math.max(0, (isSmallFirst ? 1 : 0) - magnitude));
  return `${signed(value, digits)} \u00B1 ${error.toFixed(digits)}`;
}

const capitalized = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
