import type { VisitFigureData } from "../report/visitFigureData.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { armLines } from "./armLines.ts";
import { percent } from "./format.ts";
import { sizeCurve } from "./sizeCurve.ts";

/** Width of a document's figures in CSS pixels: the text width of a page. */
const width = 640;

/** The pictures of a document of a study over visits, for a page or for a file. */
export interface VisitDocumentPictures {
  readonly powerCurve?: SVGSVGElement;
  readonly means?: SVGSVGElement;
  readonly remaining?: SVGSVGElement;
}

const methods = { closedForm: "closed form", exact: "exact", simulated: "simulated" } as const;

/**
 * Draws the figures of a document of a study over visits, still with the page's colors as CSS variables.
 *
 * @param options - `document`: where elements are made; on the command line there is no page.
 */
export function visitDocumentFigures(
  study: SizedVisitStudy,
  data: VisitFigureData,
  { document }: { readonly document?: Document } = {},
): VisitDocumentPictures {
  const { curve } = data;
  const { arms } = study.design;
  const method = methods[curve.method];
  const look = { width, document, method, current: [arms[0].n, arms[1].n] } as const;
  return {
    ...(curve.rows.length > 1 && { powerCurve: sizeCurve(curve.rows, look) }),
    ...(data.means && { means: meansPicture(study, data, document) }),
    ...(data.remaining && { remaining: remainingPicture(study, data, document) }),
  };
}

function meansPicture(
  { design }: SizedVisitStudy,
  { means = [], contrast }: VisitFigureData,
  document: Document | undefined,
): SVGSVGElement {
  const { name, unit } = design.endpoint;
  const points = means.map(({ arm, time, mean }) => ({ arm, time, value: mean }));
  return armLines(points, {
    ...frameOf(design, document),
    label: `Assumed means of ${name} by visit in both arms.`,
    yLabel: unit ?? "mean",
    yFormat: String,
    marked: contrast,
  });
}

function remainingPicture(
  { design }: SizedVisitStudy,
  { remaining = [], contrast }: VisitFigureData,
  document: Document | undefined,
): SVGSVGElement {
  const points = remaining.map(({ arm, time, followed, onTreatment }) => {
    return { arm, time, value: followed, ...(onTreatment < followed && { other: onTreatment }) };
  });
  return armLines(points, {
    ...frameOf(design, document),
    label: "Expected share of the randomized subjects still in the trial, by visit and arm.",
    yLabel: "of the randomized",
    yFormat: (share) => percent(share, 0),
    domain: [0, 1],
    marked: contrast,
  });
}

function frameOf({ arms, endpoint }: SizedVisitStudy["design"], document: Document | undefined) {
  const xLabel = endpoint.type === "continuous" ? "" : endpoint.timeUnit;
  return { width, document, names: [arms[0].name, arms[1].name] as [string, string], xLabel };
}
