import { expect, it } from "vitest";
import { newestRun } from "../../src/notebook/newestRun.ts";

it("aborts the earlier call, which resolves to undefined", async () => {
  const run = newestRun();
  const signals: AbortSignal[] = [];
  const work = (result: number) =>
    run(async (signal) => {
      signals.push(signal);
      await Promise.resolve();
      return result;
    });
  expect(await Promise.all([work(1), work(2)])).toEqual([undefined, 2]);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
});

it("hands on errors, except from work that was overtaken", async () => {
  const run = newestRun();
  const failing = () => run(() => Promise.reject(new Error("broken")));
  const first = failing();
  const second = failing();
  expect(await first).toBeUndefined();
  await expect(second).rejects.toThrow("broken");
});
