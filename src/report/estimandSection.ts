import { estimandOf } from "../sizing/exactOperatingCharacteristics.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import { attributesSection, type AttributeRow } from "./attributesSection.ts";
import { paragraph, supply } from "./documentBuilder.ts";
import type { DocumentSection } from "./documentModel.ts";
import { intercurrentEvents, summaryMeasure } from "./estimandSentences.ts";
import { points } from "./format.ts";

/** The estimand by the five attributes of ICH E9(R1). */
export function estimandSection({ design }: SizedStudy, scenario: Scenario): DocumentSection {
  const [experimental, control] = design.arms.map(({ name }) => name);
  const measure = summaryMeasure(design).replace(/,$/, "");
  const rows: AttributeRow[] = [
    [
      "Treatment",
      [`${experimental} compared with ${control}. `, supply("dose, duration and background care.")],
    ],
    ["Population", ["All subjects randomized. ", supply("the eligibility criteria.")]],
    ["Variable", `Whether the event \u201C${design.endpoint.name}\u201D occurs, for each subject.`],
    [
      "Intercurrent events",
      [
        `${intercurrentEvents(design)} `,
        supply(
          "the strategy for other intercurrent events, such as stopping treatment early or rescue medication.",
        ),
      ],
    ],
    ["Population-level summary", `${capitalized(measure)}, ${experimental} against ${control}.`],
  ];
  const isDifference = design.analysis.scale !== "ratio" && design.analysis.method !== "logistic";
  return attributesSection(rows, isDifference ? [paragraph(valueText(design, scenario))] : []);
}

/** The estimand's value where the assumptions hold. */
function valueText(design: SizedStudy["design"], scenario: Scenario): string {
  const truth = estimandOf(design, scenario);
  const [experimental, control] = scenario.responseRate;
  const assumed = points(experimental - control);
  const value = `Under the assumptions of the scenario \u201C${scenario.name}\u201D the estimand is ${points(truth)} percentage points`;
  if (points(truth) === assumed) return `${value}.`;
  return `${value}; it is not the ${assumed} points between the assumed rates, because subjects lost are counted as failures.`;
}

const capitalized = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
