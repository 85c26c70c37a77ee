import { monteCarloVisits, type VisitMonteCarloResult } from "../engine/monteCarloVisits.ts";
import type { AssumptionSource } from "../report/documentInput.ts";
import type { ProtocolDocument } from "../report/documentModel.ts";
import { visitDocument } from "../report/visitDocument.ts";
import { visitFigureData } from "../report/visitFigureData.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { version } from "../version.ts";
import type { Computation } from "./computation.ts";
import { runningOnce } from "./runningOnce.ts";
import { sideRuns, sideSensitivity } from "./sideRuns.ts";

interface VisitReportFacts {
  readonly source: AssumptionSource | undefined;
  readonly workers: number;
  readonly withPng: boolean;
}

/** The document of a study over visits; undefined where the user stopped a simulation. */
export async function visitReportDocument(
  study: SizedVisitStudy,
  { source, workers, withPng }: VisitReportFacts,
  computation: Computation,
): Promise<ProtocolDocument | undefined> {
  const simulated = await simulateScenarios(study, workers, computation);
  if (simulated === undefined) return undefined;
  const { interrupt } = computation;
  const options = sideRuns(study, workers, computation);
  const data = await interrupt.during(() => visitFigureData(study, options));
  const sensitivity = await sideSensitivity(study, { workers }, computation);
  if (interrupt.signal.aborted) return undefined;
  const figures = await runningOnce(async () => {
    const { reportFigures } = await import("./reportFigures.ts");
    const { visitDocumentFigures } = await import("../show/visitDocumentFigures.ts");
    return reportFigures((document) => visitDocumentFigures(study, data, { document }), {
      withPng,
    });
  });
  return visitDocument({
    study,
    simulated,
    version,
    source,
    sensitivity,
    figures,
    curve: data.curve,
  });
}

async function simulateScenarios(
  study: SizedVisitStudy,
  workers: number,
  { pools, interrupt, onProgress }: Computation,
): Promise<VisitMonteCarloResult[] | undefined> {
  const { replicates } = study.simulation;
  const total = replicates * study.scenarios.length;
  const simulated: VisitMonteCarloResult[] = [];
  for (const [k, scenario] of study.scenarios.entries()) {
    const report = (done: number): void => onProgress?.(k * replicates + done, total);
    const options = { pool: pools.of(workers), signal: interrupt.signal, onProgress: report };
    const result = await interrupt.during(() => monteCarloVisits(study, scenario, options));
    if (!result.isComplete) return undefined;
    simulated.push(result);
  }
  return simulated;
}
