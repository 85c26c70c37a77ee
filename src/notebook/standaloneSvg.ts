/** What a picture says about itself once it has left the page. */
export interface PictureCredits {
  readonly title: string;
  /** The caption: what there is to see. */
  readonly description: string;
  /** What remakes it: study, seed, version. */
  readonly metadata?: string | undefined;
}

// Everything that a style sheet of ours may set on a mark.
const properties = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-opacity",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "color",
  "font-size",
  "font-style",
  "font-weight",
  "font-variant-numeric",
  "text-anchor",
  "dominant-baseline",
  "paint-order",
  "visibility",
  "display",
];

const fontFamily = "Inter, 'Helvetica Neue', Arial, sans-serif";

/** A copy that needs no style sheet: light colors on white, computed styles written out. */
export function standaloneSvg(picture: SVGSVGElement, credits: PictureCredits): SVGSVGElement {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const stage = document.createElement("div");
  stage.dataset["theme"] = "light"; // paper is white, whatever the screen wears
  stage.className = "picture-stage figure-picture";
  stage.append(copy);
  document.body.append(stage);
  try {
    for (const node of [copy, ...copy.querySelectorAll<SVGElement>("*")]) writeOutStyle(node);
  } finally {
    stage.remove();
  }
  for (const style of copy.querySelectorAll("style")) style.remove();
  frame(copy);
  copy.prepend(...creditElements(credits));
  return copy;
}

function writeOutStyle(node: SVGElement): void {
  if (node.closest("defs, style, title")) return;
  const computed = getComputedStyle(node);
  node.removeAttribute("class");
  node.removeAttribute("style");
  for (const property of properties) {
    const value = computed.getPropertyValue(property);
    if (value && value !== "normal" && value !== "auto") node.setAttribute(property, value);
  }
}

function frame(svg: SVGSVGElement): void {
  const { width, height } = pictureSize(svg);
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  svg.setAttribute("font-family", fontFamily);
  svg.setAttribute("role", "img");
  const paper = svgElement("rect", "");
  for (const [name, value] of Object.entries({ width: "100%", height: "100%", fill: "white" }))
    paper.setAttribute(name, value);
  svg.prepend(paper);
}

function creditElements({ title, description, metadata }: PictureCredits): SVGElement[] {
  const credits = [svgElement("title", title), svgElement("desc", description)];
  if (metadata) credits.push(svgElement("metadata", metadata));
  return credits;
}

function svgElement(tag: string, text: string): SVGElement {
  const created = document.createElementNS("http://www.w3.org/2000/svg", tag);
  created.textContent = text;
  return created;
}

/** Width and height in CSS pixels, from the view box where there is one. */
export function pictureSize(svg: SVGSVGElement): { width: number; height: number } {
  const [, , width, height] = (svg.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  if (width && height) return { width, height };
  return { width: Number(svg.getAttribute("width")), height: Number(svg.getAttribute("height")) };
}
