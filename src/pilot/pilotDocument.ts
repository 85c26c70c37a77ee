import { figurePicture, saveDocument } from "../notebook/saveDocument.ts";
import { cite, finishDocument, paragraph } from "../report/documentBuilder.ts";
import type { DocumentFormat } from "../report/documentFiles.ts";
import type { Block, DocumentSection, ProtocolDocument } from "../report/documentModel.ts";
import { protocolDocument } from "../report/protocolDocument.ts";
import { count, percent } from "../show/format.ts";
import { closedFormPowerOf } from "../sizing/closedFormPowerOf.ts";
import { exactPower } from "../sizing/exactPower.ts";
import { tornado, type TornadoBar } from "../uncertainty/tornado.ts";
import { version } from "../version.ts";
import { chanceCaption, powerSpreadCaption } from "./beliefCaptions.ts";
import { chanceFigure } from "./chanceFigure.ts";
import type { PlanRow } from "./cursePlans.ts";
import type { PilotFindings } from "./pilotFindings.ts";
import { pilotParagraph } from "./pilotParagraph.ts";
import { asObserved, beliefOf, designOf } from "./pilotQuestion.ts";
import { pilotStudy } from "./pilotStudy.ts";
import { printedColumns } from "./printedPlans.ts";
import { plausibleRanges } from "./plausible.ts";
import { powerDistribution } from "../uncertainty/powerDistribution.ts";
import { powerSpreadFigure } from "./powerSpreadFigure.ts";
import { tornadoColumns } from "./tornadoFigure.ts";

/** What the document is made from, beside the findings. */
export interface PilotMaterial {
  readonly findings: PilotFindings;
  readonly plans: readonly PlanRow[];
  /** What was tried, a sentence each. */
  readonly tried: readonly string[];
}

/** Saves the follow-up as a document for a protocol. */
export async function savePilotDocument(
  material: PilotMaterial,
  { format, stem }: { readonly format: DocumentFormat; readonly stem: string },
): Promise<void> {
  await saveDocument(await pilotDocument(material), format, stem);
}

/** The protocol's document of the follow-up, with what the pilot adds to it. */
export async function pilotDocument(material: PilotMaterial): Promise<ProtocolDocument> {
  const { question } = material.findings;
  const study = pilotStudy(question);
  const scenario = study.scenarios[0]!;
  const base = protocolDocument({
    study,
    version,
    results: [
      {
        scenario: scenario.name,
        exact: { power: exactPower(study.design, scenario) },
        closedForm: closedFormPowerOf(study.design, scenario),
      },
    ],
    source: `a pilot trial with events in ${question.pilot.events[0]} of ${question.pilot.n[0]} and ${question.pilot.events[1]} of ${question.pilot.n[1]} subjects`,
    ...(material.tried.length > 0 && { tried: material.tried }),
  });
  const { references: _, language: __, ...parts } = base;
  const added = [assuranceSection(material, await figures(material)), plansSection(material)];
  const [before, after] = splitSections(parts.sections);
  return finishDocument({ ...parts, sections: [...before, ...added, ...after] });
}

/** The pilot's sections come before software and what follows it. */
function splitSections(sections: readonly DocumentSection[]) {
  const found = sections.findIndex(({ heading }) => /software|checklist|simulation/i.test(heading));
  const at = found < 0 ? sections.length : found;
  return [sections.slice(0, at), sections.slice(at)] as const;
}

async function figures({ findings }: PilotMaterial): Promise<Block[]> {
  const { question, atEstimate } = findings;
  const distribution = powerDistribution(designOf(question), beliefOf(question));
  const spread = powerSpreadCaption(findings, distribution);
  const curve = chanceCaption(findings);
  const width = 640;
  const options = { width, label: spread, atEstimate };
  const spreadPicture = await figurePicture(powerSpreadFigure(distribution, options));
  const curvePicture = await figurePicture(chanceFigure(findings, { width, label: curve }));
  return [
    { type: "figure", name: "assurance-by-size", caption: curve, picture: curvePicture },
    { type: "figure", name: "power-distribution", caption: spread, picture: spreadPicture },
  ];
}

function assuranceSection(
  { findings }: PilotMaterial,
  pictures: readonly Block[],
): DocumentSection {
  const text = paragraph(
    pilotParagraph(findings),
    " Assurance is power averaged over what is believed of the truth ",
    cite("OHagan2005"),
    ".",
  );
  return { heading: "From the pilot to the sample size", blocks: [text, ...pictures] };
}

function plansSection({ findings: { question }, plans }: PilotMaterial): DocumentSection {
  const bars = tornado(designOf(question), asObserved(question), plausibleRanges(question));
  return {
    heading: "Other readings of the pilot",
    blocks: [
      paragraph(
        "An estimate that was followed up because it was significant overstates the truth on average ",
        cite("GelmanCarlin2014"),
        ". The table plans the trial on more cautious readings; limits are Newcombe’s ",
        cite("Newcombe1998"),
        ".",
      ),
      tableOf("Plans on several readings of the pilot", printedColumns, plans),
      tableOf(
        `Exact power at the pilot’s rates, ${count(question.n)} per arm (${percent(bars[0]!.base)} as planned), with one assumption moved`,
        tornadoColumns,
        bars,
      ),
    ],
  };
}

interface Column<Row> {
  readonly label: string;
  readonly value: (row: Row) => string;
  /** Share of the width of the page. */
  readonly width?: number;
}

function tableOf<Row extends PlanRow | TornadoBar>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Block {
  return {
    type: "table",
    caption,
    columns: columns.map(({ label }, i) => ({
      head: capital(label),
      align: i === 0 ? "left" : "right",
    })),
    rows: rows.map((row) => columns.map(({ value }) => value(row))),
  };
}

const capital = (word: string): string => `${word[0]!.toUpperCase()}${word.slice(1)}`;
