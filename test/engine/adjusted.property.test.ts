import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BatchPool } from "../../src/engine/pool.ts";
import { answerBatch } from "../../src/engine/protocol.ts";
import type { TableRun } from "../../src/engine/tableRun.ts";
import { replicateSubjects } from "../../src/engine/replicateSubjects.ts";
import { runReplicates } from "../../src/engine/runReplicates.ts";

const base = {
  type: "table",
  n: [14, 11],
  missing: "nonresponder",
  better: "higher",
  scenario: {
    name: "",
    responseRate: [0.65, 0.3],
    strata: [
      { share: 0.5, responseRate: [0.8, 0.4] },
      { share: 0.5, responseRate: [0.5, 0.2] },
    ],
    covariate: { oddsRatioPerSd: 2 },
    dropout: { rate: [0.1, 0.2], mechanism: "mcar" },
  },
} as const satisfies Omit<TableRun, "seed">;

const analysis = fc.record({
  method: fc.constantFrom("mantelHaenszel" as const, "logistic" as const, "standardized" as const),
  sides: fc.constantFrom(1 as const, 2 as const),
  continuityCorrection: fc.boolean(),
  test: fc.constantFrom("wald" as const, "likelihoodRatio" as const, "firth" as const),
  separation: fc.constantFrom("fail" as const, "firth" as const),
  adjustFor: fc.subarray(["strata", "covariate"] as ("strata" | "covariate")[]),
  level: fc.constant(0.95),
});

const run = fc
  .record({
    analysis,
    seed: fc.integer({ min: 0, max: 2 ** 53 - 1 }),
    missing: fc.constantFrom("nonresponder" as const, "completeCase" as const),
    better: fc.constantFrom("higher" as const, "lower" as const),
  })
  .map((parts) => ({ ...base, ...parts }));

/** Answers out of order and through a copy, as workers do. */
const workers = (size: number): BatchPool => ({
  size,
  answer: async (request) => {
    await new Promise((resolve) => setTimeout(resolve, (request.first * 7) % 4));
    return structuredClone(answerBatch(structuredClone(request)));
  },
  close: () => Promise.resolve(),
});

describe("rows of analyzed subjects", () => {
  it("are the same for any batches and workers, stopped and resumed anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(
        run,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(50),
        async (input, batch, size, stop) => {
          const { tally, columns } = replicateSubjects(input, 0, 50);
          const options = { batch, pool: workers(size) };
          const part = await runReplicates(input, { replicates: stop, ...options });
          expect(part.columns!.pValue).toEqual(columns.pValue.slice(0, stop));
          const whole = await runReplicates(input, { replicates: 50, resume: part, ...options });
          expect(whole.tally).toEqual(tally);
          expect(whole.columns).toEqual(columns);
        },
      ),
      { seed: 20221118, numRuns: 40 },
    );
  }, 60_000);

  it("of a run stopped by a signal are an unbroken range", async () => {
    const input: TableRun = {
      ...base,
      seed: 4,
      analysis: {
        method: "logistic",
        sides: 2,
        continuityCorrection: false,
        test: "wald",
        separation: "fail",
        adjustFor: ["strata", "covariate"],
        level: 0.95,
      },
    };
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 60);
    const options = { replicates: 1_000_000, signal: controller.signal };
    const { columns, replicates, isComplete } = await runReplicates(input, options);
    expect(isComplete).toBe(false);
    expect(columns!.pValue).toHaveLength(replicates);
    const { analysis: plan } = input;
    const again = replicateSubjects({ ...input, analysis: plan! }, 0, replicates).columns;
    expect(columns).toEqual(again);
  });
});
