import type { AnyStudy } from "../study/anyStudy.ts";
import type { Study } from "../study/schema.ts";
import { studyToJson } from "../study/studyJson.ts";
import { paragraph, supply } from "./documentBuilder.ts";
import type { DocumentInput } from "./documentInput.ts";
import type { Block, DocumentSection } from "./documentModel.ts";
import { plural } from "./format.ts";
import { bestPower } from "./bestPower.ts";

/** What computed the numbers, all that was tried, and the file that computes them again. */
export function softwareSection({
  study,
  results,
  version,
  tried,
}: DocumentInput): DocumentSection {
  const triedItems =
    tried ??
    results.flatMap((result) => {
      const power = bestPower(result);
      return power
        ? [`\u201C${result.scenario}\u201D: power ${power.text} by ${power.method}.`]
        : [];
    });
  const isSimulated = results.some(({ monteCarlo }) => monteCarlo !== undefined);
  const blocks = reproductionBlocks(study as Study, { version, isSimulated }, triedItems);
  return { heading: "Software, seed and scenarios tried", blocks };
}

/** Version and seed, what was tried, and the study file. */
export function reproductionBlocks(
  study: AnyStudy,
  { version, isSimulated }: { readonly version: string; readonly isSimulated: boolean },
  tried: readonly string[],
): Block[] {
  const { replicates, seed } = study.simulation;
  const simulations = `Simulations used ${plural(replicates, "replicate")} per scenario and the seed ${seed}; the same study file, seed and version give the same counts on any machine and in any number of threads.`;
  const computed = `All numbers were computed with equipoise ${version}.`;
  const list: Block[] =
    tried.length === 0
      ? []
      : [
          paragraph("Scenarios tried, none left out by the program:"),
          { type: "list", items: tried },
        ];
  return [
    paragraph(isSimulated ? `${computed} ${simulations}` : computed),
    ...list,
    paragraph(
      supply("any other scenario, size or test that was looked at before this one was chosen."),
    ),
    paragraph("The study file, from which the command line computes the numbers again:"),
    { type: "code", text: studyToJson(study).trimEnd() },
    { type: "code", text: "npx equipoise power study.json" },
  ];
}
