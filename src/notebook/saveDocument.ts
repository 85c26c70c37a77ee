import type { DocumentFormat } from "../report/documentFiles.ts";
import type { FigurePicture, ProtocolDocument } from "../report/documentModel.ts";
import { saveFile } from "./saveFile.ts";
import { pngBlob } from "./savePicture.ts";
import { pictureSize, standaloneSvg } from "./standaloneSvg.ts";

const mediaTypes: Readonly<Record<DocumentFormat | "zip", string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  md: "text/markdown;charset=utf-8",
  html: "text/html;charset=utf-8",
  tex: "application/x-tex;charset=utf-8",
  zip: "application/zip",
};

/**
 * Hands a document to the user, as a download; with the files that belong beside it as a ZIP archive. What writes it
 * is loaded now: import this file when a user asks for a document.
 *
 * @param stem - File name without its ending.
 */
export async function saveDocument(
  document: ProtocolDocument,
  format: DocumentFormat,
  stem: string,
): Promise<void> {
  const { documentFiles } = await import("../report/documentFiles.ts");
  const files = await documentFiles(document, { format, stem });
  if (files.length === 1) {
    saveFile(files[0]!.name, blobOf(files[0]!.content, format));
    return;
  }
  const { zipFiles } = await import("../report/zipFiles.ts");
  saveFile(`${stem}-${format}.zip`, blobOf(zipFiles(files), "zip"));
}

const blobOf = (content: Uint8Array, format: DocumentFormat | "zip"): Blob =>
  new Blob([content as Uint8Array<ArrayBuffer>], { type: mediaTypes[format] });

/** A picture of the page made fit for a document: light colors, no style sheet, and the same as PNG. */
export async function figurePicture(picture: SVGSVGElement): Promise<FigurePicture> {
  const alt = picture.getAttribute("aria-label") ?? "";
  const svg = standaloneSvg(picture, { title: alt, description: alt });
  const png = new Uint8Array(await (await pngBlob(svg, 2)).arrayBuffer());
  return { svg: new XMLSerializer().serializeToString(svg), png, ...pictureSize(svg), alt };
}
