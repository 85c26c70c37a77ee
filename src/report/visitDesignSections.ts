import type { VisitAnalysisResult } from "../engine/monteCarloVisits.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import type { VisitEndpoint } from "../study/visitSchema.ts";
import { attributesSection, type AttributeRow } from "./attributesSection.ts";
import { cite, paragraph, supply } from "./documentBuilder.ts";
import type { DocumentSection } from "./documentModel.ts";
import { decimal, signed } from "./format.ts";
import { trialDesignSection } from "./trialDesignSection.ts";
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
  return trialDesignSection({
    hypothesis: design.analysis.hypothesis ?? "superiority",
    trial: `${randomized} ${endpoint}`,
    comparison: comparison.join(" "),
    sources: visitMethodSources(design.analysis),
  });
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
  const rows: AttributeRow[] = [
    [
      "Treatment",
      [`${experimental} compared with ${control}. `, supply("dose, duration and background care.")],
    ],
    ["Population", ["All subjects randomized. ", supply("the eligibility criteria.")]],
    ["Variable", `${variableText(design)}.`],
    ["Intercurrent events", [`${strategySentences[estimand]} `, others]],
    ["Population-level summary", `${measure}, ${experimental} against ${control}.`],
  ];
  return attributesSection(rows, [
    paragraph(
      ...(sources.length === 0
        ? [missingSentences[missing]]
        : [`${missingSentences[missing].slice(0, -1)} `, cite(...sources), "."]),
      ...(analysis === undefined ? [] : [` ${truthText(analysis, endpoint)}`]),
    ),
  ]);
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
