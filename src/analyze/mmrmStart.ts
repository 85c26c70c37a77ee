import { choleskyFactor } from "../math/cholesky.ts";
import type { MmrmModel } from "./mmrmModel.ts";
import { triangle } from "./patternStatistics.ts";

/**
 * A first covariance matrix, into `model.sigma`: each visit regressed on the covariates and the visits before it,
 * among subjects observed at all of these. With complete data it is the restricted maximum-likelihood estimate,
 * with monotone missing data near it. A visit starts uncorrelated if these are too few for a regression, or fewer
 * than half of those observed there: a start far off may lead to a maximum that is but local. Does not allocate.
 *
 * @returns Whether every visit had enough subjects for a variance.
 * @see [Anderson1957] factored likelihood
 */
export function fillSigmaStart(model: MmrmModel): boolean {
  const { visits, sigma } = model;
  const q = model.statistics.covariates;
  sigma.fill(0);
  for (let t = 0; t < visits; t++) {
    const all = subjectsAt(model, 1 << t);
    const both = subjectsAt(model, wantedVisits(t, t));
    const isRegressed = both > q + t && 2 * both >= all && fillFactor(model, t, t);
    if (!isRegressed && !(all > q && fillFactor(model, t, 0))) return false;
    addVisit(model, t, isRegressed ? t : 0, (isRegressed ? both : all) - q);
  }
  return true;
}

/** Bits of visit t and the first `before` visits. */
const wantedVisits = (t: number, before: number): number => (2 ** before - 1) | (1 << t);

/** Number of subjects observed at all visits of a mask. */
function subjectsAt({ statistics: { patterns, mask, size } }: MmrmModel, wanted: number): number {
  let subjects = 0;
  for (let s = 0; s < patterns; s++) if ((mask[s]! & wanted) === wanted) subjects += size[s]!;
  return subjects;
}

/** Cholesky factor of the cross-products, in their place; whether they are positive definite. */
function fillFactor(model: MmrmModel, t: number, before: number): boolean {
  fillCrossProducts(model, t, before);
  const { statistics, startProducts } = model;
  return !Number.isNaN(choleskyFactor(startProducts, statistics.covariates + before + 1));
}

/**
 * Cross-products of z, the first `before` visits and visit t, over the patterns that have all of them; lower
 * triangle.
 */
function fillCrossProducts(model: MmrmModel, t: number, before: number): void {
  const { visits, startProducts } = model;
  const { covariates: q, patterns, mask, zz, zy, yy } = model.statistics;
  const width = q + before + 1;
  const wanted = wantedVisits(t, before);
  startProducts.fill(0, 0, width * width);
  for (let s = 0; s < patterns; s++) {
    if ((mask[s]! & wanted) !== wanted) continue;
    const firstZ = s * triangle(q);
    const firstY = s * triangle(visits);
    for (let a = 0; a < q; a++) {
      for (let b = 0; b <= a; b++) startProducts[a * width + b]! += zz[firstZ + triangle(a) + b]!;
    }
    for (let i = 0; i <= before; i++) {
      const row = (q + i) * width;
      const j = i < before ? i : t;
      for (let a = 0; a < q; a++) startProducts[row + a]! += zy[(s * q + a) * visits + j]!;
      const rowY = firstY + triangle(j);
      for (let k = 0; k < i; k++) startProducts[row + q + k]! += yy[rowY + k]!;
      startProducts[row + q + i]! += yy[rowY + j]!;
    }
  }
}

/** Variance of visit t and its covariances with the visits before, from the factored cross-products. */
function addVisit(model: MmrmModel, t: number, before: number, df: number): void {
  const { visits, sigma, startProducts, statistics, startSlopes } = model;
  const q = statistics.covariates;
  const width = q + before + 1;
  const last = (width - 1) * width;
  for (let i = before - 1; i >= 0; i--) {
    let sum = startProducts[last + q + i]!;
    for (let k = i + 1; k < before; k++) {
      sum -= startProducts[(q + k) * width + q + i]! * startSlopes[k]!;
    }
    startSlopes[i] = sum / startProducts[(q + i) * width + q + i]!;
  }
  let variance = startProducts[last + width - 1]! ** 2 / df;
  for (let j = 0; j < before; j++) {
    let covariance = 0;
    for (let k = 0; k < before; k++) covariance += sigma[j * visits + k]! * startSlopes[k]!;
    sigma[t * visits + j] = sigma[j * visits + t] = covariance;
    variance += covariance * startSlopes[j]!;
  }
  sigma[t * visits + t] = variance;
}
