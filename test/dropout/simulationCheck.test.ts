import { describe, expect, it } from "vitest";
import { firstPlan } from "../../src/dropout/examples.ts";
import { checkBySimulation, checkTotal, errorsApart } from "../../src/dropout/simulationCheck.ts";
import { createPowerBook } from "../../src/dropout/strategyPower.ts";

describe("every strategy that loses subjects agrees with its simulation", () => {
  it.each([
    ["at random", firstPlan],
    ["unevenly", { ...firstPlan, dropout: [0.1, 0.3] as const }],
    ["non-responders more often", { ...firstPlan, oddsRatio: 4, method: "fisher" as const }],
    [
      "an event that is a failure, 2:1",
      {
        ...firstPlan,
        better: "lower" as const,
        rates: [0.1, 0.4] as const,
        n: [50, 25] as const,
        oddsRatio: 3,
      },
    ],
  ])("%s", async (_, plan) => {
    const { signal } = new AbortController();
    let last = 0;
    const onProgress = (done: number) => void (last = done);
    const rows = await checkBySimulation(plan, { book: createPowerBook(), onProgress, signal });
    expect(rows.length).toBeGreaterThanOrEqual(12);
    for (const row of rows) expect(Math.abs(errorsApart(row)), row.label).toBeLessThan(4);
    expect(last).toBe(checkTotal(plan));
  });

  it("ends early when stopped", async () => {
    const signal = AbortSignal.abort();
    expect(await checkBySimulation(firstPlan, { book: createPowerBook(), signal })).toEqual([]);
  });
});
