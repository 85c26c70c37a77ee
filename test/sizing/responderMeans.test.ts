import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { responderMeans } from "../../src/sizing/responderMeans.ts";
import { responderRates } from "../../src/sizing/responderRates.ts";
import { parseVisitStudy } from "../../src/study/anyStudy.ts";
import { responderDirections } from "../../src/study/visitFields.ts";
import type { ResponderEndpoint, VisitScenario } from "../../src/study/visitSchema.ts";

interface Changes {
  readonly direction?: (typeof responderDirections)[number];
  readonly threshold?: number;
  readonly baseline?: boolean;
  readonly visit?: number;
  readonly mean?: readonly (readonly number[])[];
}

function world({ direction = "fall", baseline = true, ...changes }: Changes = {}) {
  const study = parseVisitStudy({
    equipoise: 1,
    design: {
      endpoint: {
        type: "responder",
        visits: [12, 24],
        baseline,
        threshold: changes.threshold ?? 3,
        direction,
        ...(changes.visit && { visit: changes.visit }),
      },
      analysis: { method: "pearson" },
    },
    scenarios: [
      {
        mean: changes.mean ?? [
          [8, 6],
          [10, 9],
        ],
        sd: [4, 5],
        correlation: { type: "ar1", rho: 0.7 },
        ...(baseline && { baseline: { mean: 10, sd: 4, correlation: [0.7, 0.5] } }),
      },
    ],
  });
  const [scenario] = study.scenarios;
  return [study.design.endpoint as ResponderEndpoint, scenario as VisitScenario] as const;
}

describe("responderRates", () => {
  // R 4.2.2: pnorm((-3 - (6 - 10)) / sqrt(25 + 16 - 2 * 0.5 * 20)); pnorm((-3 - (9 - 10)) / sqrt(21))
  it("are normal probabilities of the change", () => {
    const [experimental, control] = responderRates(...world());
    expect(experimental).toBeCloseTo(0.5863703, 7);
    expect(control).toBeCloseTo(0.3312603, 7);
  });

  // R 4.2.2: pnorm((7 - 8) / 4); pnorm((7 - 10) / 4)
  it("or of the value, at the visit that decides", () => {
    const [experimental, control] = responderRates(
      ...world({ direction: "atMost", threshold: 7, visit: 12 }),
    );
    expect(experimental).toBeCloseTo(0.4012937, 7);
    expect(control).toBeCloseTo(0.2266274, 7);
    const above = responderRates(...world({ direction: "atLeast", threshold: 7, visit: 12 }));
    expect(above[0] + experimental).toBeCloseTo(1, 12);
  });
});

describe("responderMeans", () => {
  it("moves the means of the pilot's rates and keeps the shape of the course", () => {
    const [endpoint, scenario] = world();
    const found = responderMeans(endpoint, scenario, { rates: [0.667, 0.267] });
    const rates = responderRates(endpoint, found);
    expect(rates[0]).toBeCloseTo(0.667, 12);
    expect(rates[1]).toBeCloseTo(0.267, 12);
    const [mean] = found.mean as readonly (readonly number[])[];
    expect((mean![0]! - 10) / (mean![1]! - 10)).toBeCloseTo(0.5, 12); // as 8 and 6 against 10
    expect(found.sd).toEqual([4, 5]);
  });

  it("finds the SD for a difference of means that is known", () => {
    const [endpoint, scenario] = world();
    const found = responderMeans(endpoint, scenario, { rates: [0.667, 0.267], keep: "difference" });
    const [experimental, control] = found.mean as readonly (readonly number[])[];
    expect(experimental![1]! - control![1]!).toBeCloseTo(-3, 12);
    expect(responderRates(endpoint, found)[0]).toBeCloseTo(0.667, 12);
    expect(responderRates(endpoint, found)[1]).toBeCloseTo(0.267, 12);
    const sd = found.sd as readonly number[];
    expect(sd[0]! / sd[1]!).toBeCloseTo(0.8, 12);
    expect(found.baseline!.sd / sd[0]!).toBeCloseTo(1, 12);
  });

  it("shifts a course that would turn round in proportion to time", () => {
    const [endpoint, scenario] = world({
      mean: [
        [11, 12],
        [10, 10],
      ],
    });
    const found = responderMeans(endpoint, scenario, { rates: [0.667, 0.267] });
    const [experimental] = found.mean as readonly (readonly number[])[];
    expect(experimental![0]! - 11).toBeCloseTo((experimental![1]! - 12) / 2, 12);
  });

  it("gives any rates, in every direction, with and without a baseline", () => {
    const rate = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    const settings = fc.record({
      direction: fc.constantFrom(...responderDirections),
      isMeasured: fc.boolean(),
      visit: fc.constantFrom(12, 24),
      rates: fc.tuple(rate, rate),
    });
    fc.assert(
      fc.property(settings, ({ direction, isMeasured, visit, rates }) => {
        const baseline = isMeasured || direction === "fall" || direction === "rise";
        const [endpoint, scenario] = world({ direction, baseline, visit });
        const found = responderRates(endpoint, responderMeans(endpoint, scenario, { rates }));
        expect(found[0]).toBeCloseTo(rates[0], 9);
        expect(found[1]).toBeCloseTo(rates[1], 9);
      }),
      { seed: 20221118, numRuns: 200 },
    );
  });

  it("names what cannot be", () => {
    const [endpoint, scenario] = world();
    const run =
      (rates: [number, number], keep: "sd" | "difference" = "sd") =>
      () =>
        responderMeans(endpoint, scenario, { rates, keep });
    expect(run([0, 0.5])).toThrow("rates[0] must lie between 0 and 1; got 0");
    expect(run([0.5, NaN])).toThrow("rates[1] must lie between 0 and 1; got NaN");
    expect(run([0.2, 0.5], "difference")).toThrow(
      "rates must differ as a difference of means of -3 makes them (direction fall); got [0.2,0.5]",
    );
  });
});
