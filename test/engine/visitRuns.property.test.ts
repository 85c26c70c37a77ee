import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BatchPool } from "../../src/engine/pool.ts";
import { answerBatch } from "../../src/engine/protocol.ts";
import { replicateVisits } from "../../src/engine/replicateVisits.ts";
import { runNow } from "../../src/engine/runNow.ts";
import { runReplicates } from "../../src/engine/runReplicates.ts";
import { visitPlanOf, type VisitPlan } from "../../src/engine/visitPlan.ts";
import { visitRun } from "../../src/engine/visitRun.ts";
import { longitudinalStudy, responderStudy } from "./visitStudies.ts";

/** Answers out of order and through a copy, as workers do. */
const workers = (size: number): BatchPool => ({
  size,
  answer: async (request) => {
    await new Promise((resolve) => setTimeout(resolve, (request.first * 7) % 4));
    return structuredClone(answerBatch(structuredClone(request)));
  },
  close: () => Promise.resolve(),
});

const scenario = {
  dropout: { rate: [0.2, 0.3], mechanism: "mar", oddsRatioPerSd: 2 },
  discontinuation: { rate: [0.2, 0.1], followed: 0.5 },
  afterDiscontinuation: "jumpToReference",
  intermittent: [0.05, 0.05],
};
const parts = { n: [8, 8], scenario } as const;

/** Plans of both kinds of endpoint: models, imputation from random numbers, counts. */
const longitudinal = longitudinalStudy(parts);
const responder = responderStudy(parts);
const planOf = (analysis: object, design: object = {}) =>
  visitPlanOf(longitudinalStudy({ ...parts, analysis, design }).design);
const responses = (design: object, analysis: object = {}) =>
  visitPlanOf(responderStudy({ ...parts, analysis, design }).design);
const meansPlans: readonly VisitPlan[] = [
  planOf({ method: "mmrm" }),
  planOf({ method: "mmrm" }, { estimand: "hypothetical" }),
  planOf({ method: "gee" }),
  planOf({ method: "ancova" }, { missing: "multipleImputation", imputations: 3 }),
  planOf({ method: "ancova" }, { missing: "jumpToReference", imputations: 2 }),
  planOf({ method: "wilcoxon" }),
];
const responsePlans: readonly VisitPlan[] = [
  responses({}),
  responses({ missing: "completeCase", estimand: "hypothetical" }),
  responses({ missing: "multipleImputation", imputations: 3 }, { method: "wald" }),
  planOf({ method: "mmrm" }),
];

const run = fc
  .record({
    isResponder: fc.boolean(),
    seed: fc.integer({ min: 0, max: 2 ** 53 - 1 }),
    chosen: fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1, maxLength: 3 }),
  })
  .map(({ isResponder, seed, chosen }) => {
    const study = isResponder ? responder : longitudinal;
    const known = isResponder ? responsePlans : meansPlans;
    const plans = chosen.map((k) => known[k % known.length]!);
    return { ...visitRun(study, study.scenarios[0]!, plans), seed };
  });

describe("runs of trials over visits", () => {
  it("find the same for any batches and workers, stopped and resumed anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(
        run,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(24),
        async (input, batch, size, stop) => {
          const { columns, counts } = replicateVisits(input, 0, 24);
          const options = { batch, pool: workers(size) };
          const part = await runReplicates(input, { replicates: stop, ...options });
          expect(part.columns[0]!.pValue).toEqual(columns[0]!.pValue.slice(0, stop));
          const whole = await runReplicates(input, { replicates: 24, resume: part, ...options });
          expect(whole.columns).toEqual(columns);
          expect(whole.counts).toEqual(counts);
        },
      ),
      { seed: 20221118, numRuns: 30 },
    );
  }, 60_000);

  it("analyze a trial by each plan as if it were alone", () => {
    fc.assert(
      fc.property(run, fc.nat(1000), (input, first) => {
        const together = replicateVisits(input, first, 4).columns;
        for (const [k, plan] of input.analyses.entries()) {
          const alone = replicateVisits({ ...input, analyses: [plan] }, first, 4).columns[0];
          expect(together[k]).toEqual(alone);
        }
      }),
      { seed: 4, numRuns: 30 },
    );
  });

  it("may begin at any replicate, and at once", async () => {
    const input = visitRun(longitudinal, longitudinal.scenarios[0]!);
    const whole = replicateVisits(input, 0, 30).columns[0]!;
    const tail = await runReplicates(input, { first: 12, replicates: 18, batch: 5 });
    expect(tail.columns[0]!.pValue).toEqual(whole.pValue.slice(12));
    const head = runNow(input, 12, 30);
    expect(head.isComplete).toBe(false);
    const resumed = await runReplicates(input, { replicates: 30, resume: head });
    expect(resumed.columns[0]).toEqual(whole);
    const other = runReplicates(input, { first: 12, replicates: 30, resume: head });
    await expect(other).rejects.toThrow(/^resume must be a result of the same run; got/);
  });

  it("stop within a batch, and keep an unbroken range", async () => {
    const input = visitRun(longitudinal, longitudinal.scenarios[0]!, meansPlans.slice(3, 4));
    const controller = new AbortController();
    const times: number[] = [];
    const onProgress = (done: number) => {
      times.push(performance.now());
      if (done > 100) controller.abort();
    };
    const options = { replicates: 1_000_000, signal: controller.signal, onProgress };
    const { columns, replicates, isComplete } = await runReplicates(input, options);
    expect(isComplete).toBe(false);
    expect(columns[0]!.pValue).toHaveLength(replicates);
    expect(columns).toEqual(replicateVisits(input, 0, replicates).columns);
    // A stop waits for one batch: their median length is what a reader waits, on a busy machine too.
    const lengths = times.slice(1).map((time, k) => time - times[k]!);
    expect(lengths.sort((a, b) => a - b)[lengths.length >> 1]).toBeLessThan(100);
  });
});
