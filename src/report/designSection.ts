import { plannedMargin } from "../study/plannedTest.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { DocumentSection } from "./documentModel.ts";
import { methodSources } from "./methodSources.ts";
import { trialDesignSection } from "./trialDesignSection.ts";
import { trialSentences } from "./trialSentences.ts";

/** What the protocol of a trial with a binary endpoint fixes. */
export function designSection({ design }: SizedStudy): DocumentSection {
  const [randomized, endpoint, ...comparison] = trialSentences(design);
  return trialDesignSection({
    hypothesis: plannedMargin(design)?.hypothesis ?? "superiority",
    trial: `${randomized} ${endpoint}`,
    comparison: comparison.join(" "),
    sources: methodSources(design.analysis),
  });
}
