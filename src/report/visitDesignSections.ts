import type { VisitAnalysisResult } from "../engine/monteCarloVisits.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { contrastIndexOf } from "../study/visitRetention.ts";
import type { VisitEndpoint } from "../study/visitSchema.ts";
import { cite, paragraph, supply } from "./documentBuilder.ts";
import type { DocumentSection, Inline, Text } from "./documentModel.ts";
import { alphaText, count, plural, signed } from "./format.ts";
import { hypothesisNames } from "./hypothesisNames.ts";
import {
  missingSentences,
  missingSources,
  strategySentences,
  visitMethodName,
  visitMethodSources,
  visitModelSentence,
} from "./visitNames.ts";

/** What the protocol of a study over visits fixes. */
export function visitDesignSection({ design }: SizedVisitStudy): DocumentSection {
  const { arms, endpoint, analysis } = design;
  const { hypothesis = "superiority", margin, sides, alpha } = analysis;
  const unit = endpoint.type === "responder" || !endpoint.unit ? "" : ` ${endpoint.unit}`;
  const aim = margin === undefined ? "" : `, with a margin of ${margin}${unit}`;
  const tails = hypothesis === "equivalence" ? "as two one-sided tests" : sideNames[sides];
  const model = visitModelSentence(analysis);
  const sources = visitMethodSources(analysis);
  const test: Inline[] = [
    `The arms are compared by ${visitMethodName(analysis)}, ${tails}, at a significance level of ${alphaText(alpha)}. `,
    ...(model === "" ? [] : [`${model} `]),
    ...(sources.length === 0 ? [] : ["The method is described in ", cite(...sources), ". "]),
    "There is one analysis, at the end of the trial; the calculation plans no interim analysis.",
  ];
  return {
    heading: "Trial design",
    blocks: [
      paragraph(
        `This is a randomized trial of two parallel groups with a ${hypothesisNames[hypothesis]} objective${aim}. It randomizes ${plural(arms[0].n + arms[1].n, "subject")}, ${count(arms[0].n)} to ${arms[0].name} and ${count(arms[1].n)} to ${arms[1].name}. ${endpointText(design)}`,
      ),
      paragraph(...test),
      paragraph(
        supply(
          "setting, eligibility criteria, dose and schedule in each arm, blinding, method of randomization and its concealment.",
        ),
      ),
    ],
  };
}

const sideNames = { 1: "one-sided", 2: "two-sided" } as const;

function endpointText(design: SizedVisitStudy["design"]): string {
  const { endpoint } = design;
  const isRate = endpoint.type === "responder";
  const unit = endpoint.unit === undefined || isRate ? "" : ` (${endpoint.unit})`;
  const baseline = endpoint.baseline ? "before randomization and " : "";
  const better = `a ${endpoint.better} ${isRate ? "rate" : "value"}`;
  if (endpoint.type === "continuous") {
    const measured = endpoint.baseline ? ", measured before randomization and after treatment" : "";
    return `The endpoint is \u201C${endpoint.name}\u201D${unit}${measured}; ${better} is better.`;
  }
  const { visits, timeUnit } = endpoint;
  const at =
    visits.length === 1 ? `${visits[0]}` : `${visits.slice(0, -1).join(", ")} and ${visits.at(-1)}`;
  return `The endpoint is \u201C${endpoint.name}\u201D${unit}, measured ${baseline}at ${at} ${timeUnit} and compared at ${visits[contrastIndexOf(design)]} ${timeUnit}; ${better} is better.`;
}

/** The estimand by the five attributes of ICH E9(R1). */
export function visitEstimandSection(
  { design }: SizedVisitStudy,
  analysis: VisitAnalysisResult | undefined,
): DocumentSection {
  const { endpoint, estimand, missing } = design;
  const [experimental, control] = design.arms.map(({ name }) => name);
  const isRate = endpoint.type === "responder";
  const measure = isRate ? "The difference in response rates" : "The difference in means";
  const others = supply("the strategy for other intercurrent events, such as rescue medication.");
  const sources = missingSources(missing);
  const rows: (readonly [string, Text])[] = [
    [
      "Treatment",
      [`${experimental} compared with ${control}. `, supply("dose, duration and background care.")],
    ],
    ["Population", ["All subjects randomized. ", supply("the eligibility criteria.")]],
    [
      "Variable",
      endpointText(design)
        .replace("The endpoint is ", "")
        .replace(/; a .*$/, "."),
    ],
    ["Intercurrent events", [`${strategySentences[estimand]} `, others]],
    ["Population-level summary", `${measure}, ${experimental} against ${control}.`],
  ];
  return {
    heading: "Estimand",
    blocks: [
      paragraph(
        "The primary estimand has the five attributes of ICH E9(R1) ",
        cite("ICH2019"),
        ".",
      ),
      {
        type: "table",
        caption: "Attributes of the primary estimand",
        columns: [{ head: "Attribute", width: 0.24 }, { head: "Definition" }],
        rows,
      },
      paragraph(
        missingSentences[missing],
        ...(sources.length === 0 ? [] : [" ", cite(...sources)]),
        ...(analysis === undefined ? [] : [` ${truthText(analysis, endpoint)}`]),
      ),
    ],
  };
}

function truthText({ truth, scale }: VisitAnalysisResult, { unit }: VisitEndpoint): string {
  const value =
    scale === "riskDifference"
      ? `${signed(100 * truth, 1)} percentage points`
      : `${signed(truth, 2)}${unit === undefined ? "" : ` ${unit}`}`;
  return `Under the assumptions of the first scenario the estimand is ${value}.`;
}
