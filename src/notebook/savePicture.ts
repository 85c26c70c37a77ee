import { saveFile } from "./saveFile.ts";
import { pictureSize, standaloneSvg, type PictureCredits } from "./standaloneSvg.ts";

/** Hands a picture to the user, as SVG or as PNG with two pixels for each of the screen's. */
export async function savePicture(
  picture: SVGSVGElement,
  { name, format, ...credits }: PictureCredits & { name: string; format: "svg" | "png" },
): Promise<void> {
  const svg = standaloneSvg(picture, credits);
  const content = format === "svg" ? svgBlob(svg) : await pngBlob(svg, 2);
  saveFile(`${name}.${format}`, content);
}

export function svgBlob(svg: SVGSVGElement): Blob {
  const text = new XMLSerializer().serializeToString(svg);
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`], { type: "image/svg+xml" });
}

/** The picture drawn on white at `scale` device pixels for each CSS pixel. */
export async function pngBlob(svg: SVGSVGElement, scale: number): Promise<Blob> {
  const { width, height } = pictureSize(svg);
  const image = new Image();
  const address = URL.createObjectURL(svgBlob(svg));
  try {
    image.src = address;
    await image.decode();
  } finally {
    URL.revokeObjectURL(address);
  }
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large"))));
  });
}
