import { beforeEach, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { runProgress } from "../../src/notebook/runProgress.ts";

let progress: ReturnType<typeof runProgress>;
const stopButton = () => progress.querySelector("button")!;
const words = () => progress.textContent;

beforeEach(() => {
  progress = runProgress();
  document.body.replaceChildren(progress);
});

it("offers Stop after a fifth of a second, with count and elapsed time", async () => {
  const run = progress.start({ total: 100_000 });
  run.report(12_000);
  expect(stopButton().hidden).toBe(true);
  await expect.poll(() => stopButton().hidden).toBe(false);
  await expect.poll(words).toMatch(/^12,000 of 100,000 trials · 0\.\d s/);
  await userEvent.click(stopButton());
  expect(run.signal.aborted).toBe(true);
  expect(progress.isRunning).toBe(false);
  expect(words()).toMatch(/^stopped at 12,000 of 100,000 trials · \d\.\d s/);
});

it("is stopped by Escape from anywhere on the page", async () => {
  const { signal } = progress.start({ total: 10 });
  await userEvent.keyboard("{Escape}");
  expect(signal.aborted).toBe(true);
});

it("aborts the run before when a new one starts, and ignores what that one still says", () => {
  const first = progress.start({ total: 10 });
  const second = progress.start({ total: 20 });
  expect(first.signal.aborted).toBe(true);
  first.report(9);
  first.done();
  expect(progress.isRunning).toBe(true);
  second.report(20);
  second.done();
  expect(words()).toMatch(/^20 of 20 trials · 0\.\d s/);
});

it("says in words why a run failed", () => {
  progress.start({ total: 10 }).fail(new Error("the worker ran out of memory"));
  expect(words()).toContain("failed: the worker ran out of memory");
  expect(progress.dataset["state"]).toBe("failed");
});
