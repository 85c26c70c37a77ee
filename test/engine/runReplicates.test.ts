import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cellOfCompleters,
  cellOfSuccesses,
  cellSpace,
  tableOfCell,
} from "../../src/engine/cellSpace.ts";
import { inlinePool, type BatchPool } from "../../src/engine/pool.ts";
import { answerBatch } from "../../src/engine/protocol.ts";
import { replicateCounts } from "../../src/engine/replicateCounts.ts";
import { runReplicates } from "../../src/engine/runReplicates.ts";
import type { TableRun } from "../../src/engine/tableRun.ts";
import { addCell, addTally, createTallier, tallyOf } from "../../src/engine/tally.ts";
import { EngineError } from "../../src/errors.ts";

const run: TableRun = {
  type: "table",
  n: [30, 30],
  missing: "nonresponder",
  better: "higher",
  scenario: {
    name: "as in the pilot",
    responseRate: [0.667, 0.267],
    dropout: { rate: [0.05, 0.05], mechanism: "mcar" },
  },
  seed: 20221118,
};
const completeCase: TableRun = { ...run, missing: "completeCase", n: [12, 9] };

/** Answers several batches at once and out of order, as workers do. */
function shufflingPool(size: number): BatchPool {
  return {
    size,
    answer: async (request) => {
      await new Promise((resolve) => setTimeout(resolve, (request.first * 7) % 5));
      return answerBatch(request);
    },
    close: () => Promise.resolve(),
  };
}

describe("runReplicates", () => {
  it("gives the same tally for any batch size and number of workers", async () => {
    for (const input of [run, completeCase]) {
      const whole = replicateCounts(input, 0, 3000);
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 40, max: 5000 }),
          fc.integer({ min: 1, max: 4 }),
          async (batch, size) => {
            const result = await runReplicates(input, {
              replicates: 3000,
              batch,
              pool: shufflingPool(size),
            });
            expect(result.isComplete).toBe(true);
            expect(result.tally).toEqual(whole);
          },
        ),
        { seed: 5, numRuns: 12 },
      );
    }
  });

  it("adds up: the tally of a range is the sum of the tallies of its parts", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 50 }), fc.nat(300), fc.nat(300), (seed, m, n) => {
        const input = { ...completeCase, seed };
        const tallier = createTallier(cellSpace(input).size);
        addTally(tallier, replicateCounts(input, m, n));
        addTally(tallier, replicateCounts(input, 0, m));
        expect(tallyOf(tallier)).toEqual(replicateCounts(input, 0, m + n));
      }),
      { seed: 6, numRuns: 50 },
    );
  });

  it("sends nothing more once it is stopped, and keeps an unbroken range of replicates", async () => {
    const controller = new AbortController();
    const durations: number[] = [];
    let sentAfterStop = 0;
    const pool: BatchPool = {
      ...inlinePool,
      answer: async (request) => {
        if (controller.signal.aborted) sentAfterStop++;
        const start = performance.now();
        const answer = await inlinePool.answer(request);
        durations.push(performance.now() - start);
        return answer;
      },
    };
    const onProgress = (done: number) => done > 300_000 && controller.abort();
    const options = { replicates: 1e8, pool, signal: controller.signal, onProgress };
    const result = await runReplicates(run, options);
    expect(sentAfterStop).toBe(0);
    expect(result.isComplete).toBe(false);
    expect(result.tally).toEqual(replicateCounts(run, 0, result.replicates));
    // A stop waits for one batch: their median length is what a reader waits, on a busy machine too.
    const median = durations.sort((a, b) => a - b)[Math.floor(durations.length / 2)]!;
    expect(median).toBeLessThan(100);
  });

  it("resumes where it was stopped", async () => {
    const half = await runReplicates(run, { replicates: 1234 });
    const whole = await runReplicates(run, { replicates: 4000, resume: half });
    expect(whole.tally).toEqual(replicateCounts(run, 0, 4000));
  });

  it("refuses to resume another run", async () => {
    const other = await runReplicates({ ...run, seed: 1 }, { replicates: 10 });
    await expect(runReplicates(run, { replicates: 20, resume: other })).rejects.toThrow(
      /^resume must be a result of the same run; got/,
    );
  });

  it("reports progress in order up to the end", async () => {
    const seen: number[] = [];
    const options = { replicates: 1000, batch: 100, pool: shufflingPool(3) };
    await runReplicates(run, { ...options, onProgress: (done) => seen.push(done) });
    expect(seen.at(-1)).toBe(1000);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });

  it("says which batch failed and why, and sends no more", async () => {
    let asked = 0;
    const failing: BatchPool = {
      ...inlinePool,
      answer: async (request) => {
        asked++;
        return request.first >= 200
          ? { type: "failed", first: request.first, message: "out of luck" }
          : answerBatch(request);
      },
    };
    const promise = runReplicates(run, { replicates: 1000, batch: 100, pool: failing });
    await expect(promise).rejects.toThrow(EngineError);
    await expect(promise).rejects.toThrow("the batch from replicate 200 failed: out of luck");
    expect(asked).toBe(3);
  });

  it("answers a batch that cannot be run with its error", () => {
    const broken = { ...run, scenario: undefined } as unknown as TableRun;
    const answer = answerBatch({ run: broken, first: 40, count: 1 });
    expect(answer).toMatchObject({
      type: "failed",
      first: 40,
      message: expect.stringMatching(/undefined/),
    });
  });
});

describe("cellSpace", () => {
  it("numbers every table once, and back", () => {
    for (const missing of ["nonresponder", "completeCase"] as const) {
      const cellOf = missing === "nonresponder" ? cellOfSuccesses : cellOfCompleters;
      for (const better of ["higher", "lower"] as const) {
        const space = cellSpace({ n: [4, 3], missing, better });
        const seen = new Set<string>();
        for (let cell = 0; cell < space.size; cell++) {
          const { events, n } = tableOfCell(space, cell);
          const [sE, sC] = better === "higher" ? events : [n[0] - events[0], n[1] - events[1]];
          const trial = Uint32Array.of(sE, sC, n[0] - sE, n[1] - sC, 0, 0);
          expect(cellOf(space, trial)).toBe(cell);
          seen.add(JSON.stringify({ events, n }));
        }
        expect(seen.size).toBe(space.size);
      }
    }
  });

  it("stays exact where cells are many", () => {
    const space = cellSpace({ n: [10_000, 10_000], missing: "completeCase", better: "higher" });
    const trial = Uint32Array.of(9999, 9998, 1, 1, 0, 0);
    expect(tableOfCell(space, cellOfCompleters(space, trial))).toEqual({
      events: [9999, 9998],
      n: [10_000, 9999],
    });
    expect(space.size).toBeLessThan(Number.MAX_SAFE_INTEGER);
  });
});

describe("cellSpace beyond what a double can number", () => {
  it("refuses complete cases of arms so large, and takes them where the lost are failures", () => {
    const large = { n: [60_000, 60_000], better: "higher" } as const;
    expect(() => cellSpace({ ...large, missing: "completeCase" })).toThrow(
      "design.arms must have fewer subjects (13,700 per arm) where complete cases are simulated; got [60000,60000]",
    );
    expect(cellSpace({ ...large, missing: "nonresponder" }).size).toBe(60_001 ** 2);
    expect(
      cellSpace({ n: [13_700, 13_700], missing: "completeCase", better: "higher" }).size,
    ).toBeLessThan(Number.MAX_SAFE_INTEGER);
  });
});

describe("createTallier", () => {
  it("counts alike in an array and in a map", () => {
    const dense = createTallier(1000);
    const sparse = createTallier(1e12);
    for (let i = 0; i < 500; i++) {
      addCell(dense, (i * i) % 97);
      addCell(sparse, (i * i) % 97);
    }
    expect(tallyOf(sparse)).toEqual(tallyOf(dense));
  });
});
