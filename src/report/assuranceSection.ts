import { isAdjustedMethod, isUnconditionalMethod } from "../analyze/methods.ts";
import { assurance } from "../uncertainty/assurance.ts";
import { assuranceCeiling } from "../uncertainty/assuranceCeiling.ts";
import { assuranceSampleSize } from "../uncertainty/assuranceSampleSize.ts";
import type { Belief } from "../uncertainty/belief.ts";
import { pilotPosterior } from "../uncertainty/pilotPosterior.ts";
import { ArgumentError } from "../errors.ts";
import type { SizedDesign } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import { cite, paragraph } from "./documentBuilder.ts";
import type { DocumentInput } from "./documentInput.ts";
import type { DocumentSection } from "./documentModel.ts";
import { count, percent, perArm } from "./format.ts";

/** Assurances that are asked for, beside the one that the planned size has. */
const goals = [0.8, 0.9];
/** Largest arm for which sizes are sought. */
const maxPerArm = 300;

/** Power averaged over what a pilot leaves possible; nothing without a pilot or without an exact power. */
export function assuranceSection(
  { study: { design }, pilot }: DocumentInput,
  scenario: Scenario,
): DocumentSection[] {
  if (pilot === undefined || isAdjustedMethod(design.analysis.method)) return [];
  const { dropout } = scenario;
  const belief: Belief = { prior: { arms: pilotPosterior(pilot) }, ...(dropout && { dropout }) };
  const { assurance: planned } = assurance(design, belief);
  const ceiling = assuranceCeiling(design, belief);
  const counts = pilot.events.map(
    (events, k) => `${count(events)} of ${count(pilot.n[k]!)} on ${design.arms[k]!.name}`,
  );
  const isSearched = hasQuickSizes(design, belief);
  const sizes = isSearched ? goals.map((goal) => goalSentence(design, belief, goal, ceiling)) : [];
  return [
    {
      heading: "Assurance",
      blocks: [
        paragraph(
          `The power above holds if the assumed rates are right. A pilot with events in ${counts.join(" and ")} leaves other rates possible. Averaged over them, from Jeffreys's prior and the pilot's counts, the probability of a significant result in favor of ${design.arms[0].name} (assurance `,
          cite("OHagan2005"),
          `) is ${percent(planned)}. No size can raise it above ${percent(ceiling)}, the probability that ${design.arms[0].name} is truly better as analyzed.`,
        ),
        ...(isSearched ? [paragraph(sizes.join(" "))] : []),
      ],
    },
  ];
}

/** Whether no pair of numbers of completers needs a rejection region that takes long. */
function hasQuickSizes({ missing, analysis }: SizedDesign, { dropout }: Belief): boolean {
  const isRandom = missing === "completeCase" && dropout !== undefined;
  return !isRandom || !isUnconditionalMethod(analysis.method);
}

function goalSentence(design: SizedDesign, belief: Belief, goal: number, ceiling: number): string {
  const wanted = `An assurance of ${percent(goal, 0)}`;
  if (goal >= ceiling) return `${wanted} is beyond the reach of any size.`;
  const { endpoint, missing, analysis, arms } = design;
  try {
    const sizes = assuranceSampleSize({ endpoint, missing, analysis, arms }, belief, {
      assurance: goal,
      maxPerArm,
    });
    return `${wanted} is kept from ${perArm(sizes.stable.n)} subjects on.`;
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    return `${wanted} is not kept with up to ${count(maxPerArm)} subjects per arm.`;
  }
}
