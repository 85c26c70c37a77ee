import { gaussLegendre } from "../math/gaussLegendre.ts";
import { normalPdf } from "../math/normal.ts";
import { findRoot } from "../math/root.ts";
import type { Pair } from "../pair.ts";
import type { Scenario } from "../study/schema.ts";

/** Odds ratios of one stratum, experimental to control. */
export interface StratumOddsRatios {
  /** Share of the population. */
  readonly share: number;
  /** Between all subjects of the stratum under either treatment: what its 2 × 2 table shows. */
  readonly marginal: number;
  /** Between subjects of the stratum with the same covariate: what logistic regression estimates. */
  readonly conditional: number;
}

/** The odds ratios of a scenario, experimental to control; 0, Infinity or NaN at rates of 0 and 1. */
export interface OddsRatios {
  /** Between the whole population under either treatment: what a trial's 2 × 2 table shows. */
  readonly marginal: number;
  /** Between subjects alike in stratum and covariate, where it is the same for all of them. */
  readonly conditional?: number;
  /** In the order of the scenario; one for the whole population where there are no strata. */
  readonly strata: readonly StratumOddsRatios[];
}

/**
 * Marginal and conditional odds ratios of a scenario, by quadrature over the covariate.
 *
 * The odds ratio is not collapsible: without any confounding, the odds ratio between subjects alike is
 * farther from 1 than that of the population, the more so the stronger the covariate. The risk difference
 * of the population is the mean of those of its parts.
 *
 * @see [GreenlandRobinsPearl1999]
 */
export function oddsRatiosByCovariate({ responseRate, strata, covariate }: Scenario): OddsRatios {
  const slope = Math.abs(Math.log(covariate?.oddsRatioPerSd ?? 1)); // x and −x are equally likely
  const parts = strata ?? [{ share: 1, responseRate }];
  const ratios = parts.map(({ share, responseRate: rates }) => ({
    share,
    marginal: oddsRatio(rates),
    conditional: Math.exp(logOddsAtMean(rates[0], slope) - logOddsAtMean(rates[1], slope)),
  }));
  const [first, ...others] = ratios.map(({ conditional }) => conditional);
  const isCommon = others.every((other) => Math.abs(other / first! - 1) < 1e-9);
  return {
    marginal: oddsRatio(responseRate),
    ...(isCommon && { conditional: first! }),
    strata: ratios,
  };
}

function oddsRatio([pE, pC]: Pair<number>): number {
  return (pE * (1 - pC)) / (pC * (1 - pE));
}

const panels = 112; // a quarter of a standard deviation each, from −14 to 14

/** ln odds at x = 0, where ln odds rise by `slope` per standard deviation and the mean rate is given. */
function logOddsAtMean(rate: number, slope: number): number {
  if (rate === 0 || rate === 1) return rate === 0 ? -Infinity : Infinity;
  if (rate > 0.5) return -logOddsAtMean(1 - rate, slope);
  const plain = Math.log(rate) - Math.log1p(-rate);
  if (slope === 0) return plain;
  // Half the population lies at x and half at −x: the mean of both risks, relative to the rate wanted.
  const meanRisk = (center: number) =>
    2 *
    gaussLegendre(
      (x) => {
        const rise = Math.exp(center + slope * x);
        const fall = Math.exp(center - slope * x);
        return (normalPdf(x) * (rise / (1 + rise) + fall / (1 + fall))) / 2;
      },
      0,
      14,
      panels / 2,
    );
  // The mean of exp(ln odds) bounds that of the risk.
  const least = Math.log(rate) - (slope * slope) / 2;
  return findRoot((center) => meanRisk(center) / rate - 1, least - 1e-6, plain + 1e-6, {
    tolerance: 1e-13,
  });
}
