import type { CountsMethod } from "../analyze/methods.ts";
import { designAlternative } from "../sizing/powerDesign.ts";
import { plannedMargin } from "../study/plannedTest.ts";
import { tableMethodOf } from "../study/tableMethod.ts";
import type { Plan } from "./plan.ts";

/** Names of the alternative in R. */
const alternatives = { twoSided: "two.sided", greater: "greater", less: "less" } as const;

/** P value of a table with `a` of `nE` and `b` of `nC` events, in R. */
const pValueCode: Readonly<Partial<Record<CountsMethod, string>>> = {
  fisher: `fisher.test(matrix(c(a, nE - a, b, nC - b), 2), alternative = side)$p.value`,
  fisherMidP: `fisher.test(matrix(c(a, nE - a, b, nC - b), 2), alternative = side)$p.value -
  dhyper(a, nE, nC, a + b) / 2`,
  pearson: `suppressWarnings(prop.test(c(a, b), c(nE, nC), alternative = side, correct = FALSE)$p.value)`,
  yates: `suppressWarnings(prop.test(c(a, b), c(nE, nC), alternative = side, correct = TRUE)$p.value)`,
  zPooled: `suppressWarnings(prop.test(c(a, b), c(nE, nC), alternative = side, correct = FALSE)$p.value)`,
  nMinus1: tailOf(`p <- (a + b) / (nE + nC); n <- nE + nC
  z <- (a / nE - b / nC) / sqrt(p * (1 - p) * (1 / nE + 1 / nC)) * sqrt((n - 1) / n)`),
  zUnpooled: tailOf(`v <- a * (nE - a) / nE^3 + b * (nC - b) / nC^3
  z <- (a / nE - b / nC) / sqrt(v)`),
  likelihoodRatio: tailOf(`o <- c(a, nE - a, b, nC - b); m <- (a + b) / (nE + nC)
  e <- c(nE * m, nE * (1 - m), nC * m, nC * (1 - m))
  z <- sign(a / nE - b / nC) * sqrt(max(0, 2 * sum(ifelse(o > 0, o * log(o / e), 0))))`),
};

function tailOf(z: string): string {
  return `{
  ${z}
  switch(side, two.sided = 2 * pnorm(-abs(z)), greater = pnorm(-z), less = pnorm(z))
}`;
}

/** R code that gives the exact power; undefined where base R has no such test. */
export function exactCode(plan: Plan): string | undefined {
  const test = testCode(plan);
  if (test === undefined) return undefined;
  const power = `power <- function(nE, nC) {
  x <- expand.grid(a = 0:nE, b = 0:nC)
  p <- mapply(pValue, x$a, x$b, nE, nC)
  p[is.na(p)] <- 1 # no events at all, or events only
  sum(dbinom(x$a, nE, pE) * dbinom(x$b, nC, pC) * (p <= alpha * (1 + 1e-9)))
}`;
  return [inputCode(plan), test, power, sumCode(plan)].join("\n");
}

/** R code for independent simulation: other random numbers, the same distribution. */
export function simulationCode(plan: Plan): string | undefined {
  const test = testCode(plan);
  if (test === undefined) return undefined;
  const { n, study, scenario } = plan;
  const [stayE, stayC] = scenario.dropout?.rate.map((rate) => 1 - rate) ?? [1, 1];
  const sizes =
    study.design.missing === "completeCase"
      ? `nE <- rbinom(R, ${n[0]}, ${stayE}); nC <- rbinom(R, ${n[1]}, ${stayC}) # completers`
      : `nE <- rep(${n[0]}, R); nC <- rep(${n[1]}, R)`;
  const run = `set.seed(1); R <- ${study.simulation.replicates}
${sizes}
p <- mapply(pValue, rbinom(R, nE, pE), rbinom(R, nC, pC), nE, nC)
mean(!is.na(p) & p <= alpha * (1 + 1e-9))`;
  return [inputCode(plan), test, run].join("\n");
}

/** R code for the normal approximation; undefined with a margin. */
export function closedFormCode(plan: Plan): string | undefined {
  if (plannedMargin(plan.study.design)) return undefined;
  const { formula } = plan.closedForm;
  const { sides } = plan.study.design.analysis;
  const difference = formula === "arcsine" ? "2 * asin(sqrt(pE)) - 2 * asin(sqrt(pC))" : "pE - pC";
  const errors = errorCode[formula];
  const correction = formula === "pooledCc" ? " - (1 / nE + 1 / nC) / 2" : "";
  const sign = designAlternative(plan.study.design) === "less" ? "-" : "";
  const near = `pnorm((${sign}d${correction} - z * se0) / se1)`;
  const far = sides === 2 ? ` + pnorm((-d${correction} - z * se0) / se1)` : "";
  const sizes = plan.closedFormSizes.map((n) => Number(n.toPrecision(12)));
  return `${inputCode(plan)}
nE <- ${sizes[0]}; nC <- ${sizes[1]}; z <- qnorm(1 - alpha / ${sides}); d <- ${difference}
${errors}
${near}${far}`;
}

const trueError = "se1 <- sqrt(pE * (1 - pE) / nE + pC * (1 - pC) / nC)";
const pooledError = `p <- (nE * pE + nC * pC) / (nE + nC)
se0 <- sqrt(p * (1 - p) * (1 / nE + 1 / nC)); ${trueError}`;
const errorCode = {
  pooled: pooledError,
  pooledCc: pooledError,
  unpooled: `${trueError}; se0 <- se1`,
  arcsine: "se0 <- sqrt(1 / nE + 1 / nC); se1 <- se0",
  farringtonManning: pooledError,
} as const;

function inputCode({ analyzedRates, study: { design } }: Plan): string {
  const [pE, pC] = analyzedRates.map((rate) => Number(rate.toPrecision(12)));
  const side = alternatives[designAlternative(design)];
  return `pE <- ${pE}; pC <- ${pC}; alpha <- ${design.analysis.alpha}; side <- "${side}"`;
}

function testCode({ study: { design } }: Plan): string | undefined {
  if (plannedMargin(design)) return undefined;
  const code = pValueCode[tableMethodOf(design.analysis)];
  return code && `pValue <- function(a, b, nE, nC) ${code}`;
}

function sumCode({ n, study: { design }, scenario }: Plan): string {
  const [lossE, lossC] = scenario.dropout?.rate ?? [0, 0];
  if (design.missing === "nonresponder" || lossE + lossC === 0) return `power(${n[0]}, ${n[1]})`;
  return `m <- expand.grid(e = 1:${n[0]}, c = 1:${n[1]}) # numbers of completers
w <- dbinom(m$e, ${n[0]}, 1 - ${lossE}) * dbinom(m$c, ${n[1]}, 1 - ${lossC})
likely <- w > 1e-9
sum(w[likely] * mapply(power, m$e[likely], m$c[likely]))`;
}
