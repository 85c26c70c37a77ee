import { nullDifference } from "../sizing/visitMeanPower.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import { rVisitInputs } from "./rVisits.ts";
import { rNumber, rVector } from "./rText.ts";

/** Trials that R simulates of a study over visits: a mixed model by nlme takes a tenth of a second. */
const mostTrials = { plain: 2000, mmrm: 200 } as const;

/** P value of one simulated trial, from its data `d`. */
const pValues = {
  t: "t.test(y ~ control, subset(d, time == k), var.equal = TRUE, alternative = side, mu = null)$p.value",
  welch: "t.test(y ~ control, subset(d, time == k), alternative = side, mu = null)$p.value",
  wilcoxon: "wilcox.test(y ~ control, subset(d, time == k), alternative = side, mu = null)$p.value",
  ancova: `{
  fit <- summary(lm(y ~ control + b, subset(d, time == k)))
  pOf(-fit$coefficients[2, 1], fit$coefficients[2, 2], fit$df[2])
}`,
  mmrm: `{ # the residual degrees of freedom of a plain comparison stand for Kenward and Roger's
  d$visit <- relevel(factor(d$time), ref = as.character(k))
  model <- if (hasBaseline) y ~ visit * control + visit * b else y ~ visit * control
  fit <- nlme::gls(model, na.omit(d), correlation = nlme::corSymm(form = ~ time | id),
    weights = nlme::varIdent(form = ~ 1 | time), control = nlme::glsControl(msMaxIter = 200))
  row <- summary(fit)$tTable["control", ]
  pOf(-row[1], row[2], sum(!is.na(subset(d, time == k)$y)) - 2 - hasBaseline)
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
  if (scenario.dropout && scenario.dropout.mechanism !== "mcar") return undefined;
  const { baseline } = scenario;
  const trials = Math.min(simulation.replicates, mostTrials[method === "mmrm" ? "mmrm" : "plain"]);
  const side = sides === 2 ? "two.sided" : endpoint.better === "higher" ? "greater" : "less";
  const { mean, sd } = scenario;
  const perArm = endpoint.type === "continuous" && typeof sd !== "number";
  const spread = (arm: 0 | 1) => rVector(perArm ? [sd[arm]!] : [sd].flat());
  return `${rVisitInputs(design, scenario)}
set.seed(${simulation.seed % 2 ** 31}); R <- ${trials}; side <- "${side}"; null <- ${rNumber(nullDifference(analysis, endpoint.better))}
hasBaseline <- ${baseline ? "TRUE" : "FALSE"}; T <- ncol(lost)
course <- list(${rVector([mean[0]].flat())}, ${rVector([mean[1]].flat())}); spread <- list(rep_len(${spread(0)}, T), rep_len(${spread(1)}, T))
armOf <- function(arm) {
  z <- matrix(rnorm(n[arm] * nrow(correlation)), n[arm]) %*% chol(correlation)
  y <- t(course[[arm]] + spread[[arm]] * t(z[, seq_len(T) + hasBaseline, drop = FALSE]))
  u <- runif(n[arm]) # a subject is gone from the first visit whose cumulative loss exceeds u
  for (j in 1:T) y[u < lost[arm, j] | runif(n[arm]) < skipped[arm], j] <- NA
  data.frame(y = c(y), time = rep(1:T, each = n[arm]), id = rep(paste(arm, 1:n[arm]), T),
    control = arm - 1, b = if (hasBaseline) rep(${baseline ? `${rNumber(baseline.mean)} + ${rNumber(baseline.sd)} * z[, 1]` : "0"}, T) else 0)
}
pOf <- function(estimate, se, df) { # of the difference experimental - control
  t <- (estimate - null) / se
  switch(side, two.sided = 2 * pt(-abs(t), df), greater = pt(t, df, lower.tail = FALSE), less = pt(t, df))
}
p <- replicate(R, {
  d <- rbind(armOf(1), armOf(2))
  tryCatch(${pValues[method as keyof typeof pValues]}, error = function(e) NA)
})
power <- mean(p <= alpha, na.rm = TRUE); standardError <- sqrt(power * (1 - power) / sum(!is.na(p)))`;
}

/** The package beyond base R that the simulation asks for. */
export function simulationPackage(method: string): string | undefined {
  return method === "mmrm" ? "nlme" : undefined;
}
