import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { barnard } from "../../src/analyze/barnard.ts";
import { conditionalOddsRatio } from "../../src/analyze/conditionalOddsRatio.ts";
import type { Counts } from "../../src/analyze/counts.ts";
import type { EffectIntervalMethod } from "../../src/analyze/effectInterval.ts";
import { effectInterval, effectIntervalKernels } from "../../src/analyze/effectInterval.ts";
import { restrictedRates } from "../../src/analyze/scoreStatistic.ts";
import { scoreStatistic } from "../../src/analyze/scoreTailSet.ts";
import { binomialPmf } from "../../src/math/binomial.ts";
import { normalUpperQuantile } from "../../src/math/normal.ts";

const seed = 20221118;
const z95 = normalUpperQuantile(0.025);
const table = (largest: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: largest }), fc.integer({ min: 1, max: largest }))
    .chain(([nE, nC]) =>
      fc.record({ n: fc.constant([nE, nC] as const), events: fc.tuple(fc.nat(nE), fc.nat(nC)) }),
    );

const methods = Object.entries(effectIntervalKernels).flatMap(([measure, kernels]) =>
  Object.keys(kernels).map((method) => ({ measure, method }) as EffectIntervalMethod),
);
const quick = methods.filter(({ method }) => method !== "exact");

describe("intervals of an effect", () => {
  for (const options of quick) {
    const { measure, method } = options;
    it(`${measure} ${method}: holds the estimate, grows with the level, turns with the arms`, () => {
      const check = (data: Counts) => {
        const { estimate, lower, upper } = effectInterval(data, options);
        const wide = effectInterval(data, { ...options, level: 0.99 });
        if (Number.isNaN(lower) || Number.isNaN(upper) || Number.isNaN(estimate)) return;
        const slack = 1e-9 * (1 + Math.abs(lower));
        if (method !== "agrestiCaffo") {
          expect(estimate).toBeGreaterThanOrEqual(lower - slack);
          expect(estimate).toBeLessThanOrEqual(upper * (1 + 1e-9) + 1e-9);
        }
        expect(wide.lower).toBeLessThanOrEqual(lower + slack);
        expect(wide.upper).toBeGreaterThanOrEqual(upper - slack);
        const { events: x, n } = data;
        const turned = effectInterval({ events: [x[1], x[0]], n: [n[1], n[0]] }, options);
        const mirrored = measure === "riskDifference" ? -turned.upper : 1 / turned.upper;
        expect(Math.abs(mirrored - lower)).toBeLessThanOrEqual(1e-7 * (1 + Math.abs(lower)));
      };
      fc.assert(fc.property(table(40), check), { seed, numRuns: 150 });
    });
  }
});

describe("score intervals hold exactly the effects that the score test does not reject", () => {
  const factor = ([nE, nC]: readonly [number, number]) => Math.sqrt((nE + nC) / (nE + nC - 1));
  for (const options of quick) {
    if (!["mee", "koopman", "miettinenNurminen"].includes(options.method)) continue;
    it(`${options.measure} ${options.method}`, () => {
      const check = (data: Counts) => {
        const reach = options.method === "miettinenNurminen" ? z95 * factor(data.n) : z95;
        const { lower, upper } = effectInterval(data, options);
        const z = (nullValue: number) =>
          scoreStatistic({ measure: options.measure, n: data.n, nullValue }, data.events);
        const [least, most] = options.measure === "riskDifference" ? [-1, 1] : [0, Infinity];
        if (lower > least + 1e-6) expect(Math.abs(z(lower) / reach - 1)).toBeLessThan(1e-6);
        if (upper < most - 1e-6) expect(Math.abs(z(upper) / reach + 1)).toBeLessThan(1e-6);
      };
      fc.assert(fc.property(table(60), check), { seed, numRuns: 200 });
    });
  }
});

describe("restricted maximum likelihood estimates", () => {
  const logLikelihood = ({ events, n }: Counts, rates: Float64Array) =>
    [0, 1].reduce((sum, arm) => {
      const [x, others, p] = [events[arm]!, n[arm]! - events[arm]!, rates[arm]!];
      return sum + (x > 0 ? x * Math.log(p) : 0) + (others > 0 ? others * Math.log1p(-p) : 0);
    }, 0);
  const effects = {
    riskDifference: (p: number, effect: number) => p + effect,
    riskRatio: (p: number, effect: number) => p * effect,
    oddsRatio: (p: number, effect: number) => (effect * p) / (1 - p + effect * p),
  } as const;
  for (const measure of ["riskDifference", "riskRatio", "oddsRatio"] as const) {
    it(`${measure}: no rates on the hypothesis are likelier`, () => {
      const effect =
        measure === "riskDifference"
          ? fc.double({ min: -0.95, max: 0.95, noNaN: true })
          : fc.double({ min: 0.1, max: 10, noNaN: true });
      const check = (data: Counts, value: number) => {
        const rates = new Float64Array(2);
        const [xE, xC] = data.events;
        restrictedRates[measure](rates, xE, data.n[0], xC, data.n[1], value);
        expect(effects[measure](rates[1]!, value)).toBeCloseTo(rates[0]!, 10);
        const best = logLikelihood(data, rates);
        for (let i = 1; i < 400; i++) {
          const pE = effects[measure](i / 400, value);
          if (pE <= 0 || pE >= 1) continue;
          const other = logLikelihood(data, Float64Array.of(pE, i / 400));
          expect(other).toBeLessThanOrEqual(best + 1e-9 * (1 + Math.abs(best)));
        }
      };
      fc.assert(fc.property(table(50), effect, check), { seed, numRuns: 100 });
    });
  }
});

describe("the exact interval of the risk difference", () => {
  const exact = { measure: "riskDifference", method: "exact" } as const;

  /** P of the two-sided score test by brute force: every table, a dense grid of the nuisance rate. */
  function bruteForceP({ events, n }: Counts, difference: number): number {
    const request = { measure: "riskDifference", n, nullValue: difference } as const;
    const observed = Math.abs(scoreStatistic(request, events)) * (1 - 1e-9);
    const extreme: [number, number][] = [];
    for (let xE = 0; xE <= n[0]; xE++) {
      for (let xC = 0; xC <= n[1]; xC++) {
        if (Math.abs(scoreStatistic(request, [xE, xC])) >= observed) extreme.push([xE, xC]);
      }
    }
    const [from, to] = [Math.max(0, -difference), Math.min(1, 1 - difference)];
    let largest = 0;
    for (let i = 0; i <= 150; i++) {
      const p = from + ((to - from) * i) / 150;
      const probability = ([xE, xC]: [number, number]) =>
        binomialPmf(xE, n[0], Math.min(1, Math.max(0, p + difference))) * binomialPmf(xC, n[1], p);
      largest = Math.max(
        largest,
        extreme.reduce((sum, t) => sum + probability(t), 0),
      );
    }
    return largest;
  }

  it("leaves out no difference that the test accepts, and ends at one", () => {
    const check = (data: Counts) => {
      const { lower, upper } = effectInterval(data, exact);
      for (let i = 0; i <= 120; i++) {
        const difference = Math.min(1, -1 + i / 60 + 1e-5);
        if (bruteForceP(data, difference) <= 0.05 * (1 + 1e-6)) continue;
        expect(difference).toBeGreaterThanOrEqual(lower - 1e-9);
        expect(difference).toBeLessThanOrEqual(upper + 1e-9);
      }
    };
    fc.assert(fc.property(table(8), check), { seed, numRuns: 12 });
  });

  it("leaves out 0 only where Barnard's test rejects", () => {
    const check = (data: Counts) => {
      const { lower, upper } = effectInterval(data, exact);
      if (barnard(data).pValue > 0.05 * (1 + 1e-8)) {
        expect(lower).toBeLessThanOrEqual(0);
        expect(upper).toBeGreaterThanOrEqual(0);
      }
    };
    fc.assert(fc.property(table(15), check), { seed, numRuns: 40 });
  });
});

describe("edge tables", () => {
  const limits = (events: [number, number], n: [number, number], options: EffectIntervalMethod) => {
    const { lower, upper, notes } = effectInterval({ events, n }, options);
    return { lower, upper, notes: notes.length };
  };
  it("no events: ratios do not exist, and a note says so", () => {
    for (const method of ["katz", "koopman", "miettinenNurminen"] as const) {
      const got = limits([0, 0], [30, 30], { measure: "riskRatio", method });
      expect(got).toEqual({ lower: NaN, upper: NaN, notes: 1 });
    }
    const exact = limits([0, 0], [30, 30], { measure: "oddsRatio", method: "conditionalExact" });
    expect(exact).toEqual({ lower: 0, upper: Infinity, notes: 1 });
  });
  it("one subject per arm gives limits", () => {
    for (const options of quick) {
      if (options.method === "katz" || options.method === "woolf") continue;
      const { lower, upper } = effectInterval({ events: [1, 0], n: [1, 1] }, options);
      expect(lower).toBeLessThanOrEqual(upper);
    }
  });
  it("the conditional estimate is at the ends of its range 0, Infinity or nothing", () => {
    expect(conditionalOddsRatio(0, 5, 3, 5)).toBe(0);
    expect(conditionalOddsRatio(3, 5, 0, 5)).toBe(Infinity);
    expect(conditionalOddsRatio(0, 5, 0, 5)).toBeNaN();
  });
  it("errors name what is wrong", () => {
    const data: Counts = { events: [1, 2], n: [3, 4] };
    const wrong = (options: object) => () => effectInterval(data, options as never);
    expect(wrong({ measure: "risk", method: "wald" })).toThrow(
      'measure must be one of riskDifference, riskRatio, oddsRatio; got "risk"',
    );
    expect(wrong({ measure: "riskRatio", method: "wald" })).toThrow(
      'method must be one of katz, miettinenNurminen, koopman; got "wald"',
    );
    expect(wrong({ measure: "riskRatio", method: "katz", level: 95 })).toThrow(
      "level must lie in (0, 1); got 95",
    );
    expect(() =>
      effectInterval({ events: [0, 0], n: [0, 4] }, { measure: "riskRatio", method: "katz" }),
    ).toThrow("data.n[0] must be at least 1; got 0");
  });
});
