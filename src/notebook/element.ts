type Attribute = string | number | boolean | undefined | ((event: Event) => void);
export type Child = Node | string | undefined;

/**
 * An HTML element in one expression: attributes by name, listeners as `onclick`, then children.
 * `true` sets an attribute without a value; `false` and `undefined` leave it out.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") created.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false)
      created.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child !== undefined) created.append(child);
  return created;
}

let count = 0;

/** An id that no other element of the page has. */
export function uniqueId(stem: string): string {
  count += 1;
  return `${stem}-${count}`;
}
