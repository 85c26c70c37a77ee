import type { VisitAnalysisResult } from "../engine/monteCarloVisits.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import type { VisitEndpoint } from "../study/visitSchema.ts";
import { cite, paragraph, supply } from "./documentBuilder.ts";
import type { DocumentSection, Inline, Text } from "./documentModel.ts";
import { decimal, signed } from "./format.ts";
import { hypothesisNames } from "./hypothesisNames.ts";
import {
  missingSentences,
  missingSources,
  strategySentences,
  visitMethodSources,
} from "./visitNames.ts";
import { unitAfter, variableText, visitTrialSentences } from "./visitTrialSentences.ts";

/** What the protocol of a study over visits fixes. */
export function visitDesignSection({ design }: SizedVisitStudy): DocumentSection {
  const [randomized, endpoint, ...comparison] = visitTrialSentences(design);
  const { hypothesis = "superiority" } = design.analysis;
  const kind = `This is a randomized trial of two parallel groups with a ${hypothesisNames[hypothesis]} objective.`;
  const sources = visitMethodSources(design.analysis);
  const test: Inline[] = [
    `${comparison.join(" ")} `,
    ...(sources.length === 0 ? [] : ["The method is described in ", cite(...sources), ". "]),
    "There is one analysis, at the end of the trial; the calculation plans no interim analysis.",
  ];
  return {
    heading: "Trial design",
    blocks: [
      paragraph(`${kind} ${randomized} ${endpoint}`),
      paragraph(...test),
      paragraph(
        supply(
          "setting, eligibility criteria, dose and schedule in each arm, blinding, method of randomization and its concealment.",
        ),
      ),
    ],
  };
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
    ["Variable", `${variableText(design)}.`],
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
        ...(sources.length === 0
          ? [missingSentences[missing]]
          : [`${missingSentences[missing].slice(0, -1)} `, cite(...sources), "."]),
        ...(analysis === undefined ? [] : [` ${truthText(analysis, endpoint)}`]),
      ),
    ],
  };
}

function truthText(
  { truth, scale, truthError }: VisitAnalysisResult,
  endpoint: VisitEndpoint,
): string {
  const value =
    scale === "riskDifference"
      ? `${signed(100 * truth, 1)} percentage points`
      : `${truthError > 0 ? signed(truth, 2) : decimal(truth)}${unitAfter(endpoint)}`;
  return `Under the assumptions of the first scenario the true value of the estimand is ${value}.`;
}
