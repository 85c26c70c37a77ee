import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { parseHTML } from "linkedom";
import type { FigurePicture } from "../report/documentModel.ts";
import { plainSvg } from "../report/plainSvg.ts";
import { pngBytes } from "./pngBytes.ts";

/** Pixels of the PNG for each CSS pixel: about 200 to the inch on the page. */
const scale = 2;

const { resolve } = createRequire(import.meta.url);

/**
 * The figures of a document as SVG, and as PNG where wanted, drawn without a browser. Its libraries are large: import this
 * file when it is needed.
 *
 * @param draw - Draws them into a document of its own.
 * @param options - `withPng`: whether the format needs pixels, which take most of the time.
 */
export async function reportFigures<Name extends string>(
  draw: (document: Document) => Partial<Readonly<Record<Name, SVGSVGElement>>>,
  { withPng }: { readonly withPng: boolean },
): Promise<Partial<Record<Name, FigurePicture>>> {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const svgs = Object.entries(draw(document as unknown as Document));
  const toPng = withPng ? await pngRenderer() : undefined;
  const pictures = svgs.map(([name, svg]) => [name, figurePicture(svg as SVGSVGElement, toPng)]);
  return Object.fromEntries(pictures) as Partial<Record<Name, FigurePicture>>;
}

const fontFiles = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"];
const family = "DejaVu Sans";

let started: Promise<void> | undefined;

async function startRenderer(): Promise<void> {
  await initWasm(await readFile(resolve("@resvg/resvg-wasm/index_bg.wasm")));
}

/** Draws SVG text as PNG, with fonts of its own. */
async function pngRenderer(): Promise<(svg: string, width: number) => Uint8Array> {
  started ??= startRenderer();
  const files = fontFiles.map((name) => readFile(resolve(`dejavu-fonts-ttf/ttf/${name}`)));
  const [fontBuffers] = await Promise.all([Promise.all(files), started]);
  const font = { fontBuffers, defaultFontFamily: family, sansSerifFamily: family };
  return (svg, width) => {
    const fitTo = { mode: "width", value: width * scale } as const;
    return pngBytes(new Resvg(svg, { background: "white", fitTo, font }).render());
  };
}

function figurePicture(
  element: SVGSVGElement,
  toPng: ((svg: string, width: number) => Uint8Array) | undefined,
): FigurePicture {
  const width = Number(element.getAttribute("width"));
  const height = Number(element.getAttribute("height"));
  const svg = plainSvg(element.outerHTML);
  const alt = element.getAttribute("aria-label") ?? "";
  return { svg, width, height, alt, ...(toPng && { png: toPng(svg, width) }) };
}
