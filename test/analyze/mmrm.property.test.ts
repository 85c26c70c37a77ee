import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { covarianceTypes } from "../../src/analyze/covarianceType.ts";
import { fillPatternStatistics } from "../../src/analyze/fillPatternStatistics.ts";
import { fitMmrm } from "../../src/analyze/fitMmrm.ts";
import { fillDerivatives } from "../../src/analyze/mmrmDerivatives.ts";
import { type MmrmModel, mmrmModel } from "../../src/analyze/mmrmModel.ts";
import { evaluateObjective } from "../../src/analyze/mmrmObjective.ts";
import { fillCholeskyInverse } from "../../src/math/cholesky.ts";
import { normalQuantile } from "../../src/math/normal.ts";
import { createStream } from "../../src/random/stream.ts";

const subjects = 40;
const visits = 4;

/** Correlated values, about 12% missing here and there. */
function trial(seed: number) {
  const stream = createStream({ seed, replicate: 0, purpose: "outcome" });
  const values = new Float64Array(subjects * visits);
  for (let i = 0; i < subjects; i++) {
    const own = normalQuantile(stream.uniform());
    for (let j = 0; j < visits; j++) {
      const value = 3 * own + 2 * normalQuantile(stream.uniform()) + j;
      values[i * visits + j] = stream.uniform() < 0.12 ? NaN : value;
    }
  }
  const arm = Uint8Array.from({ length: subjects }, (_, i) => i % 2);
  const baseline = Float64Array.from(arm, () => 50 + 10 * stream.uniform());
  return { values, arm, baseline };
}

function loadedModel(seed: number, covariance: (typeof covarianceTypes)[number]): MmrmModel {
  const model = mmrmModel({ visits, subjects, baselineEffect: "main", covariance });
  fillPatternStatistics(model.statistics, trial(seed));
  return model;
}

const seeds = fc.integer({ min: 1, max: 1e6 });
const options = { numRuns: 20, seed: 20221118 };

/** Sets an element of sigma and its mirror image, and brings the model up to date. */
function moveElement(model: MmrmModel, e: number, change: number): void {
  const [j, k] = [model.elementRow[e]!, model.elementColumn[e]!];
  model.sigma[j * visits + k]! += change;
  if (j !== k) model.sigma[k * visits + j]! += change;
  evaluateObjective(model);
  fillCholeskyInverse(model.inverse, model.factor, model.columns);
}

/** [f(+h) − f(−h)] / 2h along element e, sigma restored. */
function slope(model: MmrmModel, e: number, f: () => number): number {
  const h = 1e-4;
  moveElement(model, e, h);
  const above = f();
  moveElement(model, e, -2 * h);
  const below = f();
  moveElement(model, e, h);
  return (above - below) / (2 * h);
}

describe("fitMmrm", () => {
  it("its derivatives are those of its objective, also away from the maximum", () => {
    fc.assert(
      fc.property(seeds, fc.nat(9), fc.nat(9), (seed, e, f) => {
        const model = loadedModel(seed, "unstructured");
        fitMmrm(model);
        for (let j = 0; j < visits; j++) model.sigma[j * (visits + 1)]! *= 1.2;
        moveElement(model, 0, 0);
        fillDerivatives(model, "observed", true);
        const [gradient, curvature] = [model.gradient[e]!, model.hessian[e * 10 + f]!];
        expect(slope(model, e, () => model.objective)).toBeCloseTo(gradient, 5);
        const gradientThere = () => {
          fillDerivatives(model, "observed", true);
          return model.gradient[e]!;
        };
        expect(slope(model, f, gradientThere)).toBeCloseTo(curvature, 5);
      }),
      options,
    );
  });

  it("ends where a small move in any direction raises the objective, for every structure", () => {
    const direction = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 10,
      maxLength: 10,
    });
    fc.assert(
      fc.property(seeds, fc.constantFrom(...covarianceTypes), direction, (seed, type, move) => {
        const model = loadedModel(seed, type);
        expect(fitMmrm(model)).toBe("converged");
        const least = model.objective;
        for (const sign of [-1, 1]) {
          const theta = model.theta.map((value, a) => value * (1 + sign * 1e-3 * move[a]!));
          model.structure.fillSigma(model.sigma, theta);
          expect(evaluateObjective(model)).toBeGreaterThanOrEqual(least - 1e-9);
        }
      }),
      options,
    );
  });

  it("a richer structure never has the lower likelihood", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const objective = (type: (typeof covarianceTypes)[number]) => {
          const model = loadedModel(seed, type);
          fitMmrm(model);
          return model.objective;
        };
        const toeplitz = objective("toeplitz");
        expect(objective("unstructured")).toBeLessThanOrEqual(toeplitz + 1e-8);
        expect(toeplitz).toBeLessThanOrEqual(objective("ar1") + 1e-8);
        expect(toeplitz).toBeLessThanOrEqual(objective("compoundSymmetry") + 1e-8);
      }),
      options,
    );
  });

  it("a model used again gives the numbers of a fresh one", () => {
    const used = loadedModel(1, "unstructured");
    fitMmrm(used);
    const other = loadedModel(2, "unstructured");
    fitMmrm(other);
    fillPatternStatistics(used.statistics, trial(2));
    fitMmrm(used);
    expect([...used.sigma]).toEqual([...other.sigma]);
  });
});
