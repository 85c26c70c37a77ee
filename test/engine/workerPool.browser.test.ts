import { expect, it } from "vitest";
import type { BatchPool } from "../../src/engine/pool.ts";
import { replicateCounts } from "../../src/engine/replicateCounts.ts";
import type { TableRun } from "../../src/engine/tableRun.ts";
import { runReplicates } from "../../src/engine/runReplicates.ts";
import { browserPool } from "../../src/notebook/browserPool.ts";

const run: TableRun = {
  type: "table",
  n: [30, 30],
  missing: "completeCase",
  better: "higher",
  scenario: {
    name: "as in the pilot",
    responseRate: [0.667, 0.267],
    dropout: { rate: [0.05, 0.05], mechanism: "mcar" },
  },
  seed: 20221118,
};

it("Web Workers count what the page itself counts", async () => {
  for (const workers of [1, 2]) {
    const pool = browserPool(workers);
    const result = await runReplicates(run, { replicates: 50_000, pool });
    await pool.close();
    expect(result.tally).toEqual(replicateCounts(run, 0, 50_000));
  }
});

it("a run on Web Workers sends nothing more once it is stopped, and keeps an unbroken range", async () => {
  const workers = browserPool(2);
  const controller = new AbortController();
  let sentAfterStop = 0;
  const pool: BatchPool = {
    ...workers,
    answer: (request) => {
      if (controller.signal.aborted) sentAfterStop++;
      return workers.answer(request);
    },
  };
  const onProgress = (done: number) => done > 100_000 && controller.abort();
  const options = { replicates: 1e8, pool, signal: controller.signal, onProgress };
  const result = await runReplicates(run, options);
  await workers.close();
  expect(sentAfterStop).toBe(0);
  expect(result.isComplete).toBe(false);
  expect(result.tally).toEqual(replicateCounts(run, 0, result.replicates));
});
