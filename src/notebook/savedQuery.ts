const name = "equipoise-query";
const emptyPlace = /<meta name="equipoise-query" content=""\s*\/?>/;

/** The state that a page was saved with as one file; empty for a page that comes from a server. */
export function savedQuery(page: ParentNode | undefined): string {
  return page?.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";
}

/**
 * The source of a one-file page with a state in it.
 *
 * @param source - The page as it was built, with an empty place for the state.
 * @param query - The state, as in a link.
 * @throws Error if there is no such place.
 */
export function withSavedQuery(source: string, query: string): string {
  const [before, after, ...more] = source.split(emptyPlace);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error("the page must have one place for its state");
  const escaped = query.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  return `${before}<meta name="${name}" content="${escaped}">${after}`;
}
