import { basename } from "node:path";
import { readNumbers } from "../study/readNumber.ts";
import { isVisitStudy } from "../study/anyStudy.ts";
import type { Study } from "../study/schema.ts";
import type { VisitStudy } from "../study/visitSchema.ts";
import { analysisReport } from "./analysisReport.ts";
import { analysisText } from "./analysisText.ts";
import { checkOptions } from "./options.ts";
import { type Outcome, told } from "./outcome.ts";
import { readAnyStudy, readText } from "./readStudy.ts";
import { type AnalyzeOptionsRequest, analyzeOptionsSchema, plannedMethod } from "./requests.ts";
import { runVisitFile } from "./runVisitFile.ts";
import type { Session } from "./streams.ts";
import { type SubjectData, subjectData } from "./subjectData.ts";
import { holdsValues } from "./visitCsv.ts";

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
  readonly contrastVisit?: string;
  readonly covariance?: string;
  readonly degreesOfFreedom?: string;
  readonly baseline?: string;
  readonly correlation?: string;
  readonly correction?: string;
  readonly distribution?: string;
}

/** Tests and intervals for counts, for the subjects in a CSV, or for their values over visits. */
export async function runAnalyze(
  file: string | undefined,
  { json, study, events, n, ...options }: AnalyzeOptions,
  { streams: { stdin } }: Session,
): Promise<Outcome> {
  const plan = study === undefined ? undefined : await readAnyStudy(study, stdin);
  const text = file === undefined ? "" : await readText(file, stdin);
  if (file !== undefined && (plan ? isVisitStudy(plan) : holdsValues(text, file))) {
    const visits = { text, file: basename(file), study: plan as VisitStudy, isJson: json };
    return runVisitFile(visits, options);
  }
  const planned = plan === undefined ? {} : plannedOptions(plan as Study);
  const data = file === undefined && {
    data: { events: events && readNumbers(events), n: n && readNumbers(n) },
  };
  const request = checkOptions(analyzeOptionsSchema, { ...planned, ...options, ...data });
  const { sides, better, hypothesis, margin, scale, level } = request;
  const method = plannedMethod(request);
  const report = analysisReport({
    ...(file === undefined ? counts(request) : subjectData(text, basename(file), request)),
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
