import type { Hypothesis } from "../analyze/hypothesis.ts";
import type { BibliographyKey } from "./bibliography.ts";
import { cite, paragraph, supply } from "./documentBuilder.ts";
import type { DocumentSection } from "./documentModel.ts";
import { hypothesisNames } from "./hypothesisNames.ts";

interface TrialDesignTexts {
  readonly hypothesis: Hypothesis;
  /** Who is randomized, and what is measured. */
  readonly trial: string;
  /** How the arms are compared. */
  readonly comparison: string;
  /** Keys of what describes the method of analysis. */
  readonly sources: readonly BibliographyKey[];
}

/** What the protocol fixes, and what of it the study file does not say. */
export function trialDesignSection(texts: TrialDesignTexts): DocumentSection {
  const { hypothesis, trial, comparison, sources } = texts;
  const kind = `This is a randomized trial of two parallel groups with a ${hypothesisNames[hypothesis]} objective.`;
  return {
    heading: "Trial design",
    blocks: [
      paragraph(`${kind} ${trial}`),
      paragraph(
        `${comparison} `,
        ...(sources.length === 0 ? [] : ["The method is described in ", cite(...sources), ". "]),
        "There is one analysis, at the end of the trial; the calculation plans no interim analysis.",
      ),
      paragraph(
        supply(
          "setting, eligibility criteria, dose and schedule in each arm, blinding, method of randomization and its concealment.",
        ),
      ),
    ],
  };
}
