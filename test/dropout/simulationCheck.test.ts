import { describe, expect, it } from "vitest";
import { firstPlan } from "../../src/dropout/lossPlan.ts";
import { checkBySimulation, checkTotal, errorsApart } from "../../src/dropout/simulationCheck.ts";
import { createPowerBook } from "../../src/dropout/strategyPower.ts";

describe("every strategy that loses subjects agrees with its simulation", () => {
  it.each([
    ["at random", firstPlan],
    ["unevenly", { ...firstPlan, dropout: [0.1, 0.3] as const }],
    ["non-responders more often", { ...firstPlan, oddsRatio: 4, method: "fisher" as const }],
  ])("%s", async (_, plan) => {
    let last = 0;
    const onProgress = (done: number) => void (last = done);
    const rows = await checkBySimulation(plan, { book: createPowerBook(), onProgress });
    expect(rows.length).toBeGreaterThanOrEqual(12);
    for (const row of rows) expect(Math.abs(errorsApart(row)), row.label).toBeLessThan(4);
    expect(last).toBe(checkTotal(plan));
  });

  it("ends early when stopped", async () => {
    const signal = AbortSignal.abort();
    expect(await checkBySimulation(firstPlan, { book: createPowerBook(), signal })).toEqual([]);
  });
});
