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
 * test rejects in favor of the experimental arm. Where loss depends on the outcome, they are mixtures of
 * binomials, integrated over the rate on the logit scale.
 */
export function assuranceScript(design: PowerDesign, { prior, dropout }: Belief): string {
  const { missing, endpoint, analysis } = design;
  const [nE, nC] = [design.arms[0].n, design.arms[1].n];
  const parts = [
    `alpha <- ${rNumber(analysis.alpha)}; side <- "${rAlternatives[designAlternative(design)]}"; lost <- ${rVector(dropout?.rate ?? [0, 0])}`,
    rPlannedTest(design),
    dropout?.mechanism === "mnar" ? informative(design, dropout.oddsRatio) : betaBinomial,
    inFavor(design),
    averages[missing](endpoint.better, dropout?.mechanism ?? "mcar"),
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

/** Events as analyzed where an odds ratio ties loss to the outcome at a fixed rate of loss (Plackett). */
function informative({ missing, endpoint }: PowerDesign, oddsRatio: number): string {
  const ofObserved = "(p - eventLost) / (1 - lost)";
  const withFailures = endpoint.better === "higher" ? "p - eventLost" : "p - eventLost + lost";
  return `asAnalyzed <- function(p, lost) { # odds of loss without the event over those with it: ${rNumber(oddsRatio)}
  psi <- 1 / ${rNumber(oddsRatio)}
  s <- 1 + (p + lost) * (psi - 1)
  root <- sqrt(s^2 - 4 * psi * (psi - 1) * p * lost)
  eventLost <- ifelse(s > 0, 2 * psi * p * lost / (s + root), (s - root) / (2 * (psi - 1)))
  pmin(1, pmax(0, ${missing === "completeCase" ? ofObserved : withFailures}))
}
counted <- function(n, shape, lost) { # probabilities of 0 to n events as analyzed; a point is a rate without doubt
  if (length(shape) == 1) return(dbinom(0:n, n, asAnalyzed(shape, lost)))
  logit <- qlogis(shape[1] / sum(shape)) + seq(-40, 40, 0.01) / min(1, shape)
  height <- shape[1] * plogis(logit, log.p = TRUE) + shape[2] * plogis(-logit, log.p = TRUE)
  weight <- exp(height - max(height))
  kept <- weight > 1e-18
  q <- asAnalyzed(plogis(logit[kept]), lost)
  as.vector(weight[kept] %*% outer(q, 0:n, function(q, x) dbinom(x, n, q))) / sum(weight)
}`;
}

/** Tables rejected, of a two-sided test of no difference only those with the better experimental arm. */
function inFavor(design: PowerDesign): string {
  if (plannedMargin(design) || design.analysis.sides === 1) return "inFavor <- rejects";
  const sign = design.endpoint.better === "higher" ? ">" : "<";
  return `inFavor <- function(nE, nC) rejects(nE, nC) & outer(0:nE / nE, 0:nC / nC, "${sign}")`;
}

/** Averages over the rates, and over who is lost. */
const averages = {
  nonresponder: (better: "higher" | "lower", mechanism: Mechanism) =>
    `${mechanism === "mnar" ? "analyzed <- counted" : diluted(better)}
average <- function(nE, nC, e, c) sum(analyzed(nE, e, lost[1]) * (inFavor(nE, nC) %*% analyzed(nC, c, lost[2])))`,
  completeCase: (
    _: "higher" | "lower",
    mechanism: Mechanism,
  ) => `average <- function(nE, nC, e, c) { # over the numbers of completers; an arm without any never rejects
  ofE <- lapply(1:nE, function(m) ${mechanism === "mnar" ? "counted(m, e, lost[1])" : "dbetabinom(m, e)"})
  ofC <- lapply(1:nC, function(m) ${mechanism === "mnar" ? "counted(m, c, lost[2])" : "dbetabinom(m, c)"})
  total <- 0
  for (mE in 1:nE) for (mC in 1:nC) {
    weight <- dbinom(mE, nE, 1 - lost[1]) * dbinom(mC, nC, 1 - lost[2])
    if (weight > 1e-12) total <- total + weight * sum(ofE[[mE]] * (inFavor(mE, mC) %*% ofC[[mC]]))
  }
  total
}`,
} as const;

type Mechanism = "mcar" | "mnar";

/** Events of an arm whose lost subjects, independent of the outcome, count as failures. */
function diluted(better: "higher" | "lower"): string {
  const failures = better === "higher" ? "0" : "n - m";
  return `analyzed <- function(n, shape, lost) { # of n randomized; the lost count as failures
  p <- numeric(n + 1)
  for (m in 0:n) {
    at <- 0:m + ${failures} + 1
    p[at] <- p[at] + dbinom(m, n, 1 - lost) * dbetabinom(m, shape)
  }
  p
}`;
}

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
