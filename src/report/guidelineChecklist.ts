import type { Pair } from "../pair.ts";
import type { SizedArm } from "../study/requireSized.ts";
import { cite, paragraph, supply } from "./documentBuilder.ts";
import type { AssumptionSource } from "./documentInput.ts";
import type { DocumentSection, Table, Text } from "./documentModel.ts";
import { alphaText, count, plural } from "./format.ts";

/** What a checklist says of a study. */
export interface ChecklistFacts {
  readonly design: {
    readonly arms: Pair<SizedArm>;
    readonly endpoint: { readonly name: string };
    readonly analysis: { readonly alpha: number; readonly sides: 1 | 2 };
  };
  readonly power: string | undefined;
  /** DELTA2's item on the target difference, which depends on the type of outcome. */
  readonly target: { readonly item: string; readonly topic: string; readonly content: Text };
  /** Heading of the section on loss. */
  readonly loss: string;
  readonly sensitivity: Text;
  readonly source: AssumptionSource | undefined;
}

type Row = readonly [item: string, topic: string, content: Text];

/** Every item on sample size of CONSORT 2025, SPIRIT 2025 and DELTA2: what meets it, or what is missing. */
export function guidelineChecklist(facts: ChecklistFacts): DocumentSection {
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
      table("CONSORT 2025 and SPIRIT 2025", guidelineRows(facts)),
      table("DELTA2, recommended reporting items", deltaRows(facts)),
    ],
  };
}

function table(caption: string, rows: readonly Row[]): Table {
  return {
    type: "table",
    caption,
    columns: [{ head: "Item", width: 0.16 }, { head: "Topic", width: 0.32 }, { head: "Content" }],
    rows,
  };
}

function guidelineRows({ design: { arms }, power }: ChecklistFacts): Row[] {
  const [experimental, control] = arms;
  const size = `${plural(experimental.n + control.n, "subject")}, ${count(experimental.n)} to ${experimental.name} and ${count(control.n)} to ${control.name}`;
  const reached = power === undefined ? size : `${size}, for a power of ${power}`;
  const determined = `${reached}. See Assumptions and Sample size and power.`;
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

function deltaRows({ design, power, target, loss, sensitivity, source }: ChecklistFacts): Row[] {
  const { endpoint, analysis } = design;
  const level = `${alphaText(analysis.alpha)}, ${analysis.sides === 2 ? "two-sided" : "one-sided"}`;
  const primary = supply("confirmation that this is the primary outcome, or why another is used.");
  const multiple = supply(
    "adjustment for multiple testing, or that there is one primary comparison.",
  );
  const basis = supply("which of the two, and to whom the difference matters.");
  return [
    ["1", "Primary outcome", [`\u201C${endpoint.name}\u201D. `, primary]],
    ["2", "Significance level and power", `${level}; power ${power ?? "not computed"}.`],
    [target.item, target.topic, target.content],
    ["4", "Allocation ratio", allocationText(design)],
    ["5a", "Calculation approach", "Named with each number, under Sample size and power."],
    [
      "5b",
      "Adjustments such as for loss to follow-up or multiple testing",
      [`Loss is part of the calculation: see ${loss}. `, multiple],
    ],
    [
      "5c",
      "Inputs of alternative designs",
      "Not applicable: two parallel groups, subjects randomized singly.",
    ],
    ["5d", "Sensitivity of the sample size to the inputs", sensitivity],
    ["6", "Basis of the target difference: important, realistic or both", [basis]],
    ["7", "Choice of the target difference: method or earlier research", choiceText(source)],
    ["8", "In the report of results: the trial protocol", [supply("the protocol's reference.")]],
  ];
}

function allocationText({ arms: [experimental, control] }: ChecklistFacts["design"]): Text {
  const ratio = `${count(experimental.n)} to ${count(control.n)}`;
  if (experimental.n === control.n) return `1:1 (${ratio}).`;
  return [`Unequal, ${ratio}. `, supply("the reason for the unequal allocation.")];
}

function choiceText(source: AssumptionSource | undefined): Text {
  if (source === undefined) {
    return [supply("the method by which the difference was chosen, or the research it rests on.")];
  }
  const from = `The difference is that of ${source.text}`;
  const gap = supply("whether that estimate was shrunken or checked for optimism.");
  return source.key === undefined ? [`${from}. `, gap] : [`${from} `, cite(source.key), ". ", gap];
}
