import { savedQuery } from "./savedQuery.ts";

/** The part of the page's address that says what is planned. */
export interface UrlState {
  /** The query now, without the question mark, including one that is about to be written. */
  readonly query: string;
  /** Writes the query in place of the present one, once calls have paused. */
  replace(query: string): void;
  /** Writes the query as a step that the back button undoes. */
  push(query: string): void;
  /** Calls back with the query after the back or forward button; returns what ends it. */
  listen(listener: (query: string) => void): () => void;
  /** Writes what is waiting. */
  flush(): void;
  /** The whole address of the present state, to be shared. */
  link(): string;
}

/** The browser's parts that the state lives in; replaced in tests. */
export type UrlHost = Pick<Window, "addEventListener" | "removeEventListener"> & {
  readonly location: Pick<Location, "href" | "search">;
  readonly history: Pick<History, "replaceState" | "pushState">;
  readonly document?: ParentNode;
};

/**
 * Keeps a query in the address bar. Browsers refuse more than about a hundred writes in half a minute,
 * and a slider moves faster than that: hence the pause, in milliseconds.
 */
export function createUrlState({ delay = 300 } = {}, host: UrlHost = window): UrlState {
  const saved = savedQuery(host.document);
  let waiting: string | undefined;
  let held: string | undefined; // where the browser lets no file change its address
  let timer: ReturnType<typeof setTimeout> | undefined;
  const current = () => waiting ?? held ?? host.location.search.slice(1);
  const addressOf = (query: string) => {
    const address = new URL(host.location.href);
    address.search = query;
    return address.href;
  };
  const write = (how: "replaceState" | "pushState", query: string) => {
    try {
      host.history[how](null, "", addressOf(query));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      held = query;
    }
  };
  const flush = () => {
    clearTimeout(timer);
    if (waiting !== undefined) write("replaceState", waiting);
    waiting = undefined;
  };
  const replace = (query: string) => {
    waiting = query;
    clearTimeout(timer);
    timer = setTimeout(flush, delay);
  };
  const push = (query: string) => {
    flush();
    if (query !== current()) write("pushState", query);
  };
  const listen = (listener: (query: string) => void) => {
    const heard = () => {
      clearTimeout(timer);
      waiting = undefined; // the step back is newer than what was waiting
      listener(current());
    };
    host.addEventListener("popstate", heard);
    return () => host.removeEventListener("popstate", heard);
  };
  host.addEventListener("pagehide", flush);
  if (host.location.search === "" && saved !== "") write("replaceState", saved);
  const link = () => addressOf(current());
  return {
    replace,
    push,
    listen,
    flush,
    link,
    get query() {
      return current();
    },
  };
}
