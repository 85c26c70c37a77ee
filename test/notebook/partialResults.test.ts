import { describe, expect, it } from "vitest";
import { partialResults } from "../../src/notebook/partialResults.ts";

const tick = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("partialResults", () => {
  it("yields the first value at once, then partial results, then the last", async () => {
    const seen: number[] = [];
    const states = partialResults(0, async ({ report }) => {
      for (const partial of [1, 2]) {
        await tick();
        report(partial);
      }
      await tick();
      return 3;
    });
    for await (const state of states) seen.push(state);
    expect(seen).toEqual([0, 1, 2, 3]);
  });

  it("skips partial results that nobody took in time", async () => {
    const states = partialResults(0, async ({ report }) => {
      for (let i = 1; i < 100; i++) report(i);
      return 100;
    });
    const seen: number[] = [];
    for await (const state of states) {
      seen.push(state);
      await tick();
    }
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(100);
    expect(seen.length).toBeLessThan(4);
  });

  it("aborts the work at once on return(), while next() is still waiting", async () => {
    let aborted = false;
    const states = partialResults(0, ({ signal }) => {
      signal.addEventListener("abort", () => (aborted = true));
      return new Promise(() => {});
    });
    await states.next();
    const waiting = states.next();
    const ended = states.return!();
    expect(aborted).toBe(true);
    expect(await ended).toEqual({ done: true, value: undefined });
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it("hands on an error once, then is over", async () => {
    const states = partialResults(0, () => Promise.reject(new Error("no memory")));
    await states.next();
    await expect(states.next()).rejects.toThrow("no memory");
    expect(await states.next()).toEqual({ done: true, value: undefined });
  });
});
