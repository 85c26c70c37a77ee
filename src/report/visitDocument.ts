import type { VisitAnalysisResult, VisitMonteCarloResult } from "../engine/monteCarloVisits.ts";
import { visitPowerOf } from "../sizing/visitPowerOf.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { bestPower } from "./bestPower.ts";
import { cite, finishDocument, paragraph } from "./documentBuilder.ts";
import type { AssumptionSource } from "./documentInput.ts";
import type { DocumentSection, FigurePicture, ProtocolDocument } from "./documentModel.ts";
import { findingsTable } from "./findingsTable.ts";
import { reproductionBlocks } from "./softwareSection.ts";
import { visitAdempTable } from "./visitAdempTable.ts";
import { visitAssumptionsSection } from "./visitAssumptionsSection.ts";
import { visitChecklistSection } from "./visitChecklistSection.ts";
import type { VisitCurve } from "./visitCurve.ts";
import { visitDesignSection, visitEstimandSection } from "./visitDesignSections.ts";
import { visitJustification, type VisitPowerResult } from "./visitJustification.ts";
import { visitLossSentences } from "./visitLossSentences.ts";
import { missingSentences } from "./visitNames.ts";
import { visitPowerSection } from "./visitPowerSection.ts";
import type { VisitSensitivity } from "./visitSensitivity.ts";
import { visitSensitivitySection } from "./visitSensitivitySection.ts";

/** Figures of the document of a study over visits; those left out are not in it. */
export interface VisitDocumentFigures {
  readonly powerCurve?: FigurePicture | undefined;
  readonly means?: FigurePicture | undefined;
  readonly remaining?: FigurePicture | undefined;
}

/** What the document of a study over visits is made from. */
export interface VisitDocumentInput {
  readonly study: SizedVisitStudy;
  /** A result for each scenario that is told; the first analysis of each is the planned one. */
  readonly simulated: readonly VisitMonteCarloResult[];
  readonly version: string;
  /** Where the assumptions come from. */
  readonly source?: AssumptionSource | undefined;
  /** Power over the size for the first scenario. */
  readonly curve?: VisitCurve | undefined;
  /** Power of the first scenario with one assumption at a time changed. */
  readonly sensitivity?: VisitSensitivity | undefined;
  readonly figures?: VisitDocumentFigures | undefined;
}

/**
 * The part of a protocol that plans the size of a trial with a continuous, longitudinal or responder endpoint; as
 * `protocolDocument` for a binary one.
 *
 * @see [Morris2019] ADEMP; [Cook2018] DELTA2; [ICH2019] estimands
 */
export function visitDocument(input: VisitDocumentInput): ProtocolDocument {
  const { study, simulated, version, source } = input;
  const results = simulated.map((result) => visitPowerResult(study, result));
  const summary = visitJustification(study, results, { version, form: "short" });
  return finishDocument({
    title: study.title,
    subtitle: "Statistical design and sample size",
    description: summary,
    creator: `equipoise ${version}`,
    sections: [
      { heading: "Summary", blocks: [paragraph(summary)] },
      visitDesignSection(study),
      visitEstimandSection(study, plannedAnalysis(simulated[0])),
      visitAssumptionsSection(study, source),
      visitPowerSection(input, results),
      missingSection(study),
      visitSensitivitySection(study, input.sensitivity),
      simulationSection(input),
      softwareSection(input, results),
      visitChecklistSection(input, results[0] && bestPower(results[0])?.text),
    ],
  });
}

const plannedAnalysis = (
  simulated: VisitMonteCarloResult | undefined,
): VisitAnalysisResult | undefined => simulated?.analyses[0];

/** The power of a simulated scenario by simulation and, where there is a formula, without. */
export function visitPowerResult(
  { design, scenarios }: SizedVisitStudy,
  { scenario, replicates, seed, analyses }: VisitMonteCarloResult,
): VisitPowerResult {
  const { value: power, monteCarloError: standardError } = analyses[0]!.characteristics.rejection;
  const monteCarlo = { power, standardError, replicates, seed };
  const world = scenarios.find(({ name }) => name === scenario)!;
  const formal = visitPowerOf(design, world);
  if (formal.notAvailable !== undefined) return { scenario, monteCarlo };
  if (formal.formula === "exactTable") return { scenario, monteCarlo, exact: formal };
  return { scenario, monteCarlo, closedForm: formal };
}

function softwareSection(
  { study, version, simulated }: VisitDocumentInput,
  results: readonly VisitPowerResult[],
): DocumentSection {
  const tried = results.map((result) => {
    const power = bestPower(result)!; // simulated at least
    return `\u201C${result.scenario}\u201D: power ${power.text} by ${power.method}.`;
  });
  const computed = { version, isSimulated: simulated.length > 0 };
  return {
    heading: "Software, seed and scenarios tried",
    blocks: reproductionBlocks(study, computed, tried),
  };
}

function missingSection({ design, scenarios }: SizedVisitStudy): DocumentSection {
  const loss = visitLossSentences(design, scenarios[0]!).join(" ");
  const others = "This is the first scenario; the others stand under Assumptions. ";
  const several = scenarios.length > 1 ? others : "";
  return {
    heading: "Missing data",
    blocks: [
      paragraph(`${several}${loss} ${missingSentences[design.missing]}`),
      paragraph({
        supply:
          "how subjects will be retained, and analyses that assume otherwise about missing values.",
      }),
    ],
  };
}

function simulationSection({ study, simulated }: VisitDocumentInput): DocumentSection {
  const unit = study.design.endpoint.unit;
  const names = simulated.map(({ scenario }) => scenario);
  return {
    heading: "Simulation methods",
    blocks: [
      paragraph("The simulation is reported in the order of ADEMP ", cite("Morris2019"), "."),
      visitAdempTable(study, names),
      ...simulated.map(({ scenario, analyses }) =>
        findingsTable({ ...analyses[0]!, scenario, unit }),
      ),
    ],
  };
}
