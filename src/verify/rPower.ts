import { isMarginMethod } from "../analyze/methods.ts";
import { designAlternative } from "../sizing/powerDesign.ts";
import type { PowerFormula } from "../sizing/powerFormula.ts";
import { differenceFormula, marginFormula } from "../sizing/powerFormula.ts";
import { plannedMargin } from "../study/plannedTest.ts";
import type { SizedDesign } from "../study/requireSized.ts";
import type { Design, Scenario } from "../study/schema.ts";
import { tableMethodOf } from "../study/tableMethod.ts";
import { hasFixedSizes, rExpectedSizes } from "./rInputs.ts";
import { rMarginClosedForm, rMarginTest } from "./rMargins.ts";
import { rTest } from "./rTests.ts";

// R code that leaves a power in the variable of its name. All of it reads what `rInputs` defines.

/** R code of `rejects(nE, nC)`, the tables that the planned test rejects. */
export function rPlannedTest(design: Pick<Design, "analysis" | "endpoint">): string {
  const method = tableMethodOf(design.analysis);
  const margin = plannedMargin(design);
  return margin && isMarginMethod(method) ? rMarginTest(method, margin) : rTest(method);
}

/** R code of the normal approximation; the power is left in `power`. */
export function rClosedForm(design: SizedDesign, formula: PowerFormula): string {
  const sizes = rExpectedSizes(design.missing);
  const margin = plannedMargin(design);
  if (margin) {
    return `${sizes}\n${rMarginClosedForm(marginFormula(formula, margin.hypothesis), margin)}`;
  }
  const known = differenceFormula(formula);
  const alternative = designAlternative(design);
  const effect = known === "arcsine" ? "2 * asin(sqrt(pE)) - 2 * asin(sqrt(pC))" : "pE - pC";
  const correction = known === "pooledCc" ? " - (1 / nE + 1 / nC) / 2" : "";
  const reach = (sign: string) => `pnorm((${sign}d${correction} - z * se0) / se1)`;
  const power = { greater: reach(""), less: reach("-"), twoSided: `${reach("")} + ${reach("-")}` };
  return `${sizes}
d <- ${effect}; z <- qnorm(1 - alpha / ${design.analysis.sides})
${standardErrors[known]}
power <- ${power[alternative]}`;
}

const trueError = "se1 <- sqrt(pE * (1 - pE) / nE + pC * (1 - pC) / nC)";
const pooledError = `m <- (nE * pE + nC * pC) / (nE + nC)
se0 <- sqrt(m * (1 - m) * (1 / nE + 1 / nC)); ${trueError}`;

/** Standard errors without an effect and in truth. */
const standardErrors = {
  pooled: pooledError,
  pooledCc: pooledError,
  unpooled: `${trueError}; se0 <- se1`,
  arcsine: "se0 <- sqrt(1 / nE + 1 / nC); se1 <- se0",
} as const;

/** R code of `powerOf(nE, nC)`, exact with so many subjects analyzed. */
export const rPowerOf = `powerOf <- function(nE, nC) { # both binomial probabilities over the tables rejected
  sum(dbinom(0:nE, nE, pE) * (rejects(nE, nC) %*% dbinom(0:nC, nC, pC)))
}`;

/** R code of the exact power; it needs `rejects` and `powerOf`. */
export function rExactPower(design: SizedDesign, scenario: Scenario): string {
  if (hasFixedSizes(design, scenario)) return "power <- powerOf(randomized[1], randomized[2])";
  return `# averaged over the numbers of completers; an arm without any never rejects
completers <- expand.grid(e = 1:randomized[1], c = 1:randomized[2])
weight <- dbinom(completers$e, randomized[1], 1 - lost[1]) * dbinom(completers$c, randomized[2], 1 - lost[2])
likely <- weight > 1e-12
power <- sum(weight[likely] * mapply(powerOf, completers$e[likely], completers$c[likely]))`;
}

/** R code of an independent simulation: other random numbers, the same distribution. */
export function rSimulation(
  design: SizedDesign,
  { replicates, seed }: { readonly replicates: number; readonly seed: number },
): string {
  const { missing, endpoint } = design;
  return `set.seed(${seed % 2 ** 31}); R <- ${replicates}
draw <- function(arm) { # events seen, others seen, events lost, others lost
  p <- c(rate[arm] - unseen[arm], 1 - rate[arm] - lost[arm] + unseen[arm], unseen[arm], lost[arm] - unseen[arm])
  rmultinom(R, randomized[arm], pmax(p, 0))
}
experimental <- draw(1); control <- draw(2)
${analyzedTables[missing](endpoint.better)}
kept <- list() # rejected tables by numbers of subjects
isRejected <- function(a, b, nE, nC) {
  if (nE == 0 || nC == 0) return(FALSE)
  key <- paste(nE, nC)
  if (is.null(kept[[key]])) kept[[key]] <<- rejects(nE, nC)
  kept[[key]][a + 1, b + 1]
}
rejected <- mapply(isRejected, a, b, nE, nC)
power <- mean(rejected); standardError <- sqrt(power * (1 - power) / R)`;
}

/** The drawn subjects as events and subjects analyzed. */
const analyzedTables = {
  nonresponder: (better: "higher" | "lower") =>
    `nE <- randomized[1]; nC <- randomized[2]
${
  better === "higher"
    ? "a <- experimental[1, ]; b <- control[1, ]"
    : "a <- nE - experimental[2, ]; b <- nC - control[2, ]"
}`,
  completeCase: () =>
    `a <- experimental[1, ]; b <- control[1, ]
nE <- a + experimental[2, ]; nC <- b + control[2, ]`,
} as const;
