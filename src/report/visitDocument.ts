import type { VisitMonteCarloResult } from "../engine/monteCarloVisits.ts";
import { visitPowerOf } from "../sizing/visitPowerOf.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { cite, finishDocument, paragraph } from "./documentBuilder.ts";
import type { AssumptionSource } from "./documentInput.ts";
import type { DocumentSection, ProtocolDocument } from "./documentModel.ts";
import { count, percentWithError, plural } from "./format.ts";
import { findingsTable } from "./findingsTable.ts";
import { reproductionBlocks } from "./softwareSection.ts";
import { visitAssumptionsSection } from "./visitAssumptionsSection.ts";
import { visitChecklistSection } from "./visitChecklistSection.ts";
import { visitDesignSection, visitEstimandSection } from "./visitDesignSections.ts";
import { missingSentences, visitMethodName } from "./visitNames.ts";
import { visitPowerBlocks, type VisitPowers } from "./visitPowerBlocks.ts";
import { visitAdempTable } from "./visitAdempTable.ts";

/** What the document of a study over visits is made from. */
export interface VisitDocumentInput {
  readonly study: SizedVisitStudy;
  /** A result for each scenario that is told; the first analysis of each is the planned one. */
  readonly simulated: readonly VisitMonteCarloResult[];
  readonly version: string;
  /** Where the assumptions come from. */
  readonly source?: AssumptionSource | undefined;
}

/**
 * The part of a protocol that plans the size of a trial with a continuous, longitudinal or responder endpoint; as
 * `protocolDocument` for a binary one.
 *
 * @see [Morris2019] ADEMP; [Cook2018] DELTA2; [ICH2019] estimands
 */
export function visitDocument(input: VisitDocumentInput): ProtocolDocument {
  const { study, version, source } = input;
  const powers = powersOf(input);
  const summary = summaryText(input, powers[0]);
  return finishDocument({
    title: study.title,
    subtitle: "Statistical design and sample size",
    description: summary,
    creator: `equipoise ${version}`,
    sections: [
      { heading: "Summary", blocks: [paragraph(summary)] },
      visitDesignSection(study),
      visitEstimandSection(study, powers[0]?.analysis),
      visitAssumptionsSection(study, source),
      { heading: "Sample size and power", blocks: visitPowerBlocks(powers) },
      missingSection(study),
      simulationSection(study, powers),
      {
        heading: "Software, seed and scenarios tried",
        blocks: reproductionBlocks(
          study,
          { version, isSimulated: input.simulated.length > 0 },
          powers.map(triedText),
        ),
      },
      visitChecklistSection(study, powers[0] && bestText(powers[0]), source),
    ],
  });
}

function powersOf({ study: { design, scenarios }, simulated }: VisitDocumentInput): VisitPowers[] {
  return scenarios.flatMap((scenario) => {
    const result = simulated.find((each) => each.scenario === scenario.name);
    const analysis = result?.analyses[0];
    if (result === undefined || analysis === undefined) return [];
    const formal = visitPowerOf(design, scenario);
    return [{ scenario: scenario.name, formal, analysis, simulated: result }];
  });
}

/** The simulated power: the formulas leave dropout's course or the estimation of variances out of account. */
function bestText({ analysis }: VisitPowers): string {
  const { value, monteCarloError } = analysis.characteristics.rejection;
  return percentWithError(value, monteCarloError);
}

const triedText = (powers: VisitPowers): string =>
  `\u201C${powers.scenario}\u201D: power ${bestText(powers)} by simulation.`;

function summaryText(
  { study, version }: VisitDocumentInput,
  first: VisitPowers | undefined,
): string {
  const { arms, analysis, endpoint } = study.design;
  const randomized = `${plural(arms[0].n + arms[1].n, "subject")} (${arms.map(({ n, name }) => `${count(n)} to ${name}`).join(", ")})`;
  const test = `\u201C${endpoint.name}\u201D is analyzed by ${visitMethodName(analysis)}`;
  if (first === undefined) return `The trial randomizes ${randomized}. ${test}.`;
  const trials = plural(first.simulated.replicates, "trial");
  return `The trial randomizes ${randomized}. ${test}; the power is ${bestText(first)} by simulation of ${trials} (Monte Carlo standard error in percentage points after \u00B1; equipoise ${version}).`;
}

function missingSection({ design }: SizedVisitStudy): DocumentSection {
  return {
    heading: "Missing data",
    blocks: [
      paragraph(missingSentences[design.missing]),
      paragraph({
        supply:
          "how subjects will be retained, and analyses that assume otherwise about missing values.",
      }),
    ],
  };
}

function simulationSection(
  study: SizedVisitStudy,
  powers: readonly VisitPowers[],
): DocumentSection {
  const unit = study.design.endpoint.unit;
  return {
    heading: "Simulation methods",
    blocks: [
      paragraph("The simulation is reported in the order of ADEMP ", cite("Morris2019"), "."),
      visitAdempTable(
        study,
        powers.map(({ scenario }) => scenario),
      ),
      ...powers.map(({ scenario, analysis }) => findingsTable({ ...analysis, scenario, unit })),
    ],
  };
}
