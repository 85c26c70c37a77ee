import { plannedMargin } from "../study/plannedTest.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { cite, paragraph, supply } from "./documentBuilder.ts";
import type { DocumentSection, Inline } from "./documentModel.ts";
import { hypothesisNames } from "./hypothesisNames.ts";
import { methodSources } from "./methodSources.ts";
import { trialSentences } from "./trialSentences.ts";

/** What the protocol fixes, and what of it the study file does not say. */
export function designSection({ design }: SizedStudy): DocumentSection {
  const [randomized, endpoint, comparison, ...adjustment] = trialSentences(design);
  const hypothesis = plannedMargin(design)?.hypothesis ?? "superiority";
  const kind = `This is a randomized trial of two parallel groups with a ${hypothesisNames[hypothesis]} objective.`;
  const test: Inline[] = [
    [comparison, ...adjustment].join(" "),
    " ",
    ...citedTest(design.analysis),
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

function citedTest(analysis: SizedStudy["design"]["analysis"]): Inline[] {
  const keys = methodSources(analysis);
  return keys.length === 0 ? [] : ["The method is described in ", cite(...keys), ". "];
}
