import { nullDifference } from "../sizing/visitMeanPower.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import { rRemlFit } from "./rRemlFit.ts";
import { rVisitInputs } from "./rVisits.ts";
import { rNumber, rVector } from "./rText.ts";

/** Trials that R simulates of a study over visits: a mixed model takes several milliseconds. */
const mostTrials = { plain: 2000, mmrm: 1000 } as const;

const arms = "y[control == 0, k], y[control == 1, k], alternative = side, mu = null";

/** P value of one simulated trial: `y` has a row per subject and a column per visit, `b` is the baseline. */
const pValues = {
  t: `t.test(${arms}, var.equal = TRUE)$p.value`,
  welch: `t.test(${arms})$p.value`,
  wilcoxon: `wilcox.test(${arms})$p.value`,
  ancova: `{
  fit <- summary(lm(y[, k] ~ control + b))
  pOf(-fit$coefficients[2, 1], fit$coefficients[2, 2], fit$df[2])
}`,
  mmrm: `{ # the residual degrees of freedom of a plain comparison stand for Kenward and Roger's
  fit <- remlFit(y, cbind(1, control, if (hasBaseline) b))
  if (!fit$converged) stop("not converged")
  pOf(-fit$coefficients[2, k], fit$se[2, k], sum(!is.na(y[, k])) - 2 - hasBaseline)
}`,
} as const;

/**
 * R code of an independent simulation of a comparison of means, its power left in `power`; undefined for what base R does
 * not analyze in a few lines, and where loss depends on outcomes.
 */
export function rVisitSimulation(
  { design, simulation }: SizedVisitStudy,
  scenario: VisitScenario,
): string | undefined {
  const { endpoint, analysis, missing } = design;
  const { method, sides, hypothesis } = analysis;
  if (!(method in pValues) || endpoint.type === "responder") return undefined;
  if (hypothesis === "equivalence" || scenario.discontinuation) return undefined;
  if (missing !== "observed" && missing !== "completeCase") return undefined;
  if (method === "mmrm" && !isPlainModel(analysis)) return undefined;
  if (scenario.dropout && scenario.dropout.mechanism !== "mcar") return undefined;
  const { baseline } = scenario;
  const trials = Math.min(simulation.replicates, mostTrials[method === "mmrm" ? "mmrm" : "plain"]);
  const side = sides === 2 ? "two.sided" : endpoint.better === "higher" ? "greater" : "less";
  const { mean, sd } = scenario;
  const perArm = endpoint.type === "continuous" && typeof sd !== "number";
  const spread = (arm: 0 | 1) => rVector(perArm ? [sd[arm]!] : [sd].flat());
  const fit = method === "mmrm" ? `${rRemlFit}\n` : "";
  return `${rVisitInputs(design, scenario)}
${fit}set.seed(${simulation.seed % 2 ** 31}); R <- ${trials}; side <- "${side}"; null <- ${rNumber(nullDifference(analysis, endpoint.better))}
hasBaseline <- ${baseline ? "TRUE" : "FALSE"}; T <- ncol(lost)
course <- list(${rVector([mean[0]].flat())}, ${rVector([mean[1]].flat())}); spread <- list(rep_len(${spread(0)}, T), rep_len(${spread(1)}, T))
armOf <- function(arm) {
  z <- matrix(rnorm(n[arm] * nrow(correlation)), n[arm]) %*% chol(correlation)
  y <- t(course[[arm]] + spread[[arm]] * t(z[, seq_len(T) + hasBaseline, drop = FALSE]))
  u <- runif(n[arm]) # a subject is gone from the first visit whose cumulative loss exceeds u
  for (j in 1:T) y[u < lost[arm, j] | runif(n[arm]) < skipped[arm], j] <- NA
  list(y = y, b = ${baseline ? `${rNumber(baseline.mean)} + ${rNumber(baseline.sd)} * z[, 1]` : "0"})
}
control <- rep(0:1, n)
pOf <- function(estimate, se, df) { # of the difference experimental - control
  t <- (estimate - null) / se
  switch(side, two.sided = 2 * pt(-abs(t), df), greater = pt(t, df, lower.tail = FALSE), less = pt(t, df))
}
p <- replicate(R, {
  e <- armOf(1); d <- armOf(2); y <- rbind(e$y, d$y); b <- c(e$b, d$b)
  tryCatch(${pValues[method as keyof typeof pValues]}, error = function(e) NA)
})
power <- mean(p <= alpha, na.rm = TRUE); standardError <- sqrt(power * (1 - power) / sum(!is.na(p)))`;
}

/** Whether a mixed model is the one that the script fits: unstructured, with a slope of the baseline at each visit. */
const isPlainModel = ({
  covariance = "unstructured",
  baselineEffect = "byVisit",
}: SizedVisitStudy["design"]["analysis"]): boolean =>
  covariance === "unstructured" && baselineEffect === "byVisit";
