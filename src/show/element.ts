type Attributes = Readonly<Record<string, string | number | undefined>>;
type Child = Node | string;

/** An SVG element with attributes and children; attributes that are undefined are left out. */
export function svgElement<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  return dress(element, attributes, children);
}

/** An HTML element with attributes and children; attributes that are undefined are left out. */
export function htmlElement<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return dress(document.createElement(name), attributes, children);
}

function dress<E extends Element>(
  element: E,
  attributes: Attributes,
  children: readonly Child[],
): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/** An empty picture with a text alternative; its children are presentation only. */
export function picture(width: number, height: number, label: string): SVGSVGElement {
  return svgElement("svg", {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    "aria-label": label,
    "font-size": 12,
    fill: "currentColor",
    style: "max-width: 100%; height: auto; font-family: inherit;",
  });
}

/** Text cut to a number of characters, with an ellipsis in the place of the rest. */
export const shorten = (text: string, characters: number): string =>
  text.length <= characters ? text : `${text.slice(0, Math.max(1, characters - 1))}…`;
