import { findPilot } from "../../src/pilot/findPilot.ts";
import type { PilotFindings } from "../../src/pilot/pilotFindings.ts";
import type { PilotQuestion } from "../../src/pilot/pilotQuestion.ts";

/** All that the page finds, at once. */
export async function findingsOf(question: PilotQuestion): Promise<PilotFindings> {
  let found: PilotFindings | undefined;
  const { signal } = new AbortController();
  await findPilot(question, { signal, report: (findings) => (found = findings) });
  return found!;
}
