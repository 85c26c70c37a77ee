/**
 * Makes a chart one labelled picture to assistive technology. Plot labels each group of marks, which ARIA
 * does not allow on a plain `g`; the caption says more, and the table under the figure says all.
 */
export function labelPicture(picture: Element, captionId: string): void {
  const svg = picture instanceof SVGSVGElement ? picture : picture.querySelector("svg");
  if (!svg) return;
  for (const group of svg.querySelectorAll("g[aria-label]:not([role])")) {
    group.removeAttribute("aria-label");
    group.removeAttribute("aria-description");
  }
  // The parts of an "img" are hidden, so a chart with handles to drag is a "group".
  const hasHandles = svg.querySelector("[tabindex], [role]") !== null;
  svg.setAttribute("role", hasHandles ? "group" : "img");
  svg.setAttribute("aria-labelledby", captionId);
}
