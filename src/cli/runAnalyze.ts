import { basename } from "node:path";
import type { Readable } from "node:stream";
import { readNumbers } from "../study/readNumber.ts";
import type { Study } from "../study/schema.ts";
import { analysisReport } from "./analysisReport.ts";
import { analysisText } from "./analysisText.ts";
import { checkOptions } from "./options.ts";
import { type Outcome, told } from "./outcome.ts";
import { readStudy, readText } from "./readStudy.ts";
import { type AnalyzeOptionsRequest, analyzeOptionsSchema, plannedMethod } from "./requests.ts";
import type { Session } from "./streams.ts";
import { type SubjectData, subjectData } from "./subjectData.ts";

/** Options of `analyze`, as text. */
export interface AnalyzeOptions {
  readonly events?: string;
  readonly n?: string;
  readonly study?: string;
  readonly method?: string;
  readonly sides?: string;
  readonly hypothesis?: string;
  readonly margin?: string;
  readonly scale?: string;
  readonly better?: string;
  readonly missing?: string;
  readonly level?: string;
  readonly experimental?: string;
  readonly control?: string;
  readonly replicate?: string;
  readonly scenario?: string;
  readonly json?: boolean;
}

/** Tests and intervals for counts, or for the subjects in a CSV. */
export async function runAnalyze(
  file: string | undefined,
  { json, study, events, n, ...options }: AnalyzeOptions,
  { streams: { stdin } }: Session,
): Promise<Outcome> {
  const planned = study === undefined ? {} : plannedOptions(await readStudy(study, stdin));
  const data = file === undefined && {
    data: { events: events && readNumbers(events), n: n && readNumbers(n) },
  };
  const request = checkOptions(analyzeOptionsSchema, { ...planned, ...options, ...data });
  const { sides, better, hypothesis, margin, scale, level } = request;
  const method = plannedMethod(request);
  const report = analysisReport({
    ...(file === undefined ? counts(request) : await subjects(file, request, stdin)),
    analysis: { method, sides, better, hypothesis, margin, scale },
    level,
    hasOneTest: request.method !== undefined,
  });
  return told(report, () => analysisText(report), json);
}

/** What a study plans, in the form of options. */
function plannedOptions({ design: { arms, analysis, endpoint, missing } }: Study) {
  const { method, sides, hypothesis, margin, scale } = analysis;
  const [experimental, control] = [arms[0].name, arms[1].name];
  const test = { method, sides, hypothesis, margin, scale };
  return { ...test, better: endpoint.better, missing, experimental, control };
}

function counts({ data, experimental, control }: AnalyzeOptionsRequest): SubjectData {
  const arms = [experimental ?? "experimental", control ?? "control"] as const;
  return { arms, data: data!, notes: [] };
}

async function subjects(
  file: string,
  request: AnalyzeOptionsRequest,
  stdin: Readable,
): Promise<SubjectData> {
  return subjectData(await readText(file, stdin), basename(file), request);
}
