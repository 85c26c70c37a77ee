import type { Pair } from "../pair.ts";
import type { PowerDesign } from "../sizing/powerDesign.ts";
import { designAlternative } from "../sizing/powerDesign.ts";
import { plannedMargin } from "../study/plannedTest.ts";
import type { Belief } from "../uncertainty/belief.ts";
import type { BetaShape } from "../uncertainty/betaShape.ts";
import { rPlannedTest } from "./rPower.ts";
import { rAlternatives } from "./rTests.ts";
import { rNumber, rVector } from "./rText.ts";

/**
 * R code whose value is the assurance of a trial: beta-binomial probabilities summed over the tables that the
 * test rejects in favor of the experimental arm.
 */
export function assuranceScript(design: PowerDesign, { prior, dropout = [0, 0] }: Belief): string {
  const { missing, endpoint, analysis } = design;
  const [nE, nC] = [design.arms[0].n, design.arms[1].n];
  const parts = [
    `alpha <- ${rNumber(analysis.alpha)}; side <- "${rAlternatives[designAlternative(design)]}"; lost <- ${rVector(dropout)}`,
    rPlannedTest(design),
    betaBinomial,
    inFavor(design),
    averages[missing](endpoint.better),
    `assurance <- average(${nE}, ${nC}, ${shape(prior.arms[0])}, ${shape(prior.arms[1])})`,
  ];
  if (prior.noEffect) parts.push(withoutEffect(prior.noEffect, [nE, nC]));
  return [...parts, "assurance"].join("\n");
}

const shape = ({ a, b }: BetaShape): string => `c(${rNumber(a)}, ${rNumber(b)})`;

const betaBinomial = `dbetabinom <- function(n, shape) { # probabilities of 0 to n events; a point is a rate without doubt
  if (length(shape) == 1) return(dbinom(0:n, n, shape))
  exp(lchoose(n, 0:n) + lbeta(0:n + shape[1], n:0 + shape[2]) - lbeta(shape[1], shape[2]))
}`;

/** Tables rejected, of a two-sided test of no difference only those with the better experimental arm. */
function inFavor(design: PowerDesign): string {
  if (plannedMargin(design) || design.analysis.sides === 1) return "inFavor <- rejects";
  const sign = design.endpoint.better === "higher" ? ">" : "<";
  return `inFavor <- function(nE, nC) rejects(nE, nC) & outer(0:nE / nE, 0:nC / nC, "${sign}")`;
}

/** Averages over the rates, and over who is lost. */
const averages = {
  nonresponder: (better: "higher" | "lower") => {
    const failures = better === "higher" ? "0" : "n - m";
    return `analyzed <- function(n, shape, lost) { # of n randomized; the lost count as failures
  p <- numeric(n + 1)
  for (m in 0:n) {
    at <- 0:m + ${failures} + 1
    p[at] <- p[at] + dbinom(m, n, 1 - lost) * dbetabinom(m, shape)
  }
  p
}
average <- function(nE, nC, e, c) sum(analyzed(nE, e, lost[1]) * (inFavor(nE, nC) %*% analyzed(nC, c, lost[2])))`;
  },
  completeCase:
    () => `average <- function(nE, nC, e, c) { # over the numbers of completers; an arm without any never rejects
  total <- 0
  for (mE in 1:nE) for (mC in 1:nC) {
    weight <- dbinom(mE, nE, 1 - lost[1]) * dbinom(mC, nC, 1 - lost[2])
    if (weight > 1e-12) total <- total + weight * sum(dbetabinom(mE, e) * (inFavor(mE, mC) %*% dbetabinom(mC, c)))
  }
  total
}`,
} as const;

/** The part of the prior in which both arms have one rate. */
function withoutEffect(
  { weight, rate }: NonNullable<Belief["prior"]["noEffect"]>,
  [nE, nC]: Pair<number>,
): string {
  const chance =
    typeof rate === "number"
      ? `average(${nE}, ${nC}, ${rNumber(rate)}, ${rNumber(rate)})`
      : `integrate(Vectorize(function(p) dbeta(p, ${rNumber(rate.a)}, ${rNumber(rate.b)}) * average(${nE}, ${nC}, p, p)), 0, 1, rel.tol = 1e-9)$value`;
  return `assurance <- (1 - ${rNumber(weight)}) * assurance + ${rNumber(weight)} * ${chance} # an effect of exactly 0 has probability ${rNumber(weight)}`;
}
