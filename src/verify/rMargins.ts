import { nullsOf } from "../analyze/hypothesis.ts";
import type { MarginMethod } from "../analyze/methods.ts";
import type { PlannedMargin } from "../study/plannedTest.ts";
import { rNumber } from "./rText.ts";

/** Rates of highest likelihood under a hypothesis on their effect, by halving; counts may be expected ones. */
const restricted = {
  riskDifference: `restricted <- function(a, nE, b, nC, limit) { # most likely rates with pE - pC = limit
  share <- function(count, rate) ifelse(count > 0, count / rate, 0)
  low <- 0 * a + max(0, -limit); high <- 0 * a + min(1, 1 - limit)
  for (i in 1:60) {
    p <- (low + high) / 2
    rises <- share(a, p + limit) - share(nE - a, 1 - p - limit) + share(b, p) - share(nC - b, 1 - p) > 0
    low <- ifelse(rises, p, low); high <- ifelse(rises, high, p)
  }
  list(e = (low + high) / 2 + limit, c = (low + high) / 2)
}`,
  riskRatio: `restricted <- function(a, nE, b, nC, limit) { # most likely rates with pE / pC = limit
  share <- function(count, rate) ifelse(count > 0, count / rate, 0)
  low <- 0 * a; high <- 0 * a + min(1, 1 / limit)
  for (i in 1:60) {
    p <- (low + high) / 2
    rises <- share(a + b, p) - limit * share(nE - a, 1 - limit * p) - share(nC - b, 1 - p) > 0
    low <- ifelse(rises, p, low); high <- ifelse(rises, high, p)
  }
  list(e = limit * (low + high) / 2, c = (low + high) / 2)
}`,
} as const;

/** Squared standard error at rates `p`, and the effect less its limit; `u`, `v` are the observed rates. */
const score = {
  riskDifference: {
    effect: "u - v - limit",
    variance: "p$e * (1 - p$e) / nE + p$c * (1 - p$c) / nC",
  },
  riskRatio: {
    effect: "u - limit * v",
    variance: "p$e * (1 - p$e) / nE + limit^2 * p$c * (1 - p$c) / nC",
  },
} as const;

const logRatio = {
  effect: "log(u) - log(v) - log(limit)",
  variance: "(1 - p$e) / (nE * p$e) + (1 - p$c) / (nC * p$c)",
} as const;

/** R code of `rejects(nE, nC)` for a test against a margin: every limit must be excluded at level alpha. */
export function rMarginTest(method: MarginMethod, margin: PlannedMargin): string {
  const isWald = method === "wald";
  const { effect, variance } = partsOf(isWald, margin);
  const rates = isWald ? "p <- list(e = u, c = v)" : "p <- restricted(a, nE, b, nC, limit)";
  return `${isWald ? "" : `${restricted[margin.measure]}\n`}deviate <- function(nE, nC, limit) {
  a <- matrix(0:nE, nE + 1, nC + 1); b <- matrix(0:nC, nE + 1, nC + 1, byrow = TRUE)
  u <- a / nE; v <- b / nC
  ${rates}
  effect <- ${effect}
  ifelse(effect == 0, 0, effect / sqrt(${variance}))
}
rejects <- function(nE, nC) {
  excluded <- ${excluded(margin, (limit, sign) => `pnorm(${sign}deviate(nE, nC, ${limit})) <= alpha * (1 + 1e-9)`)}
  excluded & !is.na(excluded)
}`;
}

/** R code that leaves the closed-form power in `power`; it reads pE, pC, nE, nC and alpha. */
export function rMarginClosedForm(
  formula: "farringtonManning" | "unpooled",
  margin: PlannedMargin,
): string {
  const isUnpooled = formula === "unpooled";
  const { effect, variance } = partsOf(isUnpooled, margin);
  const atTruth = "list(e = pE, c = pC)";
  const atLimit = isUnpooled ? atTruth : "restricted(nE * pE, nE, nC * pC, nC, limit)";
  const sign = (alternative: string) => (alternative === "greater" ? 1 : -1);
  const limits = nullsOf(margin);
  return `${isUnpooled ? "" : `${restricted[margin.measure]}\n`}closedForm <- function(pE, pC, nE, nC, limit, sign) {
  u <- pE; v <- pC
  se <- function(p) sqrt(${variance})
  pnorm((sign * (${effect}) - qnorm(1 - alpha) * se(${atLimit})) / se(${atTruth}))
}
power <- max(0, 1 - ${limits.map((one) => `(1 - closedForm(pE, pC, nE, nC, ${rNumber(one.nullValue)}, ${sign(one.alternative)}))`).join(" - ")})`;
}

/** Wald's test of a ratio, and its formula, work on the logarithm. */
function partsOf(isWald: boolean, { measure }: PlannedMargin) {
  return isWald && measure === "riskRatio" ? logRatio : score[measure];
}

function excluded(margin: PlannedMargin, one: (limit: string, sign: string) => string): string {
  return nullsOf(margin)
    .map(({ nullValue, alternative }) =>
      one(rNumber(nullValue), alternative === "greater" ? "-" : ""),
    )
    .join(" & ");
}
