import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { parseHTML } from "linkedom";
import type { DocumentFigureData } from "../report/documentFigureData.ts";
import type { DocumentFigures } from "../report/documentInput.ts";
import type { FigurePicture } from "../report/documentModel.ts";
import { plainSvg } from "../report/plainSvg.ts";
import { documentFigures } from "../show/documentFigures.ts";
import type { SizedStudy } from "../study/requireSized.ts";

/** Pixels of the PNG for each CSS pixel: 288 to the inch. */
const scale = 3;

const { resolve } = createRequire(import.meta.url);

/** The figures of a document as SVG and PNG, drawn without a browser. */
export async function reportFigures(
  study: SizedStudy,
  data: DocumentFigureData,
): Promise<DocumentFigures> {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const svgs = documentFigures(study, data, { document: document as unknown as Document });
  const [fonts] = await Promise.all([readFonts(), startResvg()]);
  const pictureOf = (svg: SVGSVGElement | undefined): FigurePicture | undefined =>
    svg && figurePicture(svg, fonts);
  return { powerCurve: pictureOf(svgs.powerCurve), differences: pictureOf(svgs.differences) };
}

const fontFiles = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"];

const readFonts = (): Promise<Uint8Array[]> =>
  Promise.all(fontFiles.map((name) => readFile(resolve(`dejavu-fonts-ttf/ttf/${name}`))));

let started: Promise<void> | undefined;

/** Loads the renderer once. */
function startResvg(): Promise<void> {
  started ??= readFile(resolve("@resvg/resvg-wasm/index_bg.wasm")).then((wasm) => initWasm(wasm));
  return started;
}

function figurePicture(element: SVGSVGElement, fontBuffers: Uint8Array[]): FigurePicture {
  const width = Number(element.getAttribute("width"));
  const height = Number(element.getAttribute("height"));
  const alt = element.getAttribute("aria-label") ?? "";
  const svg = plainSvg(element.outerHTML);
  const renderer = new Resvg(svg, {
    background: "white",
    fitTo: { mode: "width", value: width * scale },
    font: { fontBuffers, defaultFontFamily: "DejaVu Sans", sansSerifFamily: "DejaVu Sans" },
  });
  return { svg, png: renderer.render().asPng(), width, height, alt };
}
