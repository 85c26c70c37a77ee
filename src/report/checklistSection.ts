import { cite, paragraph, supply } from "./documentBuilder.ts";
import { bestPower } from "./bestPower.ts";
import type { AssumptionSource, DocumentInput } from "./documentInput.ts";
import type { DocumentSection, Table, Text } from "./documentModel.ts";
import { alphaText, assumedPercent, count, plural, points } from "./format.ts";

/** The items of CONSORT 2025, SPIRIT 2025 and DELTA2 on sample size: where each is met, or what is missing. */
export function checklistSection(
  input: DocumentInput,
  source: AssumptionSource | undefined,
): DocumentSection {
  return {
    heading: "Reporting checklist",
    blocks: [
      paragraph(
        "Every item on sample size of CONSORT 2025 ",
        cite("Hopewell2025"),
        ", SPIRIT 2025 ",
        cite("Chan2025"),
        " and DELTA2 ",
        cite("Cook2018"),
        " is listed, with what meets it or what is still to be supplied. The wording of the items is shortened.",
      ),
      table("CONSORT 2025 and SPIRIT 2025", guidelineRows(input)),
      table("DELTA2, recommended reporting items", deltaRows(input, source)),
    ],
  };
}

type Row = readonly [item: string, topic: string, content: Text];

function table(caption: string, rows: readonly Row[]): Table {
  return {
    type: "table",
    caption,
    columns: [{ head: "Item", width: 0.16 }, { head: "Topic", width: 0.32 }, { head: "Content" }],
    rows,
  };
}

function guidelineRows(input: DocumentInput): Row[] {
  const determined = `${sizeText(input)} See Assumptions and Sample size and power.`;
  return [
    ["CONSORT 16a", "How the sample size was determined, with all assumptions", determined],
    [
      "CONSORT 16b",
      "Interim analyses and stopping guidelines",
      [
        "The calculation plans no interim analysis. ",
        supply("a statement that none is planned, or the plan and its stopping guidelines."),
      ],
    ],
    ["SPIRIT 19", "How the sample size was determined, with all assumptions", determined],
  ];
}

function sizeText({ study: { design }, results }: DocumentInput): string {
  const power = results[0] && bestPower(results[0]);
  const [experimental, control] = design.arms;
  const size = `${plural(experimental.n + control.n, "subject")}, ${count(experimental.n)} to ${experimental.name} and ${count(control.n)} to ${control.name}`;
  return power === undefined ? `${size}.` : `${size}, for a power of ${power.text}.`;
}

function deltaRows(input: DocumentInput, source: AssumptionSource | undefined): Row[] {
  const { study, results } = input;
  const { design } = study;
  const { analysis } = design;
  const [experimental, control] = study.scenarios[0]!.responseRate;
  const power = results[0] && bestPower(results[0]);
  const sides = analysis.sides === 2 ? "two-sided" : "one-sided";
  return [
    [
      "1",
      "Primary outcome",
      [
        `\u201C${design.endpoint.name}\u201D. `,
        supply("confirmation that this is the primary outcome, or why another is used."),
      ],
    ],
    [
      "2",
      "Significance level and power",
      `${alphaText(analysis.alpha)}, ${sides}; power ${power?.text ?? "not computed"}.`,
    ],
    [
      "3a",
      "Target difference, binary outcome",
      `${assumedPercent(experimental)} against ${assumedPercent(control)}: an absolute difference of ${points(experimental - control)} percentage points, on which the calculation is based.`,
    ],
    ["4", "Allocation ratio", allocationText(input)],
    [
      "5a",
      "Calculation approach",
      "Named with each number, with its reference, under Sample size and power.",
    ],
    [
      "5b",
      "Adjustments such as for loss to follow-up or multiple testing",
      [
        "Loss is part of the calculation: see Dropout and missing data. ",
        supply(
          "adjustment for multiple testing, or a statement that there is one primary comparison.",
        ),
      ],
    ],
    [
      "5c",
      "Inputs of alternative designs",
      "Not applicable: two parallel groups, subjects randomized singly.",
    ],
    ["5d", "Sensitivity of the sample size to the inputs", "See Sensitivity to the assumptions."],
    [
      "6",
      "Basis of the target difference: important, realistic or both",
      [supply("which of the two, and to whom the difference matters.")],
    ],
    ["7", "Choice of the target difference: method or earlier research", choiceText(source)],
    ["8", "In the report of results: the trial protocol", [supply("the protocol's reference.")]],
  ];
}

function allocationText({ study: { design } }: DocumentInput): Text {
  const [experimental, control] = design.arms.map(({ n }) => n) as [number, number];
  const ratio = `${count(experimental)} to ${count(control)}`;
  if (experimental === control) return `1:1 (${ratio}).`;
  return [`Unequal, ${ratio}. `, supply("the reason for the unequal allocation.")];
}

function choiceText(source: AssumptionSource | undefined): Text {
  if (source === undefined) {
    return [supply("the method by which the difference was chosen, or the research it rests on.")];
  }
  const from = `The rates are those of ${source.text} `;
  const gap = supply("whether that estimate was shrunken or checked for optimism.");
  return source.key === undefined ? [`${from.trim()}. `, gap] : [from, cite(source.key), ". ", gap];
}
