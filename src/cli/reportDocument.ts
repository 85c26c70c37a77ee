import { isAdjustedMethod } from "../analyze/methods.ts";
import { type MonteCarloResult, monteCarlo } from "../engine/monteCarlo.ts";
import { documentFigureData } from "../report/documentFigureData.ts";
import type { DocumentInput } from "../report/documentInput.ts";
import type { ProtocolDocument } from "../report/documentModel.ts";
import type { PowerResult } from "../report/powerResult.ts";
import { protocolDocument } from "../report/protocolDocument.ts";
import { closedFormPowerOf } from "../sizing/closedFormPowerOf.ts";
import { exactPower } from "../sizing/exactPower.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { version } from "../version.ts";
import type { Computation } from "./computation.ts";
import { runningOnce } from "./runningOnce.ts";

export interface ReportFacts {
  readonly source: string | undefined;
  readonly pilot: DocumentInput["pilot"];
  readonly workers: number;
  /** Whether the format needs pictures as pixels. */
  readonly withPng: boolean;
}

/** The document of a study of a binary endpoint; undefined where the user stopped the simulation. */
export async function reportDocument(
  study: SizedStudy,
  { source, pilot, workers, withPng }: ReportFacts,
  computation: Computation,
): Promise<ProtocolDocument | undefined> {
  const simulated = await simulateScenarios(study, workers, computation);
  if (simulated === undefined) return undefined;
  const data = documentFigureData(study);
  const figures = await runningOnce(async () => {
    const { reportFigures } = await import("./reportFigures.ts");
    const { documentFigures } = await import("../show/documentFigures.ts");
    return reportFigures((document) => documentFigures(study, data, { document }), { withPng });
  });
  return protocolDocument({
    study,
    version,
    simulated,
    results: simulated.map((result) => allPowers(study, result)),
    source,
    pilot,
    curve: data.curve,
    figures,
  });
}

/** All scenarios of a study simulated; undefined where the user stopped the run. */
async function simulateScenarios(
  study: SizedStudy,
  workers: number,
  { pools, interrupt, onProgress }: Computation,
): Promise<MonteCarloResult[] | undefined> {
  const { replicates } = study.simulation;
  const total = replicates * study.scenarios.length;
  const found: MonteCarloResult[] = [];
  for (const [k, scenario] of study.scenarios.entries()) {
    const report = (done: number): void => onProgress?.(k * replicates + done, total);
    const options = { pool: pools.of(workers), signal: interrupt.signal, onProgress: report };
    const result = await interrupt.during(() => monteCarlo(study, scenario, options));
    if (!result.isComplete) return undefined;
    found.push(result);
  }
  return found;
}

/** The power of a simulated scenario by every method that knows the planned analysis. */
function allPowers({ design, scenarios }: SizedStudy, result: MonteCarloResult): PowerResult {
  const scenario = scenarios.find(({ name }) => name === result.scenario)!;
  const { replicates, seed, characteristics } = result;
  const { value: power, monteCarloError: standardError } = characteristics.rejection;
  const simulated = {
    scenario: scenario.name,
    monteCarlo: { power, standardError, replicates, seed },
  };
  if (isAdjustedMethod(design.analysis.method)) return simulated;
  return {
    ...simulated,
    exact: { power: exactPower(design, scenario) },
    closedForm: closedFormPowerOf(design, scenario),
  };
}
