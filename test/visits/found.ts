import { inlinePool } from "../../src/engine/pool.ts";
import type { RunProgress } from "../../src/notebook/runProgress.ts";
import type { SizedVisitStudy } from "../../src/study/requireSizedVisits.ts";
import { findVisits } from "../../src/visits/findVisits.ts";
import type { VisitFindings } from "../../src/visits/visitFindings.ts";

/** What the page finds of a study with few trials, and every state on the way. */
export async function findingsOf(study: SizedVisitStudy, replicates: number) {
  const states: VisitFindings[] = [];
  const controller = new AbortController();
  const run = { signal: controller.signal, report() {}, done() {}, fail() {} };
  await findVisits(
    { ...study, simulation: { ...study.simulation, replicates } },
    {
      pool: () => inlinePool,
      progress: { start: () => run, stop() {} } as unknown as RunProgress, // no page here
      signal: controller.signal,
      report: (findings) => states.push(findings),
    },
  );
  return { states, last: states.at(-1)! };
}
