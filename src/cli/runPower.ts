import { availableParallelism } from "node:os";
import { count } from "../report/format.ts";
import { justification } from "../report/justification.ts";
import { visitJustification } from "../report/visitJustification.ts";
import { isVisitStudy } from "../study/anyStudy.ts";
import { requireSized } from "../study/requireSized.ts";
import type { Study } from "../study/schema.ts";
import type { VisitStudy } from "../study/visitSchema.ts";
import { requireSizedVisits } from "../study/requireSizedVisits.ts";
import { version } from "../version.ts";
import { answerPower, checkFormula, overridden } from "./answerPower.ts";
import { answerVisitPower } from "./answerVisitPower.ts";
import { checkOptions } from "./options.ts";
import { type Outcome, stoppedStatus, told } from "./outcome.ts";
import { type ParagraphForm, type ParagraphOption, paragraphForm } from "./paragraphForm.ts";
import { powerText } from "./powerText.ts";
import { readAnyStudy } from "./readStudy.ts";
import { type PowerRequest, powerSchema } from "./requests.ts";
import { sideSensitivity } from "./sideRuns.ts";
import type { Session } from "./streams.ts";
import { visitPowerText } from "./visitPowerText.ts";

/** Options of `power`, as text. */
export interface PowerOptions {
  readonly method?: string;
  readonly formula?: string;
  readonly replicates?: string;
  readonly seed?: string;
  readonly workers?: string;
  readonly paragraph?: ParagraphOption;
  readonly json?: boolean;
}

const manyReplicates = 1_000_000; // below, starting workers would take longer than they save

const manyVisitReplicates = 20_000; // a trial over visits takes longer than a table

/** The power of each scenario of the study in a file. */
export async function runPower(
  file: string,
  { json, paragraph, ...options }: PowerOptions,
  session: Session,
): Promise<Outcome> {
  const request = checkOptions(powerSchema, { command: "power", ...options });
  checkFormula(request);
  const planned = overridden(await readAnyStudy(file, session.streams.stdin), request);
  const total = planned.simulation.replicates * planned.scenarios.length;
  const form = json ? undefined : paragraphForm(paragraph);
  const many = isVisitStudy(planned) ? manyVisitReplicates : manyReplicates;
  const workers = request.workers ?? (total < many ? 1 : availableParallelism());
  const { answer, text } = isVisitStudy(planned)
    ? await visitPower(planned, { ...request, workers }, form, session)
    : await tablePower(planned, { ...request, workers }, form, session);
  const outcome = told(answer, text, json);
  return isComplete(answer, planned.scenarios.length) ? outcome : stopped(outcome, answer, total);
}

interface Told {
  readonly answer: Progressed;
  readonly text: () => string;
}

async function visitPower(
  study: VisitStudy,
  request: PowerRequest,
  form: ParagraphForm | undefined,
  session: Session,
): Promise<Told> {
  const sized = requireSizedVisits(study);
  const answer = await answerVisitPower(sized, request, session);
  if (form === undefined) return { answer, text: () => visitPowerText(sized, answer) };
  const sensitivity = form === "long" ? await sideSensitivity(sized, request, session) : undefined;
  const paragraph = visitJustification(sized, answer.results, { version, form, sensitivity });
  return { answer, text: () => `${paragraph}\n` };
}

async function tablePower(
  study: Study,
  request: PowerRequest,
  form: ParagraphForm | undefined,
  session: Session,
): Promise<Told> {
  const sized = requireSized(study);
  const answer = await answerPower({ ...request, study: sized }, session);
  if (form === undefined) return { answer, text: () => powerText(sized, answer) };
  return { answer, text: () => `${justification(sized, answer.results, { version, form })}\n` };
}

/** What any answer tells of how far it came. */
interface Progressed {
  readonly results: readonly {
    readonly monteCarlo?: { readonly replicates: number; readonly isComplete: boolean };
  }[];
}

function isComplete({ results }: Progressed, scenarios: number): boolean {
  const isStopped = results.some(({ monteCarlo }) => monteCarlo?.isComplete === false);
  return results.length === scenarios && !isStopped;
}

function stopped(outcome: Outcome, { results }: Progressed, total: number): Outcome {
  const done = results.reduce((sum, { monteCarlo }) => sum + (monteCarlo?.replicates ?? 0), 0);
  const remark = `stopped after ${count(done)} of ${count(total)} replicates: the power above is from those\n`;
  return { ...outcome, remark, status: stoppedStatus };
}
