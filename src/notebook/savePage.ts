import { downloadButton } from "./downloadButton.ts";
import { withSavedQuery } from "./savedQuery.ts";

/**
 * A button that saves the page with its present state as one file, which opens by double click and needs no
 * network. Undefined where the page itself is such a file: a file may not read itself.
 *
 * @param page - Name of the page, as in its address.
 * @param query - The present state, as in a link.
 */
export function savePageButton(
  page: string,
  query: () => string,
  name: () => string,
): HTMLElement | undefined {
  if (location.protocol === "file:") return undefined;
  return downloadButton({
    label: "This page (one file)",
    name: () => `${name()}.html`,
    text: async () => withSavedQuery(await source(page), query()),
    type: "text/html",
  });
}

async function source(page: string): Promise<string> {
  const answer = await fetch(new URL(`./one-file/${page}.html`, location.href));
  if (!answer.ok) throw new Error(`the one-file page is not here (${answer.status})`);
  return answer.text();
}
