import { figurePicture, saveDocument } from "../notebook/saveDocument.ts";
import { documentFigureData } from "../report/documentFigureData.ts";
import type { DocumentFormat } from "../report/documentFiles.ts";
import type { ProtocolDocument } from "../report/documentModel.ts";
import type { PowerResult } from "../report/powerResult.ts";
import { protocolDocument } from "../report/protocolDocument.ts";
import { documentFigures } from "../show/documentFigures.ts";
import { closedFormPowerOf } from "../sizing/closedFormPowerOf.ts";
import { exactPower } from "../sizing/exactPower.ts";
import { version } from "../version.ts";
import type { SimulatedPlan } from "./convergence.ts";

/** Saves a plan as a document for a protocol. */
export async function savePlanDocument(
  state: SimulatedPlan,
  planned: PowerResult,
  { format, stem }: { readonly format: DocumentFormat; readonly stem: string },
): Promise<void> {
  await saveDocument(await planDocument(state, planned), format, stem);
}

/** The document of a plan: its first scenario with all that the page computed, further ones without simulation. */
export async function planDocument(
  { plan: { study }, result }: SimulatedPlan,
  planned: PowerResult,
): Promise<ProtocolDocument> {
  const { design, scenarios } = study;
  const data = documentFigureData(study);
  const pictures = documentFigures(study, data);
  const others = scenarios.slice(1).map((scenario) => ({
    scenario: scenario.name,
    exact: { power: exactPower(design, scenario) },
    closedForm: closedFormPowerOf(design, scenario),
  }));
  return protocolDocument({
    study,
    version,
    results: [planned, ...others],
    simulated: [result],
    curve: data.curve,
    figures: {
      powerCurve: pictures.powerCurve && (await figurePicture(pictures.powerCurve)),
      differences: pictures.differences && (await figurePicture(pictures.differences)),
    },
  });
}
