import { availableParallelism } from "node:os";
import { ArgumentError } from "../errors.ts";
import { count } from "../report/format.ts";
import { justification } from "../report/justification.ts";
import { isVisitStudy } from "../study/anyStudy.ts";
import { requireSized } from "../study/requireSized.ts";
import { requireSizedVisits } from "../study/requireSizedVisits.ts";
import { version } from "../version.ts";
import { answerPower, checkFormula, overridden } from "./answerPower.ts";
import { answerVisitPower } from "./answerVisitPower.ts";
import { checkOptions } from "./options.ts";
import { type Outcome, stoppedStatus, told } from "./outcome.ts";
import { powerText } from "./powerText.ts";
import { readAnyStudy } from "./readStudy.ts";
import { powerSchema } from "./requests.ts";
import type { Session } from "./streams.ts";
import { visitPowerText } from "./visitPowerText.ts";

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

const manyVisitReplicates = 20_000; // a trial over visits takes longer than a table

/** The power of each scenario of the study in a file. */
export async function runPower(
  file: string,
  { json, paragraph, ...options }: PowerOptions,
  session: Session,
): Promise<Outcome> {
  const request = checkOptions(powerSchema, { command: "power", ...options });
  const planned = overridden(await readAnyStudy(file, session.streams.stdin), request);
  const total = planned.simulation.replicates * planned.scenarios.length;
  const many = isVisitStudy(planned) ? manyVisitReplicates : manyReplicates;
  const workers = request.workers ?? (total < many ? 1 : availableParallelism());
  const asked = { ...request, workers };
  if (isVisitStudy(planned)) {
    if (paragraph) {
      throw new ArgumentError(
        "--paragraph",
        "be of a binary endpoint",
        planned.design.endpoint.type,
      );
    }
    const study = requireSizedVisits(planned);
    checkFormula(request);
    const answer = await answerVisitPower(study, asked, session);
    const outcome = told(answer, () => visitPowerText(study, answer), json);
    return isComplete(answer, study.scenarios.length) ? outcome : stopped(outcome, answer, total);
  }
  const study = requireSized(planned);
  const answer = await answerPower({ ...asked, study }, session);
  const text = () =>
    paragraph ? `${justification(study, answer.results, { version })}\n` : powerText(study, answer);
  const outcome = told(answer, text, json);
  return isComplete(answer, study.scenarios.length) ? outcome : stopped(outcome, answer, total);
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
