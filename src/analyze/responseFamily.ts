/** Distribution of the responses given the covariates, each with its canonical link. */
const families = ["gaussian", "binomial", "poisson"] as const;
export type Family = (typeof families)[number];

/** Mean of a response at linear predictor η, by the canonical link: identity, logit, log. */
export function meanAt(family: Family, eta: number): number {
  if (family === "gaussian") return eta;
  return family === "binomial" ? 1 / (1 + Math.exp(-eta)) : Math.exp(eta);
}

/** Variance of a response with a mean, per unit of scale; for canonical links also the slope dμ/dη. */
export function varianceAt(family: Family, mean: number): number {
  if (family === "gaussian") return 1;
  return family === "binomial" ? mean * (1 - mean) : mean;
}

/** Linear predictor to start from. */
export function startingPredictor(family: Family, value: number): number {
  if (family === "gaussian") return value;
  return family === "binomial" ? 4 * value - 2 : Math.log(value + 0.5);
}
