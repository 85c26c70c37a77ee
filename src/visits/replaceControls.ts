const fieldsOf = (root: ParentNode) => [...root.querySelectorAll<HTMLElement>("input, select")];
const sectionsOf = (root: ParentNode) => [...root.querySelectorAll<HTMLDetailsElement>("details")];
const headingOf = (section: HTMLElement) => section.querySelector("summary")!.textContent;
const pathOf = (field: Element) => (field.closest(".control") as { path?: string } | null)?.path;

/** Puts controls in the place of others: the field of the same control keeps the focus, open sections stay open. */
export function replaceControls(holder: HTMLElement, next: HTMLElement): void {
  const focused = document.activeElement;
  const path = focused && holder.contains(focused) ? pathOf(focused) : undefined;
  const place = path === undefined ? -1 : ownFields(holder, path).indexOf(focused as HTMLElement);
  const open = new Set(sectionsOf(holder).flatMap((s) => (s.open ? [headingOf(s)] : [])));
  holder.replaceChildren(next);
  for (const section of sectionsOf(next)) section.open = open.has(headingOf(section));
  if (path !== undefined) ownFields(holder, path)[place]?.focus();
}

const ownFields = (root: ParentNode, path: string): HTMLElement[] =>
  fieldsOf(root).filter((field) => pathOf(field) === path);
