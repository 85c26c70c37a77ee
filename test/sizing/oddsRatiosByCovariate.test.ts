import { describe, expect, it } from "vitest";
import { logistic } from "../../src/analyze/logistic.ts";
import { conditionalLogOddsRatio } from "../../src/simulate/conditionalLogOddsRatio.ts";
import { subjectSimulator } from "../../src/simulate/trialSubjects.ts";
import { oddsRatiosByCovariate } from "../../src/sizing/oddsRatiosByCovariate.ts";
import type { Scenario } from "../../src/study/schema.ts";

const scored = (
  oddsRatioPerSd: number,
  responseRate: [number, number] = [0.65, 0.3],
): Scenario => ({
  name: "",
  responseRate,
  covariate: { oddsRatioPerSd },
});

/** Mean risk by the plainest of sums, over 20,000 equally likely values of the covariate. */
function meanRisk(intercept: number, slope: number, quantiles: readonly number[]): number {
  const risks = quantiles.map((x) => 1 / (1 + Math.exp(-(intercept + slope * x))));
  return risks.reduce((sum, risk) => sum + risk, 0) / risks.length;
}

describe("oddsRatiosByCovariate", () => {
  it("is one odds ratio where nothing is known at baseline", () => {
    const { marginal, conditional, strata } = oddsRatiosByCovariate(scored(1));
    expect(marginal).toBeCloseTo((0.65 * 0.7) / (0.3 * 0.35), 12);
    expect(conditional).toBeCloseTo(marginal, 12);
    expect(strata).toHaveLength(1);
    expect(oddsRatiosByCovariate({ name: "", responseRate: [1, 0.5] }).marginal).toBe(Infinity);
  });

  it("grows away from 1 with the strength of the covariate, the marginal one stays", () => {
    for (const responseRate of [[0.65, 0.3] as const, [0.1, 0.4] as const]) {
      let last = 0;
      for (const strength of [1, 1.5, 2, 3, 5, 10, 50, 100]) {
        const { marginal, conditional } = oddsRatiosByCovariate(
          scored(strength, [...responseRate]),
        );
        const distance = Math.abs(Math.log(conditional!));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(Math.log(marginal)) - 1e-12);
        expect(distance).toBeGreaterThanOrEqual(last);
        last = distance;
        const inverse = oddsRatiosByCovariate(scored(1 / strength, [...responseRate]));
        expect(inverse.conditional! / conditional!).toBeCloseTo(1, 9);
      }
    }
  });

  it("fits the marginal rates by a sum of another kind", () => {
    const size = 20_000;
    const { conditional } = oddsRatiosByCovariate(scored(4));
    const slope = Math.log(4);
    // The quantiles of a standard normal variable, by Newton's method on its tabulated density.
    const quantiles: number[] = [];
    let x = -5;
    let below = 2.866515719235352e-7; // P(X < −5), from R: pnorm(-5)
    for (let i = 0; i < size; i++) {
      const wanted = (i + 0.5) / size;
      while (below < wanted) {
        x += 1e-5;
        below += (1e-5 * Math.exp(-((x - 5e-6) ** 2) / 2)) / Math.sqrt(2 * Math.PI);
      }
      quantiles.push(x);
    }
    const interceptFor = (rate: number) => {
      let [low, high] = [-20, 20];
      for (let i = 0; i < 60; i++) {
        const middle = (low + high) / 2;
        if (meanRisk(middle, slope, quantiles) < rate) low = middle;
        else high = middle;
      }
      return low;
    };
    expect(Math.exp(interceptFor(0.65) - interceptFor(0.3)) / conditional!).toBeCloseTo(1, 4);
  });

  it("agrees with the simulation's own quadrature, which shares no code", () => {
    const design = { n: [1, 1], missing: "nonresponder", better: "higher" } as const;
    for (const strength of [0.02, 0.5, 2, 30, 100]) {
      for (const rates of [[0.65, 0.3] as const, [0.01, 0.002] as const, [0.9, 0.99] as const]) {
        const scenario = scored(strength, [...rates]);
        const simulated = conditionalLogOddsRatio(scenario, {
          ...design,
          adjustFor: ["covariate"],
        });
        expect(simulated).toBeCloseTo(Math.log(oddsRatiosByCovariate(scenario).conditional!), 9);
      }
    }
  });

  it("is what regression finds in 100,000 simulated subjects, with and without the covariate", () => {
    const scenario = scored(4);
    const { marginal, conditional } = oddsRatiosByCovariate(scenario);
    expect(marginal).toBeCloseTo(4.3333, 4);
    expect(conditional).toBeGreaterThan(marginal * 1.5);
    const n = [50_000, 50_000] as const;
    const simulate = subjectSimulator({ n, scenario, better: "higher", seed: 3 });
    const { arm, event, covariate } = simulate(0);
    const adjusted = logistic({ outcome: event, arm, covariates: { covariate: covariate! } });
    const plain = logistic({ outcome: event, arm });
    const distance = ({ estimate, standardError }: typeof plain, truth: number) =>
      Math.abs(estimate.logOddsRatio - Math.log(truth)) / standardError;
    expect(distance(adjusted, conditional!)).toBeLessThan(4);
    expect(distance(plain, marginal)).toBeLessThan(4);
  });

  it("gives each stratum its own, and a common one only where there is one", () => {
    const strata = [
      { share: 0.5, responseRate: [0.8, 0.5] as const },
      { share: 0.5, responseRate: [0.5, 0.2] as const },
    ];
    const same = oddsRatiosByCovariate({ name: "", responseRate: [0.65, 0.35], strata });
    expect(same.strata.map(({ marginal }) => marginal)).toEqual(
      [4, 4].map((x) => expect.closeTo(x, 12)),
    );
    expect(same.conditional).toBeCloseTo(4, 12);
    expect(same.marginal).toBeLessThan(4);
    const other = [strata[0]!, { share: 0.5, responseRate: [0.3, 0.2] as const }];
    const differing = oddsRatiosByCovariate({
      name: "",
      responseRate: [0.55, 0.35],
      strata: other,
    });
    expect(differing).not.toHaveProperty("conditional");
  });
});
