import { availableParallelism } from "node:os";
import { count } from "../report/format.ts";
import { justification } from "../report/justification.ts";
import { requireSized } from "../study/requireSized.ts";
import { version } from "../version.ts";
import { answerPower, overridden, type PowerAnswer } from "./answerPower.ts";
import { checkOptions } from "./options.ts";
import { type Outcome, stoppedStatus, told } from "./outcome.ts";
import { powerText } from "./powerText.ts";
import { readStudy } from "./readStudy.ts";
import { powerSchema } from "./requests.ts";
import type { Session } from "./streams.ts";

/** Options of `power`, as text. */
export interface PowerOptions {
  readonly method?: string;
  readonly formula?: string;
  readonly replicates?: string;
  readonly seed?: string;
  readonly workers?: string;
  readonly paragraph?: boolean;
  readonly json?: boolean;
}

const manyReplicates = 1_000_000; // below, starting workers would take longer than they save

/** The power of each scenario of the study in a file. */
export async function runPower(
  file: string,
  { json, paragraph, ...options }: PowerOptions,
  session: Session,
): Promise<Outcome> {
  const request = checkOptions(powerSchema, { command: "power", ...options });
  const study = requireSized(overridden(await readStudy(file, session.streams.stdin), request));
  const total = study.simulation.replicates * study.scenarios.length;
  const workers = request.workers ?? (total < manyReplicates ? 1 : availableParallelism());
  const answer = await answerPower({ ...request, study, workers }, session);
  const text = () =>
    paragraph ? `${justification(study, answer.results, { version })}\n` : powerText(study, answer);
  const outcome = told(answer, text, json);
  return isComplete(answer, study.scenarios.length) ? outcome : stopped(outcome, answer, total);
}

function isComplete({ results }: PowerAnswer, scenarios: number): boolean {
  const isStopped = results.some(({ monteCarlo }) => monteCarlo?.isComplete === false);
  return results.length === scenarios && !isStopped;
}

function stopped(outcome: Outcome, { results }: PowerAnswer, total: number): Outcome {
  const done = results.reduce((sum, { monteCarlo }) => sum + (monteCarlo?.replicates ?? 0), 0);
  const remark = `stopped after ${count(done)} of ${count(total)} replicates: the power above is from those\n`;
  return { ...outcome, remark, status: stoppedStatus };
}
