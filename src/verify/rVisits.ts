import type { Pair } from "../pair.ts";
import { nullDifference } from "../sizing/visitMeanPower.ts";
import { usesOffTreatment, type VisitPowerDesign } from "../sizing/visitPowerDesign.ts";
import { visitMatrix } from "../study/visitMatrix.ts";
import { visitMoments } from "../study/visitMoments.ts";
import { contrastIndexOf, cumulativeLoss } from "../study/visitRetention.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import { rNumber, rVector } from "./rText.ts";

// R code for studies of means over visits. Loss is taken as independent of outcomes, as the closed forms do.

/** R code of what one scenario assumes at the visit that is compared, and of who is seen there. */
export function rVisitInputs(design: VisitPowerDesign, scenario: VisitScenario): string {
  const { endpoint, analysis, arms } = design;
  const k = contrastIndexOf(design);
  const { mean, sd } = visitMoments(endpoint, scenario, k);
  const visits = endpoint.type === "continuous" ? 1 : endpoint.visits.length;
  const nobody: Pair<readonly number[]> = [
    Array<number>(visits).fill(0),
    Array<number>(visits).fill(0),
  ];
  const { dropout, discontinuation, intermittent = [0, 0] } = scenario;
  const lost = dropout ? cumulativeLoss(dropout, endpoint) : nobody;
  const stopped = discontinuation ? cumulativeLoss(discontinuation, endpoint) : nobody;
  const hasBaseline = scenario.baseline !== undefined;
  return `alpha <- ${rNumber(analysis.alpha)}; n <- c(${arms[0].n}, ${arms[1].n}) # experimental, control
k <- ${k + 1} # the visit compared, of ${visits}
means <- ${rVector(mean)}; sds <- ${rVector(sd)} # at that visit
difference <- means[1] - means[2]
correlation <- ${rMatrix(visitMatrix(scenario, visits))} # ${hasBaseline ? "baseline first" : "between visits"}
lost <- ${rMatrix(lost)} # left the trial by each visit, a row per arm
stopped <- ${rMatrix(stopped)} # stopped treatment while in the trial
skipped <- ${rVector(intermittent)} # missed a visit but came back
followed <- 1 - lost - ${rNumber(1 - (discontinuation?.followed ?? 1))} * stopped
onTreatment <- followed
for (arm in 1:2) for (j in 1:${visits}) {
  before <- function(x) if (j == 1) 0 else x[arm, j - 1]
  stays <- 1 - (lost[arm, j] - before(lost)) / (if (j == 1) 1 else followed[arm, j - 1])
  onTreatment[arm, j] <- (if (j == 1) 1 else onTreatment[arm, j - 1]) * stays - (stopped[arm, j] - before(stopped))
}
used <- ${usesOffTreatment(design) ? "followed" : "onTreatment"}
seen <- n * used[, k] * (1 - skipped)`;
}

const rMatrix = (rows: readonly (readonly number[])[]): string =>
  `matrix(${rVector(rows.flat())}, ${rows.length}, byrow = TRUE)`;

/** R code of `tPower(se, df)`, the power of the planned t test with this standard error. */
export function rMeanTest({ endpoint, analysis }: VisitPowerDesign): string {
  const { sides, hypothesis, margin = 0 } = analysis;
  const { better } = endpoint;
  const nullValue = rNumber(nullDifference(analysis, better));
  if (hypothesis === "equivalence") {
    return `tPower <- function(se, df) max(0, pt(qt(1 - alpha, df), df, (difference + ${rNumber(margin)}) / se, lower.tail = FALSE) +
  pt(qt(alpha, df), df, (difference - ${rNumber(margin)}) / se) - 1)`;
  }
  const upper = "pt(qt(1 - level, df), df, ncp, lower.tail = FALSE)";
  const lower = "pt(qt(level, df), df, ncp)";
  const tails = sides === 2 ? `${upper} + ${lower}` : better === "higher" ? upper : lower;
  return `tPower <- function(se, df) {
  level <- alpha / ${sides}; ncp <- (difference - ${nullValue}) / se
  ${tails}
}`;
}

/** R code of the power of a mixed model, in `power`: information summed over who is seen when. */
export const rMixedModel = (
  isUnstructured: boolean,
): string => `isUnstructured <- ${isUnstructured ? "TRUE" : "FALSE"} # slopes of a visit on those before are estimated
p <- nrow(correlation) - ncol(lost) # 1 with a baseline, whose slope the model takes out
within <- if (p == 0) correlation else {
  r <- correlation[-1, 1]
  s <- correlation[-1, -1] - r %o% r
  s / sqrt(diag(s) %o% diag(s))
}
inflation <- function(retention, skipped) { # of the variance at visit k by missing values
  seen <- sum(retention > 0); information <- matrix(0, seen, seen)
  for (last in 1:seen) {
    share <- retention[last] - (if (last < length(retention)) retention[last + 1] else 0)
    for (pattern in 1:(2^last - 1)) {
      at <- which(bitwAnd(pattern, 2^(1:last - 1)) > 0)
      probability <- share * (1 - skipped)^length(at) * skipped^(last - length(at))
      if (probability > 0) information[at, at] <- information[at, at] + probability * solve(within[at, at])
    }
  }
  solve(information)[k, k]
}
size <- n / c(inflation(used[1, ], skipped[1]), inflation(used[2, ], skipped[2])) # worth so many seen at all visits
left <- if (p == 0) 1 else 1 - correlation[1 + k, 1]^2 # of the variance, by the baseline
lastVariance <- function(isExpected) { # of the difference at visit k: each visit regressed on those before
  V <- matrix(0, p + k, p + k)
  for (j in (p + 1):(p + k)) {
    a <- seq_len(j - 1); share <- used[, j - p] * (1 - skipped); m <- n * share
    slope <- if (j > 1) solve(correlation[a, a], correlation[a, j]) else numeric(0)
    h <- sum(if (isExpected) (1 + (1 - share) / m) / m else 1 / m)
    estimated <- if (isUnstructured) j - 1 else p; settled <- 0
    if (isUnstructured && j > 1) settled <- sum(solve(correlation[a, a]) * V[a, a])
    if (isExpected && estimated > 0) h <- h + (h * estimated - settled) / (sum(m) - 3 - estimated)
    V[j, a] <- V[a, j] <- V[a, a] %*% slope
    V[j, j] <- sum(slope * V[a, j]) + (1 - sum(slope * correlation[a, j])) * h
  }
  V[p + k, p + k]
}
growth <- lastVariance(TRUE) / lastVariance(FALSE) # what a finite trial adds
power <- tPower(sds[1] * sqrt(left * growth * sum(1 / size)), sum(size) - 2 - p)`;

/** R code of the power of Welch's test, averaged over the sample variances. */
export function rWelch({ endpoint, analysis }: VisitPowerDesign): string {
  const { sides } = analysis;
  const nullValue = rNumber(nullDifference(analysis, endpoint.better));
  const sign = endpoint.better === "higher" ? "" : "-";
  const tails =
    sides === 2
      ? "pnorm((d - reach) / se) + pnorm((-d - reach) / se)"
      : `pnorm((${sign}d - reach) / se)`;
  return `d <- difference - ${nullValue}; se <- sqrt(sum(sds^2 / seen))
given <- function(q1, q2) { # power at quantiles of the two sample variances
  v1 <- sds[1]^2 / seen[1] * qchisq(q1, seen[1] - 1) / (seen[1] - 1)
  v2 <- sds[2]^2 / seen[2] * qchisq(q2, seen[2] - 1) / (seen[2] - 1)
  df <- (v1 + v2)^2 / (v1^2 / (seen[1] - 1) + v2^2 / (seen[2] - 1))
  reach <- qt(1 - alpha / ${sides}, df) * sqrt(v1 + v2)
  ${tails}
}
inner <- Vectorize(function(q1) integrate(function(q2) given(q1, q2), 0, 1, rel.tol = 1e-9)$value)
power <- integrate(inner, 0, 1, rel.tol = 1e-8)$value`;
}
