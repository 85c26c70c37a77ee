import { JSDOM } from "jsdom";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { withSavedQuery } from "../../src/notebook/savedQuery.ts";
import { createUrlState, type UrlHost } from "../../src/notebook/urlState.ts";

function fakeHost(search = ""): UrlHost & { readonly written: string[] } {
  const location = { href: `https://example.org/plan.html${search}`, search };
  const written: string[] = [];
  const write =
    (how: string) => (_: unknown, __: string, address: string | URL | null | undefined) => {
      location.href = String(address);
      location.search = new URL(location.href).search;
      written.push(`${how} ${location.search}`);
    };
  const events = new EventTarget();
  return {
    location,
    written,
    history: { replaceState: write("replace"), pushState: write("push") },
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    dispatchEvent: events.dispatchEvent.bind(events),
  } as UrlHost & { written: string[] };
}

const dispatch = (host: UrlHost, type: string) =>
  (host as unknown as EventTarget).dispatchEvent(new Event(type));

describe("createUrlState", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("writes once after a pause, however often the state changes", () => {
    const host = fakeHost();
    const state = createUrlState({}, host);
    for (let n = 30; n <= 90; n++) state.replace(`n=${n}`);
    expect(host.written).toEqual([]);
    expect(state.query).toBe("n=90");
    vi.advanceTimersByTime(300);
    expect(host.written).toEqual(["replace ?n=90"]);
  });

  it("writes what is waiting when the page is left", () => {
    const host = fakeHost();
    createUrlState({}, host).replace("n=31");
    dispatch(host, "pagehide");
    expect(host.written).toEqual(["replace ?n=31"]);
  });

  it("makes a step for the back button, after what was waiting, and none without a change", () => {
    const host = fakeHost();
    const state = createUrlState({}, host);
    state.replace("n=31");
    state.push("n=60");
    state.push("n=60");
    expect(host.written).toEqual(["replace ?n=31", "push ?n=60"]);
  });

  it("tells of the back button until it is told to stop", () => {
    const host = fakeHost("?n=30");
    const state = createUrlState({}, host);
    const heard: string[] = [];
    const end = state.listen((query) => heard.push(query));
    state.replace("n=31");
    dispatch(host, "popstate");
    end();
    dispatch(host, "popstate");
    vi.advanceTimersByTime(1000);
    expect(heard).toEqual(["n=30"]);
    expect(host.written).toEqual([]);
  });

  it("gives a link to the present state, written or not, and a bare one to the default", () => {
    const state = createUrlState({}, fakeHost("?n=30"));
    state.replace("n=31");
    expect(state.link()).toBe("https://example.org/plan.html?n=31");
    state.replace("");
    expect(state.link()).toBe("https://example.org/plan.html");
  });

  it("starts with the state that a page was saved with, unless the address has one", () => {
    const page = new DOMParser().parseFromString(
      withSavedQuery(source, 'n=44,44&title="a"<b'),
      "text/html",
    );
    const host = { ...fakeHost(), document: page };
    expect(createUrlState({}, host).query).toBe('n=44,44&title="a"<b'.replace(/["<]/g, encodeURI));
    expect(createUrlState({}, { ...fakeHost("?n=20,20"), document: page }).query).toBe("n=20,20");
  });

  it("keeps the state itself where the browser lets no file change its address", () => {
    const refuse = () => {
      throw new DOMException("a file", "SecurityError");
    };
    const host = { ...fakeHost(), history: { replaceState: refuse, pushState: refuse } };
    const state = createUrlState({}, host);
    state.replace("n=90");
    vi.advanceTimersByTime(300);
    expect(state.query).toBe("n=90");
    expect(state.link()).toContain("?n=90");
  });
});

const { DOMParser } = new JSDOM().window;
const source = '<html><head><meta name="equipoise-query" content=""></head></html>';

describe("withSavedQuery", () => {
  it("needs one place for the state", () => {
    expect(() => withSavedQuery("<html></html>", "n=1")).toThrow("one place for its state");
    expect(() => withSavedQuery(source + source, "n=1")).toThrow("one place for its state");
  });
});
