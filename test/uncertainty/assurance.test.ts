import { describe, expect, it } from "vitest";
import { countsMethods } from "../../src/analyze/methods.ts";
import { presets } from "../../src/study/presets.ts";
import { assurance } from "../../src/uncertainty/assurance.ts";
import { assuranceCeiling } from "../../src/uncertainty/assuranceCeiling.ts";
import { assuranceCurve } from "../../src/uncertainty/assuranceCurve.ts";
import { assuranceSampleSize } from "../../src/uncertainty/assuranceSampleSize.ts";
import type { Belief } from "../../src/uncertainty/belief.ts";
import { betterPower } from "../../src/uncertainty/betterPower.ts";
import { pilotPosterior } from "../../src/uncertainty/pilotPosterior.ts";
import { designOf, mcar, mnar, scenarioOf, unsizedDesignOf } from "../sizing/designs.ts";
import { believed, infections, primary, simulatedAssurance } from "./pilots.ts";

const dropout = mcar(0.1, 0.2);
const pooled = { weight: 0.2, rate: { a: 28.5, b: 32.5 } };

describe("assurance", () => {
  // integrals over both rates by stats::integrate, R 4.2.2, with regions made by fisher.test and the z test
  it("counts lost subjects as failures", () => {
    const of = (method: "pearson" | "fisher") =>
      assurance(designOf({ method }), { ...believed, dropout }).assurance;
    expect(of("pearson")).toBeCloseTo(0.8047422279686947, 10);
    expect(of("fisher")).toBeCloseTo(0.7448238397598086, 10);
  });

  it("counts lost subjects as events where events are failures", () => {
    const belief = { prior: { arms: pilotPosterior(infections) }, dropout };
    const of = (method: "pearson" | "fisher") =>
      assurance(designOf({ method, better: "lower" }), belief).assurance;
    expect(of("pearson")).toBeCloseTo(0.7183980094228918, 10);
    expect(of("fisher")).toBeCloseTo(0.636763758555419, 10);
  });

  it("averages over random completers", () => {
    const design = designOf({ n: [12, 12], missing: "completeCase" });
    expect(assurance(design, { ...believed, dropout }).assurance).toBeCloseTo(
      0.3405206305097644,
      10,
    );
  });

  it("follows loss that depends on the outcome", () => {
    const leaving = mnar([0.1, 0.2], 4);
    const pearson = designOf({ method: "pearson" });
    expect(assurance(pearson, { ...believed, dropout: leaving }).assurance).toBeCloseTo(
      0.787123239905,
      10,
    );
    expect(assuranceCeiling(pearson, { ...believed, dropout: leaving })).toBeCloseTo(
      0.999604996839,
      8,
    );
    const lower = { prior: { arms: pilotPosterior(infections) }, dropout: leaving };
    const unwanted = designOf({ method: "pearson", better: "lower" });
    expect(assurance(unwanted, lower).assurance).toBeCloseTo(0.779306453776, 10);
    const complete = designOf({ method: "pearson", n: [12, 12], missing: "completeCase" });
    const staying = { ...believed, dropout: mnar([0.1, 0.2], 0.25) };
    expect(assurance(complete, staying).assurance).toBeCloseTo(0.525349670225, 10);
    const arms = [
      { a: 2.5, b: 1.5 },
      { a: 1.5, b: 2.5 },
    ] as const;
    const extreme = { prior: { arms }, dropout: mnar([0.3, 0.3], 1e4) };
    const small = designOf({ method: "pearson", n: [20, 20] });
    expect(assurance(small, extreme).assurance).toBeCloseTo(0.39484918764, 10);
  });

  it("mixes in the chance of no effect", () => {
    const prior = { ...believed.prior, noEffect: pooled };
    const got = assurance(designOf({ method: "pearson" }), { prior });
    expect(got.ifNoEffect).toBeCloseTo(0.02526811504746848, 10);
    expect(got.assurance).toBeCloseTo(0.8 * got.ifEffect + 0.2 * 0.02526811504746848, 10);
    const fisher = assurance(designOf(), { prior });
    expect(fisher.ifNoEffect).toBeCloseTo(0.01335660114946733, 10);
  });

  it("gives the level of one direction where there is surely no effect", () => {
    const noEffect = { weight: 1, rate: 0.4 };
    const design = designOf();
    const got = assurance(design, { prior: { ...believed.prior, noEffect } });
    expect(got.assurance).toBe(betterPower(design, scenarioOf([0.4, 0.4])));
  });

  const beliefs: readonly [string, Belief][] = [
    ["as the pilot leaves it", believed],
    [
      "with dropout and a chance of no effect",
      {
        prior: { ...believed.prior, noEffect: pooled },
        dropout: mcar(0.2, 0.1),
      },
    ],
    ["where failures leave", { ...believed, dropout: mnar([0.3, 0.15], 5) }],
  ];
  const designs = [
    designOf({ method: "boschloo" }),
    designOf({ missing: "completeCase", n: [20, 12] }),
    designOf({ method: "pearson", better: "lower" }),
  ];
  const margin = designOf({ n: [40, 40] });
  const nonInferiority = { method: "farringtonManning", hypothesis: "nonInferiority", margin: 0.1 };
  const analysis = { ...nonInferiority, sides: 1, alpha: 0.025 } as typeof margin.analysis;
  for (const [name, belief] of beliefs) {
    it(`agrees with simulated trials, ${name}`, { timeout: 20_000 }, () => {
      for (const design of [...designs, { ...margin, analysis }]) {
        const exact = assurance(design, belief).assurance;
        const replicates = 2500;
        const error = Math.sqrt((exact * (1 - exact)) / replicates) + 1e-4;
        const simulated = simulatedAssurance(design, belief, replicates);
        expect(Math.abs(simulated - exact)).toBeLessThan(4 * error);
      }
    });
  }

  it("knows every test of a table", () => {
    for (const method of countsMethods) {
      const analysis = { ...designOf().analysis, method } as ReturnType<
        typeof designOf
      >["analysis"];
      const got = assurance({ ...designOf(), analysis }, believed);
      expect(got.assurance).toBeGreaterThan(0.74);
      expect(got.assurance).toBeLessThan(0.81);
    }
  });

  it("takes a study's design as it is", () => {
    const { design } = presets[1]!.study;
    const sized = { ...design, arms: [{ n: 30 }, { n: 30 }] as const };
    const got = assurance(sized, { prior: { arms: pilotPosterior(infections) } });
    expect(got.assurance).toBeGreaterThan(0.6);
    expect(got.eitherDirection).toBeGreaterThan(got.assurance);
  });

  it("of a curve of complete cases is that of its sizes one by one", () => {
    const design = designOf({ method: "pearson", missing: "completeCase" });
    const noEffect = { weight: 0.1, rate: { a: 2, b: 2 } };
    const belief = { prior: { ...believed.prior, noEffect }, dropout: mnar([0.2, 0.1], 3) };
    const sizes = [4, 11, 19, 20, 33].map((n) => [n, n + 2] as const);
    const rates = [0.7, 0.3] as const;
    for (const { n, ...row } of assuranceCurve(design, belief, sizes, rates)) {
      const sized = { ...design, arms: [{ n: n[0] }, { n: n[1] }] as const };
      expect(row.assurance).toBeCloseTo(assurance(sized, belief).assurance, 12);
      expect(row.power).toBeCloseTo(betterPower(sized, scenarioOf(rates, belief.dropout)), 13);
    }
  });

  it("is the prior alone after an empty pilot", () => {
    const arms = pilotPosterior({ events: [0, 0], n: [0, 0] }, "uniform");
    expect(arms).toEqual([
      { a: 1, b: 1 },
      { a: 1, b: 1 },
    ]);
    expect(assurance(designOf(), { prior: { arms } }).assurance).toBeCloseTo(0.284079084287201, 12);
  });

  it("is well defined with one subject an arm, and after all had the event", () => {
    const arms = pilotPosterior({ events: [30, 30], n: [30, 30] });
    expect(assurance(designOf({ n: [1, 1] }), { prior: { arms } }).assurance).toBe(0);
    const got = assurance(designOf(), { prior: { arms } });
    expect(got.assurance).toBeGreaterThan(0);
    expect(got.assurance).toBeLessThan(0.01);
  });
});

describe("assuranceCeiling", () => {
  it("is the probability of the better side as analyzed", () => {
    expect(assuranceCeiling(designOf(), believed)).toBeCloseTo(0.99917009, 8);
    // R 4.2.2, stats::integrate
    expect(assuranceCeiling(designOf(), { ...believed, dropout })).toBeCloseTo(
      0.9998219047174878,
      8,
    );
  });

  it("is that of keeping the margin", () => {
    const fields = {
      method: "farringtonManning",
      hypothesis: "nonInferiority",
      margin: 0.1,
      sides: 1,
    };
    const design = designOf();
    const analysis = { ...fields, alpha: 0.025 } as typeof design.analysis;
    const arms = [
      { a: 10.5, b: 20.5 },
      { a: 8.5, b: 22.5 },
    ] as const;
    // R 4.2.2, stats::integrate
    expect(assuranceCeiling({ ...design, analysis }, { prior: { arms } })).toBeCloseTo(
      0.9230303236,
      8,
    );
    const noEffect = { weight: 0.5, rate: 0.3 };
    const mixed = assuranceCeiling({ ...design, analysis }, { prior: { arms, noEffect } });
    expect(mixed).toBeCloseTo((1 + 0.9230303236) / 2, 8);
  });

  it("keeps its accuracy where the limit leaves [0, 1]", () => {
    const design = designOf();
    const fields = { method: "farringtonManning", sides: 1, alpha: 0.025 };
    const of = (hypothesis: string, margin: number, [a, b, c, d]: readonly number[]) => {
      const analysis = { ...fields, hypothesis, margin } as unknown as typeof design.analysis;
      const arms = [
        { a: a!, b: b! },
        { a: c!, b: d! },
      ] as const;
      return assuranceCeiling({ ...design, analysis }, { prior: { arms } });
    };
    const close = (actual: number, expected: number) =>
      expect(Math.abs(actual - expected)).toBeLessThan(1e-6);
    close(of("nonInferiority", 0.1, [1, 1, 1, 1]), 1 - 0.9 ** 2 / 2);
    // R 4.2.2, stats::integrate on the arcsine scale
    close(of("nonInferiority", 0.1, [0.5, 0.5, 0.5, 0.5]), 0.59506775483195);
    close(of("superiorityByMargin", 0.2, [2, 3, 0.3, 0.4]), 0.35304878750888);
  });

  it("is approached by large trials", () => {
    const arms = [
      { a: 3, b: 3 },
      { a: 3, b: 4 },
    ] as const;
    const belief = { prior: { arms, noEffect: { weight: 0.3, rate: 0.4 } } };
    const ceiling = assuranceCeiling(designOf({ method: "pearson" }), belief);
    const large = assurance(designOf({ method: "pearson", n: [2000, 2000] }), belief).assurance;
    expect(large).toBeLessThan(ceiling);
    expect(large).toBeGreaterThan(ceiling - 0.06);
  });
});

describe("assuranceSampleSize", () => {
  it("finds the first and the stable size", () => {
    const sizes = [0.8, 0.9].map((wanted) =>
      assuranceSampleSize(unsizedDesignOf({ method: "pearson" }), believed, { assurance: wanted }),
    );
    expect(sizes.map(({ first }) => first.n)).toEqual([
      [30, 30],
      [49, 49],
    ]);
    expect(sizes[0]!.first.assurance).toBeCloseTo(0.80178174, 8);
    for (const { first, stable, checkedTo } of sizes) {
      expect(stable.n[0]).toBeGreaterThanOrEqual(first.n[0]);
      expect(checkedTo[0]).toBeGreaterThan(stable.n[0]);
    }
  });

  it("keeps the allocation", () => {
    const design = unsizedDesignOf({ method: "pearson", allocation: [2, 1] });
    const { first } = assuranceSampleSize(design, believed, { assurance: 0.8 });
    expect(first.n[0]).toBe(2 * first.n[1]);
  });

  it("says what cannot be reached", () => {
    const find = (wanted: number, maxPerArm = 1000) =>
      assuranceSampleSize(unsizedDesignOf(), believed, { assurance: wanted, maxPerArm });
    expect(() => find(0.9995)).toThrow(
      "assurance must be below 0.9992, which no size can exceed; got 0.9995",
    );
    expect(() => find(0.9, 20)).toThrow(
      "assurance must be reachable with 20 subjects per arm; got 0.9",
    );
    expect(() => find(1.2)).toThrow("assurance must lie in (0, 1); got 1.2");
  });
});

describe("assuranceCurve", () => {
  it("lists assurance beside the power at given rates", () => {
    const rows = assuranceCurve(
      designOf({ method: "pearson" }),
      believed,
      [
        [24, 24],
        [30, 30],
      ],
      [2 / 3, 4 / 15],
    );
    expect(rows.map((row) => row.assurance.toFixed(8))).toEqual(["0.75407034", "0.80178174"]);
    expect(rows.map((row) => row.power!.toFixed(3))).toEqual(["0.837", "0.897"]);
    expect(assuranceCurve(designOf(), believed, [[5, 5]])[0]).not.toHaveProperty("power");
  });
});

describe("errors", () => {
  const at = (belief: Belief) => () => assurance(designOf(), belief);
  const { arms } = believed.prior;
  it("name the path, the expectation and the value", () => {
    expect(at({ prior: { arms: [{ a: 0, b: 1 }, arms[1]] } })).toThrow(
      "prior.arms[0].a must be a finite number above 0; got 0",
    );
    expect(at({ prior: { arms: [arms[0], { a: 1, b: -2 }] } })).toThrow(
      "prior.arms[1].b must be a finite number above 0; got -2",
    );
    expect(at({ prior: { arms, noEffect: { weight: 1.5, rate: 0.3 } } })).toThrow(
      "prior.noEffect.weight must lie in [0, 1]; got 1.5",
    );
    expect(at({ prior: { arms, noEffect: { weight: 0.5, rate: 3 } } })).toThrow(
      "prior.noEffect.rate must lie in [0, 1]; got 3",
    );
    expect(at({ prior: { arms, noEffect: { weight: 0.5, rate: { a: 1, b: NaN } } } })).toThrow(
      "prior.noEffect.rate.b must be a finite number above 0; got NaN",
    );
    expect(at({ prior: { arms }, dropout: mcar(0.1, 1) })).toThrow(
      "dropout.rate[1] must lie in [0, 1); got 1",
    );
    const pilot = { events: [31, 8], n: [30, 30] } as const;
    expect(() => pilotPosterior(pilot)).toThrow(
      "pilot.events[0] must be a whole number from 0 to 30; got 31",
    );
    expect(() => pilotPosterior(primary, { a: -1, b: 1 })).toThrow(
      "prior.a must be a finite number above 0; got -1",
    );
    expect(() =>
      pilotPosterior(primary, [
        { a: 1, b: 1 },
        { a: 1, b: 0 },
      ]),
    ).toThrow("prior[1].b must be a finite number above 0; got 0");
    expect(() => pilotPosterior(primary, "haldane" as "uniform")).toThrow(
      'prior must be one of jeffreys, uniform, or beta shapes a and b; got "haldane"',
    );
  });

  it("refuse an adjusted analysis", () => {
    const analysis = { ...designOf().analysis, method: "logistic" } as const;
    expect(() => assurance({ ...designOf(), analysis }, believed)).toThrow(
      "design.analysis.method must",
    );
  });
});
