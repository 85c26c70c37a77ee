import { describe, expect, it } from "vitest";
import { gComputation } from "../../src/analyze/gComputation.ts";
import { logistic } from "../../src/analyze/logistic.ts";
import { marginTest } from "../../src/analyze/marginTest.ts";
import { createStream } from "../../src/random/stream.ts";
import { exactMarginPower } from "../../src/sizing/marginPower.ts";

const stream = createStream({ seed: 20221118, replicate: 0, purpose: "outcome" });

/** A trial with a strong covariate whose effect on the log odds is not the linear one of the model. */
function trial(perArm: number, effect: number) {
  const [outcome, arm, x]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < 2 * perArm; i++) {
    const covariate = 4 * stream.uniform() - 2;
    const predictor = -0.5 + covariate ** 3 / 2 + (i < perArm ? effect : 0);
    outcome.push(stream.uniform() < 1 / (1 + Math.exp(-predictor)) ? 1 : 0);
    arm.push(i < perArm ? 0 : 1);
    x.push(covariate);
  }
  return { outcome, arm, covariates: { x } };
}

/** Marginal risk by averaging over the covariate. */
function marginalRisk(effect: number): number {
  let sum = 0;
  const points = 20_000;
  for (let i = 0; i < points; i++) {
    const covariate = 4 * ((i + 0.5) / points) - 2;
    sum += 1 / (1 + Math.exp(0.5 - covariate ** 3 / 2 - effect));
  }
  return sum / points;
}

describe("the standardized risk difference under a wrong working model, simulated", () => {
  it("is unbiased, has the standard error that it states, and gains from the covariate", () => {
    stream.rekey(1);
    const replicates = 1500;
    const truth = marginalRisk(1) - marginalRisk(0);
    let [sum, squares, stated, covered, unadjusted] = [0, 0, 0, 0, 0];
    for (let i = 0; i < replicates; i++) {
      const data = trial(100, 1);
      const { estimate, standardError, interval } = gComputation(data);
      sum += estimate.riskDifference - truth;
      squares += (estimate.riskDifference - truth) ** 2;
      stated += standardError;
      if (interval.lower <= truth && truth <= interval.upper) covered++;
      unadjusted += gComputation({ outcome: data.outcome, arm: data.arm }).standardError;
    }
    const empirical = Math.sqrt(squares / replicates);
    expect(Math.abs(sum / replicates)).toBeLessThan((4 * empirical) / Math.sqrt(replicates));
    // error of an empirical standard deviation: 1/√(2 replicates), and the sandwich is a little short at n = 200
    expect(stated / replicates / empirical).toBeGreaterThan(0.92);
    expect(stated / replicates / empirical).toBeLessThan(1.08);
    expect(Math.abs(covered / replicates - 0.95)).toBeLessThan(4 * Math.sqrt(0.0475 / replicates));
    expect(stated).toBeLessThan(0.9 * unadjusted);
  });

  it("targets less than the conditional odds ratio of the model", () => {
    stream.rekey(2);
    const data = trial(2000, 1);
    const { estimate } = gComputation(data);
    expect(estimate.oddsRatio).toBeLessThan(logistic(data).estimate.oddsRatio);
  });
});

describe("exact power against a margin", () => {
  it("is the share of simulated trials that reject", () => {
    stream.rekey(3);
    const designs = [
      { hypothesis: "nonInferiority", margin: 0.15, n: [40, 30], rates: [0.7, 0.65] },
      { hypothesis: "superiorityByMargin", margin: 0.05, n: [35, 35], rates: [0.7, 0.4] },
      { hypothesis: "equivalence", margin: 0.3, n: [50, 45], rates: [0.5, 0.55] },
    ] as const;
    const replicates = 8000;
    for (const { rates, n, ...hypothesis } of designs) {
      for (const statistic of ["farringtonManning", "miettinenNurminen", "wald"] as const) {
        const options = { ...hypothesis, statistic };
        const power = exactMarginPower({ ...options, n, alpha: 0.05 }, rates);
        const known = new Map<number, boolean>();
        let rejections = 0;
        for (let i = 0; i < replicates; i++) {
          const draw = (arm: 0 | 1) => {
            let events = 0;
            for (let k = 0; k < n[arm]; k++) if (stream.uniform() < rates[arm]) events++;
            return events;
          };
          const [xE, xC] = [draw(0), draw(1)];
          const key = xE * 1000 + xC;
          const isRejected =
            known.get(key) ?? marginTest({ events: [xE, xC], n }, options).pValue <= 0.05;
          known.set(key, isRejected);
          if (isRejected) rejections++;
        }
        const error = Math.sqrt((power * (1 - power)) / replicates);
        expect(Math.abs(rejections / replicates - power)).toBeLessThan(4 * error);
      }
    }
  });
});
