import { availableParallelism } from "node:os";
import { basename, dirname, extname, join } from "node:path";
import { ArgumentError } from "../errors.ts";
import { documentBibtex } from "../report/documentBibtex.ts";
import { type DocumentFormat, documentFiles, documentFormats } from "../report/documentFiles.ts";
import type { ProtocolDocument } from "../report/documentModel.ts";
import { type AnyStudy, isVisitStudy } from "../study/anyStudy.ts";
import { checkWith, valueOf } from "../study/problems.ts";
import { readNumbers } from "../study/readNumber.ts";
import { requireSized } from "../study/requireSized.ts";
import { requireSizedVisits } from "../study/requireSizedVisits.ts";
import { overridden } from "./answerPower.ts";
import { checkOptions } from "./options.ts";
import { type Outcome, stoppedStatus } from "./outcome.ts";
import { readAnyStudy } from "./readStudy.ts";
import { checkWritable, type PlannedFile, replaceFiles } from "./replaceFiles.ts";
import { reportScript } from "./reportScript.ts";
import { reportSchema, sourceSchema } from "./reportOptions.ts";
import { reportDocument, type ReportFacts } from "./reportDocument.ts";
import { runningOnce } from "./runningOnce.ts";
import type { Session } from "./streams.ts";
import { visitReportDocument } from "./visitReportDocument.ts";

/** Options of `report`, as text. */
export interface ReportOptions {
  readonly out: string;
  readonly bib?: string;
  readonly source?: string;
  readonly events?: string;
  readonly n?: string;
  readonly replicates?: string;
  readonly seed?: string;
  readonly workers?: string;
}

const manyReplicates = 1_000_000; // below, starting workers would take longer than they save

/**
 * Writes the document of a study to a file, with what belongs beside it, or nothing at all.
 *
 * @throws {@link ArgumentError} for an ending that is no format, or a file that cannot be written.
 */
export async function runReport(
  file: string,
  { out, bib, source, ...options }: ReportOptions,
  session: Session,
): Promise<Outcome> {
  const format = isScript(out) ? "R" : formatOf(out);
  const request = checkOptions(reportSchema, pilotOptions(options));
  const origin = valueOf(checkWith(sourceSchema, source, "--source"));
  const study = overridden(await readAnyStudy(file, session.streams.stdin), request);
  await checkWritable(out, "--out");
  if (bib !== undefined) await checkWritable(bib, "--bib");
  if (format === "R") {
    const content = new TextEncoder().encode(reportScript(study));
    await replaceFiles([{ path: out, content }]);
    return { remark: `wrote ${out}\n`, status: 0 };
  }
  const total = study.simulation.replicates * study.scenarios.length;
  const workers = request.workers ?? (total < manyReplicates ? 1 : availableParallelism());
  const told = { source: origin, pilot: request.pilot, workers, withPng: format !== "html" };
  const document = await documentOf(study, told, session);
  if (document === undefined) {
    return { remark: "stopped: no document was written\n", status: stoppedStatus };
  }
  const files = await plannedFiles(document, { out, bib, format });
  await replaceFiles(files);
  return { remark: files.map(({ path }) => `wrote ${path}\n`).join(""), status: 0 };
}

/** The document of a study of any endpoint; undefined where the user stopped the simulation. */
async function documentOf(
  study: AnyStudy,
  { source, pilot, workers, withPng }: ReportFacts,
  session: Session,
): Promise<ProtocolDocument | undefined> {
  if (!isVisitStudy(study)) {
    return reportDocument(requireSized(study), { source, pilot, workers, withPng }, session);
  }
  if (pilot !== undefined) {
    const expectation = 'be left out unless the endpoint is "binary"';
    throw new ArgumentError("--events", expectation, pilot.events.join(","));
  }
  const origin = source === undefined ? undefined : { text: source };
  const facts = { source: origin, workers, withPng };
  return visitReportDocument(requireSizedVisits(study), facts, session);
}

const isScript = (path: string): boolean => extname(path).toLowerCase() === ".r";

/** The format that a file's ending asks for. */
function formatOf(path: string): DocumentFormat {
  const ending = extname(path).slice(1).toLowerCase();
  const format = documentFormats.find((each) => each === ending);
  if (format !== undefined) return format;
  throw new ArgumentError("--out", "end in .docx, .md, .html, .tex or .R", path);
}

/** Counts of a pilot as one value. */
function pilotOptions({ events, n, ...options }: Omit<ReportOptions, "out">): object {
  if (events === undefined && n === undefined) return options;
  const numbers = (text: string | undefined) => text && readNumbers(text);
  return { ...options, pilot: { events: numbers(events), n: numbers(n) } };
}

interface Target {
  readonly out: string;
  readonly bib: string | undefined;
  readonly format: DocumentFormat;
}

/** The document under its own name, its figures and sources beside it. */
async function plannedFiles(
  document: ProtocolDocument,
  { out, bib, format }: Target,
): Promise<PlannedFile[]> {
  const stem = basename(out, extname(out));
  const [main, ...beside] = await runningOnce(() => documentFiles(document, { format, stem }));
  const others = beside.map(({ name, content }) => ({ path: join(dirname(out), name), content }));
  if (bib === undefined) return [{ path: out, content: main!.content }, ...others];
  const sources = { path: bib, content: new TextEncoder().encode(documentBibtex(document)) };
  const figures = others.filter(({ path }) => !path.endsWith(".bib"));
  return [{ path: out, content: main!.content }, ...figures, sources];
}
