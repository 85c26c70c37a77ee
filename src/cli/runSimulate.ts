import { createWriteStream } from "node:fs";
import { once } from "node:events";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import { ArgumentError } from "../errors.ts";
import { count } from "../report/format.ts";
import { type AnyStudy, isVisitStudy } from "../study/anyStudy.ts";
import { requireSized } from "../study/requireSized.ts";
import { requireSizedVisits } from "../study/requireSizedVisits.ts";
import { overridden } from "./answerPower.ts";
import { checkOptions } from "./options.ts";
import { type Outcome, stoppedStatus } from "./outcome.ts";
import { readAnyStudy } from "./readStudy.ts";
import { type SimulateRequest, simulateSchema } from "./requests.ts";
import { simulatedTrials, type TrialTable } from "./simulatedTrials.ts";
import { simulatedVisits } from "./simulatedVisits.ts";
import type { Session } from "./streams.ts";
import { csvStyle, jsonStyle, type TableStyle } from "./tableStyle.ts";
import { writeOut } from "./writeOut.ts";

/** Options of `simulate`, as text. */
export interface SimulateOptions {
  readonly out?: string;
  readonly scenario?: string;
  readonly first?: string;
  readonly replicates?: string;
  readonly seed?: string;
  readonly rows?: string;
  readonly json?: boolean;
}

/** Writes simulated trials, one after the other, to a file or standard output. */
export async function runSimulate(
  file: string,
  { json = false, out, ...options }: SimulateOptions,
  { interrupt, streams }: Session,
): Promise<Outcome> {
  const request = checkOptions(simulateSchema, options);
  const { seed } = request;
  const study = overridden(await readAnyStudy(file, streams.stdin), { seed });
  const table = tableOf(study, request);
  const target = out === undefined ? streams.stdout : await openFile(out);
  const style = (json ? jsonStyle : csvStyle)(table.columns);
  const trials = await interrupt.during(() => write(table, style, target, interrupt.signal));
  if (out !== undefined) await finished(target.end());
  const scenarios = request.scenario === undefined ? study.scenarios.length : 1;
  const total = request.replicates * scenarios;
  if (trials === total) return { status: 0 };
  return {
    remark: `stopped after ${count(trials)} of ${count(total)} trials\n`,
    status: stoppedStatus,
  };
}

/** Writes trial after trial until the signal stops it between two of them; returns how many. */
async function write(
  { trials }: TrialTable,
  style: TableStyle,
  target: Writable,
  signal: AbortSignal,
): Promise<number> {
  let written = 0;
  for (const rows of trials) {
    await writeOut(target, (written === 0 ? style.before : style.between) + style.part(rows));
    written++;
    if (written % 64 === 0) await setImmediate(); // a turn of the event loop, in which Ctrl-C is heard
    if (signal.aborted) break;
  }
  await writeOut(target, style.after);
  return written;
}

function tableOf(study: AnyStudy, request: SimulateRequest): TrialTable {
  if (isVisitStudy(study)) {
    const sized = requireSizedVisits(study);
    return simulatedVisits(sized, chosen(sized.scenarios, request.scenario), request);
  }
  const sized = requireSized(study);
  return simulatedTrials(sized, chosen(sized.scenarios, request.scenario), request);
}

function chosen<Scenario extends { readonly name: string }>(
  scenarios: readonly Scenario[],
  name: string | undefined,
): readonly Scenario[] {
  const found = scenarios.filter((scenario) => name === undefined || scenario.name === name);
  if (found.length > 0) return found;
  const names = scenarios.map((scenario) => JSON.stringify(scenario.name)).join(", ");
  throw new ArgumentError("--scenario", `be one of ${names}`, name);
}

/** A new file, open before anything is computed. */
async function openFile(path: string): Promise<Writable> {
  const stream = createWriteStream(path);
  try {
    await once(stream, "open");
    return stream;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ArgumentError("--out", `be a file that can be written (${code})`, path);
  }
}
