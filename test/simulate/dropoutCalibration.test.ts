import { describe, expect, it } from "vitest";
import { dropoutCalibration } from "../../src/simulate/dropoutCalibration.ts";
import type { VisitEndpoint } from "../../src/study/visitSchema.ts";
import {
  eachTrial,
  falling,
  lowerIsBetter,
  plain,
  responder,
  shareDistance,
  withBaseline,
  withoutBaseline,
  type LongScenario,
  type Loss,
  type Stops,
} from "./visitWorlds.ts";

const rate = [0.2, 0.35] as const;
const mcar: Loss = { rate, mechanism: "mcar" };
const mar: Loss = { rate, mechanism: "mar", oddsRatioPerSd: 3 };
const mnar: Loss = { rate, mechanism: "mnar", oddsRatioPerSd: 0.4 };
const byVisit: Loss = {
  mechanism: "mnar",
  oddsRatioPerSd: 2,
  rate: [
    [0.1, 0.1, 0.4],
    [0, 0.2, 0.25],
  ],
};
const stops: Stops = { rate: [0.3, 0.15], mechanism: "mcar", followed: 1 };
const marStops: Stops = { ...stops, mechanism: "mar", oddsRatioPerSd: 2, followed: 0.6 };
const mnarStops: Stops = { ...stops, mechanism: "mnar", oddsRatioPerSd: 4, followed: 0 };

const skipping: Partial<LongScenario> = { intermittent: [0.2, 0.1] };
const jump: Partial<LongScenario> = { afterDiscontinuation: "jumpToReference" };
const copy: Partial<LongScenario> = { afterDiscontinuation: "copyIncrements" };

const worlds: readonly (readonly [string, VisitEndpoint, Partial<LongScenario>])[] = [
  ["mcar, no baseline", withoutBaseline, { dropout: mcar }],
  ["mcar and stops", withBaseline, { dropout: mcar, discontinuation: { ...stops, followed: 0.3 } }],
  ["mar", withBaseline, { dropout: mar }],
  ["mar, no baseline", withoutBaseline, { dropout: mar }],
  ["mar, skipping", withBaseline, { dropout: mar, ...skipping }],
  ["mar, lower is better", lowerIsBetter, { ...falling, dropout: mar }],
  ["mnar by visit", withBaseline, { dropout: byVisit }],
  ["mnar by visit, no baseline", withoutBaseline, { dropout: byVisit }],
  ["mnar, skipping", withoutBaseline, { dropout: mnar, ...skipping }],
  [
    "mar stops and dropout, jump",
    withBaseline,
    { dropout: mar, discontinuation: marStops, ...jump },
  ],
  ["mnar stops, mar dropout", withoutBaseline, { dropout: mar, discontinuation: mnarStops }],
  [
    "everything at once",
    responder,
    { ...falling, dropout: mar, discontinuation: marStops, ...copy, ...skipping },
  ],
  [
    "everything at once, mnar",
    withBaseline,
    { dropout: mnar, discontinuation: { ...marStops, followed: 1 }, ...copy, ...skipping },
  ],
];

/** Cumulative share of an arm lost by visit k, as the scenario asks for it. */
function asked(loss: Loss | undefined, endpoint: VisitEndpoint, arm: 0 | 1, k: number): number {
  const own = loss?.rate[arm] ?? 0;
  if (typeof own !== "number") return own[k]!;
  return 1 - (1 - own) ** (endpoint.baseline ? (k + 1) / 3 : k / 2);
}

describe.each(worlds)("%s", (_, endpoint, extra) => {
  const scenario: LongScenario = { ...plain, ...extra };
  const { left, stopped } = dropoutCalibration(endpoint, scenario);
  const followed = scenario.discontinuation?.followed ?? 1;

  it("loses the shares it is asked for", () => {
    for (const arm of [0, 1] as const) {
      for (let k = 0; k < 3; k++) {
        const dropout = asked(scenario.dropout, endpoint, arm, k);
        const stop = asked(scenario.discontinuation, endpoint, arm, k);
        expect(left[arm][k]).toBeCloseTo(dropout + (1 - followed) * stop, 10);
        expect(stopped[arm][k]).toBeLessThan(dropout + stop + 1e-9); // some had stopped before they left
        expect(stopped[arm][k]).toBeGreaterThan(Math.max(dropout, stop) - 1e-9);
      }
    }
  });

  it("so do simulated subjects", () => {
    const gone = [0, 1].map(() => [0, 0, 0]);
    const off = [0, 1].map(() => [0, 0, 0]);
    const kept = [0, 1].map(() => [0, 0, 0]); // stopped at the visit and stayed for it
    eachTrial(endpoint, scenario, {}, (trial) => {
      trial.arm.forEach((arm, i) => {
        for (let k = trial.left[i]!; k < 3; k++) gone[arm]![k]!++;
        for (let k = trial.stopped[i]!; k < 3; k++) off[arm]![k]!++;
        if (trial.stopped[i]! < trial.left[i]!) kept[arm]![trial.stopped[i]!]!++;
      });
    });
    for (const arm of [0, 1] as const) {
      for (let k = 0; k < 3; k++) {
        expect(shareDistance(gone[arm]![k]!, 50_000, left[arm][k]!)).toBeLessThan(4);
        expect(shareDistance(off[arm]![k]!, 50_000, stopped[arm][k]!)).toBeLessThan(4);
        const stop = asked(scenario.discontinuation, endpoint, arm, k);
        const before = k === 0 ? 0 : asked(scenario.discontinuation, endpoint, arm, k - 1);
        expect(shareDistance(kept[arm]![k]!, 50_000, followed * (stop - before))).toBeLessThan(4);
      }
    }
  });
});

describe("dropoutCalibration", () => {
  it("has hazards of their own for arms and visits, and none where nobody leaves", () => {
    const { dropout, discontinuation } = dropoutCalibration(withBaseline, {
      ...plain,
      dropout: byVisit,
    });
    expect(dropout[0][1]).toBe(-Infinity);
    expect(dropout[1][0]).toBe(-Infinity);
    expect(Number.isFinite(dropout[0][2])).toBe(true);
    expect([...discontinuation[0]]).toEqual([-Infinity, -Infinity, -Infinity]);
    const { dropout: constant } = dropoutCalibration(withBaseline, { ...plain, dropout: mcar });
    const hazard = 1 - 0.8 ** (1 / 3);
    for (const own of constant[0]) expect(own).toBeCloseTo(Math.log(hazard / (1 - hazard)), 9);
  });

  it("loses a continuous endpoint's share at its one visit, with or without a baseline", () => {
    for (const mechanism of ["mcar", "mar", "mnar"] as const) {
      const dropout = { rate: [0.1, 0.3], oddsRatioPerSd: 5, mechanism } as unknown as Loss;
      const endpoint = { type: "continuous", name: "x", better: "lower", baseline: false } as const;
      const { left } = dropoutCalibration(endpoint, {
        name: "",
        mean: [0, 1],
        sd: [1, 2],
        dropout: dropout as { rate: [number, number]; mechanism: "mcar" },
        afterDiscontinuation: "asRandomized",
      });
      expect(left[0][0]).toBeCloseTo(0.1, 12);
      expect(left[1][0]).toBeCloseTo(0.3, 12);
    }
  });

  it("refuses to lose more subjects than there are", () => {
    const heavy: Loss = { mechanism: "mcar", rate: [0.6, 0.1] };
    const make = (extra: Partial<LongScenario>) => () =>
      dropoutCalibration(withBaseline, { ...plain, dropout: heavy, ...extra });
    expect(make({ discontinuation: { ...stops, rate: [0.6, 0], followed: 0 } })).toThrow(
      "dropout.rate[0] must take fewer subjects before visit 3 than the share of 0.086 still in the trial; got 0.143",
    );
    expect(
      make({
        discontinuation: {
          ...stops,
          rate: [
            [0, 0, 0.9],
            [0, 0, 0],
          ],
          followed: 1,
        },
      }),
    ).toThrow(
      "discontinuation.rate[0] must take fewer subjects before visit 3 than the share of 0.400 still on treatment; got 0.9",
    );
  });
});
