import type { DocumentFigureData } from "../report/documentFigureData.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { differenceBins, differenceBinWidth } from "./differenceBins.ts";
import { differenceDistribution } from "./differenceDistribution.ts";
import { powerCurve } from "./powerCurve.ts";
import type { PowerGoal, PowerRow } from "./powerRows.ts";

/** Width of a document's figures in CSS pixels: the text width of a page. */
const width = 640;

/** The pictures of a document, for a page or for a file. */
export interface DocumentPictures {
  readonly powerCurve?: SVGSVGElement;
  readonly differences?: SVGSVGElement;
}

/**
 * Draws the figures of a document, still with the page's colors as CSS variables.
 *
 * @param options - `document`: where elements are made; on the command line there is no page.
 */
export function documentFigures(
  { design }: SizedStudy,
  data: DocumentFigureData,
  { document }: { readonly document?: Document } = {},
): DocumentPictures {
  const n = design.arms.map((arm) => arm.n) as [number, number];
  return {
    ...(data.curve.rows.length > 1 && { powerCurve: curvePicture(n, data, document) }),
    ...(data.differences && { differences: distributionPicture(n, data, document) }),
  };
}

function curvePicture(
  n: readonly [number, number],
  { curve }: DocumentFigureData,
  document: Document | undefined,
): SVGSVGElement {
  const size = ([experimental, control]: readonly [number, number]): number =>
    experimental === control ? experimental : experimental + control;
  const rows = curve.rows.map((row): PowerRow => ({ size: size(row.n), ...row }));
  return powerCurve(rows, {
    width,
    height: 320,
    document,
    sizeLabel: n[0] === n[1] ? "subjects randomized per arm" : "subjects randomized in total",
    current: size(n),
    goals: [0.8, 0.9].map((power) => goalOf(rows, power)),
  });
}

function goalOf(rows: readonly PowerRow[], power: number): PowerGoal {
  const first = rows.find((row) => row.exact >= power)?.size;
  const stable = rows[rows.findLastIndex((row) => !(row.exact >= power)) + 1]?.size;
  return { power, ...(first && { first }), ...(stable && { stable }) };
}

function distributionPicture(
  n: readonly [number, number],
  { differences, truth }: DocumentFigureData,
  document: Document | undefined,
): SVGSVGElement {
  const spread = 6.6 * standardDeviation(differences!); // nearly all that may be observed
  const none = { value: [], count: [] };
  const bins = differenceBins(differences!, none, differenceBinWidth(n, spread));
  return differenceDistribution(bins, { width, height: 260, document, truth });
}

function standardDeviation({ value, probability }: NonNullable<DocumentFigureData["differences"]>) {
  let [sum, mean, square] = [0, 0, 0];
  for (let i = 0; i < value.length; i++) {
    sum += probability[i]!;
    mean += probability[i]! * value[i]!;
    square += probability[i]! * value[i]! ** 2;
  }
  return Math.sqrt(Math.max(0, square / sum - (mean / sum) ** 2));
}
