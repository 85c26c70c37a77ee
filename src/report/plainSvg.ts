const fontFamily = "'DejaVu Sans', Verdana, Arial, sans-serif";

/**
 * A figure's SVG made fit to leave the page: CSS variables by their fallback values, which are those of paper, the
 * page's typeface by one that is everywhere, and a namespace.
 *
 * @param svg - Outer markup of an SVG element.
 */
export function plainSvg(svg: string): string {
  const plain = svg
    .replace(/var\(--[\w-]+,\s*([^()]+)\)/g, "$1")
    .replace(/font-family:\s*inherit/g, `font-family: ${fontFamily}`)
    .replaceAll("currentColor", "#1b1b1b");
  return /^<svg[^>]*\sxmlns=/.test(plain)
    ? plain
    : plain.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
}
