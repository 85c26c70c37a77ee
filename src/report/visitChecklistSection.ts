import { responderRates } from "../sizing/responderRates.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { visitMoments } from "../study/visitMoments.ts";
import { contrastIndexOf } from "../study/visitRetention.ts";
import { supply } from "./documentBuilder.ts";
import type { DocumentSection } from "./documentModel.ts";
import { assumedPercent, decimal, points, signed } from "./format.ts";
import type { VisitDocumentInput } from "./visitDocument.ts";
import { hypothesisNames } from "./hypothesisNames.ts";
import { visitMarginText } from "./visitTrialSentences.ts";
import { type ChecklistFacts, guidelineChecklist } from "./guidelineChecklist.ts";

/** The items of CONSORT 2025, SPIRIT 2025 and DELTA2 on sample size, for a study over visits. */
export function visitChecklistSection(
  { study, source, sensitivity }: VisitDocumentInput,
  power: string | undefined,
): DocumentSection {
  return guidelineChecklist({
    design: study.design,
    power,
    source,
    target: targetOf(study),
    loss: "Missing data",
    sensitivity:
      sensitivity === undefined
        ? [supply("power under other means, standard deviations and losses.")]
        : "See Sensitivity to the assumptions.",
  });
}

function targetOf({ design, scenarios }: SizedVisitStudy): ChecklistFacts["target"] {
  const { endpoint } = design;
  const scenario = scenarios[0]!;
  if (endpoint.type === "responder") {
    const [experimental, control] = responderRates(endpoint, scenario).map(shortRate);
    const difference = points(experimental! - control!);
    const content = `${assumedPercent(experimental!)} against ${assumedPercent(control!)}: an absolute difference of ${difference} percentage points${basisText(design)}.`;
    return { item: "3a", topic: "Target difference, binary outcome", content };
  }
  const { mean, sd } = visitMoments(endpoint, scenario, contrastIndexOf(design));
  const difference = mean[0] - mean[1];
  const unit = endpoint.unit === undefined ? "" : ` ${endpoint.unit}`;
  const common = Math.sqrt((sd[0] ** 2 + sd[1] ** 2) / 2);
  const content = `A difference in means of ${decimal(difference)}${unit} with a standard deviation of ${decimal(common)}${unit}: a standardized difference of ${signed(difference / common, 2)}${basisText(design)}.`;
  return { item: "3b", topic: "Target difference, continuous outcome", content };
}

/** What the trial sets out to show of the difference, to follow it. */
function basisText(design: SizedVisitStudy["design"]): string {
  const { hypothesis = "superiority" } = design.analysis;
  const margin = visitMarginText(design);
  if (margin === undefined) return ", on which the calculation is based";
  return `, tested for ${hypothesisNames[hypothesis]} ${margin}`;
}

/** Without the dust of binary fractions. */
const shortRate = (rate: number): number => Number(rate.toFixed(3));
