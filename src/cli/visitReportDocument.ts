import { monteCarloVisits, type VisitMonteCarloResult } from "../engine/monteCarloVisits.ts";
import type { AssumptionSource } from "../report/documentInput.ts";
import type { ProtocolDocument } from "../report/documentModel.ts";
import { visitDocument } from "../report/visitDocument.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { version } from "../version.ts";
import type { Computation } from "./computation.ts";

/** The document of a study over visits; undefined where the user stopped the simulation. */
export async function visitReportDocument(
  study: SizedVisitStudy,
  source: AssumptionSource | undefined,
  { workers, computation }: { readonly workers: number; readonly computation: Computation },
): Promise<ProtocolDocument | undefined> {
  const { pools, interrupt, onProgress } = computation;
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
  return visitDocument({ study, simulated, version, source });
}
