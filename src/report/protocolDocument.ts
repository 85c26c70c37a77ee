import { assuranceSection } from "./assuranceSection.ts";
import { assumptionsSection } from "./assumptionsSection.ts";
import { checklistSection } from "./checklistSection.ts";
import { designSection } from "./designSection.ts";
import { finishDocument, paragraph } from "./documentBuilder.ts";
import { type DocumentInput, sourceOf, toldScenarios } from "./documentInput.ts";
import type { ProtocolDocument } from "./documentModel.ts";
import { dropoutSection } from "./dropoutSection.ts";
import { estimandSection } from "./estimandSection.ts";
import { justification } from "./justification.ts";
import { powerSection } from "./powerSection.ts";
import { sensitivitySection } from "./sensitivitySection.ts";
import { simulationSection } from "./simulationSection.ts";
import { softwareSection } from "./softwareSection.ts";

/**
 * The part of a protocol that plans the size of a trial with a binary endpoint: design, estimand, assumptions with
 * their sources, size and power with the method of each number, dropout, sensitivity, simulation, software, and
 * the items of the reporting guidelines. What only the author can know is marked as a gap.
 *
 * @param input - Study with sizes, and results computed for it.
 * @returns The document as meaning; `documentMarkdown`, `documentHtml`, `documentTex` and `documentDocx` write it.
 * @see [Hopewell2025] CONSORT; [Chan2025] SPIRIT; [Cook2018] DELTA2; [ICH2019] estimands; [Morris2019] ADEMP.
 */
export function protocolDocument(input: DocumentInput): ProtocolDocument {
  const { study, results, version } = input;
  const source = sourceOf(input);
  const scenario = toldScenarios(input)[0] ?? study.scenarios[0]!;
  const short = justification(study, results, { version, form: "short" });
  return finishDocument({
    title: study.title,
    subtitle: "Statistical design and sample size",
    description: short,
    creator: `equipoise ${version}`,
    sections: [
      { heading: "Summary", blocks: [paragraph(short)] },
      designSection(study),
      estimandSection(study, scenario),
      assumptionsSection(study, source),
      powerSection(input, scenario),
      dropoutSection(study, scenario),
      sensitivitySection(study, scenario),
      ...assuranceSection(input, scenario),
      ...simulationSection(input),
      softwareSection(input),
      checklistSection(input, source),
    ],
  });
}
