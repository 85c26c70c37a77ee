import type { Alternative, CountsMethod } from "../analyze/methods.ts";
import { rUnconditional } from "./rUnconditional.ts";

/** Names of the alternatives in R. */
export const rAlternatives = {
  twoSided: "two.sided",
  greater: "greater",
  less: "less",
} as const satisfies Record<Alternative, string>;

const tables = `# all tables: one row for each number of events in the experimental arm, one column for each in the control arm
events <- function(nE, nC) list(a = matrix(0:nE, nE + 1, nC + 1), b = matrix(0:nC, nE + 1, nC + 1, byrow = TRUE))
pOf <- function(z) { # P value of a normal deviate; 0/0 is no evidence
  z[is.nan(z)] <- 0
  switch(side, two.sided = 2 * pnorm(-abs(z)), greater = pnorm(-z), less = pnorm(z))
}`;

/** Normal deviate of the tables `x`, as R code. */
const statistics = {
  pooled: `m <- (x$a + x$b) / (nE + nC)
  (x$a / nE - x$b / nC) / sqrt(m * (1 - m) * (1 / nE + 1 / nC))`,
  yates: `m <- (x$a + x$b) / (nE + nC)
  excess <- x$a - nE * m # observed less expected
  sign(excess) * (abs(excess) - pmin(0.5, abs(excess))) / sqrt(m * (1 - m) * nE * nC / (nE + nC))`,
  nMinus1: `m <- (x$a + x$b) / (nE + nC); n <- nE + nC
  (x$a / nE - x$b / nC) / sqrt(m * (1 - m) * (1 / nE + 1 / nC) * n / (n - 1))`,
  unpooled: `(x$a / nE - x$b / nC) / sqrt(x$a * (nE - x$a) / nE^3 + x$b * (nC - x$b) / nC^3)`,
  likelihoodRatio: `m <- (x$a + x$b) / (nE + nC)
  part <- function(observed, expected) ifelse(observed > 0, observed * log(observed / expected), 0)
  g2 <- 2 * (part(x$a, nE * m) + part(nE - x$a, nE * (1 - m)) + part(x$b, nC * m) + part(nC - x$b, nC * (1 - m)))
  sign(x$a / nE - x$b / nC) * sqrt(pmax(0, g2))`,
} as const;

const normalTests: Partial<Record<CountsMethod, keyof typeof statistics>> = {
  pearson: "pooled",
  zPooled: "pooled",
  farringtonManning: "pooled",
  yates: "yates",
  nMinus1: "nMinus1",
  zUnpooled: "unpooled",
  wald: "unpooled",
  likelihoodRatio: "likelihoodRatio",
};

/** P values by Fisher's test; two-sided: all tables no likelier than the observed one. */
const fisher = (isMidP: boolean): string => `pValues <- function(nE, nC) {
  p <- matrix(1, nE + 1, nC + 1)
  for (m in 0:(nE + nC)) { # tables with the same number of events
    a <- max(0, m - nC):min(m, nE)
    d <- dhyper(a, nE, nC, m)
    p[cbind(a + 1, m - a + 1)] <- switch(side, greater = rev(cumsum(rev(d))), less = cumsum(d),
      two.sided = sapply(d, function(one) sum(d[d <= one * (1 + 1e-7)])))${isMidP ? " - d / 2" : ""}
  }
  p
}`;

const reject = `rejects <- function(nE, nC) pValues(nE, nC) <= alpha * (1 + 1e-9)`;

/**
 * R code of `rejects(nE, nC)`, the tables that a test of no difference rejects; it reads `alpha` and
 * `side`.
 */
export function rTest(method: CountsMethod): string {
  if (method === "barnard" || method === "boschloo") {
    const order = method === "barnard" ? `abs2(${statistic("pooled")})` : "-pValues(nE, nC)";
    const needed = method === "barnard" ? tables : fisher(false);
    return [needed, rUnconditional(order)].join("\n");
  }
  if (method === "fisher" || method === "fisherMidP") {
    return [fisher(method === "fisherMidP"), reject].join("\n");
  }
  const z = statistic(normalTests[method]!);
  return [tables, `pValues <- function(nE, nC) pOf(${z})`, reject].join("\n");
}

const statistic = (name: keyof typeof statistics): string => `{
  x <- events(nE, nC)
  ${statistics[name]}
}`;
