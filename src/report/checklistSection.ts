import { plannedMargin } from "../study/plannedTest.ts";
import { bestPower } from "./bestPower.ts";
import { rateMarginText } from "./comparisonSentence.ts";
import { guidelineChecklist } from "./guidelineChecklist.ts";
import type { AssumptionSource, DocumentInput } from "./documentInput.ts";
import type { DocumentSection } from "./documentModel.ts";
import { assumedPercent, points } from "./format.ts";
import { hypothesisNames } from "./hypothesisNames.ts";

/** The items of CONSORT 2025, SPIRIT 2025 and DELTA2 on sample size, for a binary endpoint. */
export function checklistSection(
  { study, results }: DocumentInput,
  source: AssumptionSource | undefined,
): DocumentSection {
  const { design, scenarios } = study;
  const [experimental, control] = scenarios[0]!.responseRate;
  const margin = plannedMargin(design);
  const basis = margin
    ? `tested for ${hypothesisNames[margin.hypothesis]} ${rateMarginText(margin)}`
    : "on which the calculation is based";
  return guidelineChecklist({
    design,
    source,
    power: results[0] && bestPower(results[0])?.text,
    target: {
      item: "3a",
      topic: "Target difference, binary outcome",
      content: `${assumedPercent(experimental)} against ${assumedPercent(control)}: an absolute difference of ${points(experimental - control)} percentage points, ${basis}.`,
    },
    loss: "Dropout and missing data",
    sensitivity: "See Sensitivity to the assumptions.",
  });
}
