import { isMarginMethod } from "../analyze/methods.ts";
import { allocationOf } from "../sizing/allocation.ts";
import type { PowerFormula } from "../sizing/powerFormula.ts";
import { differenceFormula } from "../sizing/powerFormula.ts";
import { plannedMargin } from "../study/plannedTest.ts";
import type { SizedDesign } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import { tableMethodOf } from "../study/tableMethod.ts";
import { hasFixedSizes } from "./rInputs.ts";
import { rNumber } from "./rText.ts";

// R code of sample sizes, in the ratio of the design's arms. All of it reads what `rInputs` defines.

/**
 * R code of the closed-form size in `n`, subjects randomized per arm before rounding up; undefined with a
 * margin, for which no closed solution is written out.
 */
export function rClosedFormSize(
  design: SizedDesign,
  formula: PowerFormula,
  power: number,
): string | undefined {
  if (plannedMargin(design)) return undefined;
  const known = differenceFormula(formula);
  const { ratio } = allocationOf(design);
  const complete = design.missing === "completeCase" ? "1 - lost" : "c(1, 1)";
  const sum = `(qnorm(1 - alpha / ${design.analysis.sides}) * sd0 + qnorm(${rNumber(power)}) * sd1)`;
  const corrected =
    known === "pooledCc"
      ? "\nsize <- size / 4 * (1 + sqrt(1 + 2 * (r + 1) / (size * r * abs(d))))^2 # continuity correction"
      : "";
  return `stay <- ${complete} # of a randomized subject in the analysis
r <- ${rNumber(ratio)} * stay[1] / stay[2] # experimental / control subjects analyzed
d <- ${known === "arcsine" ? "2 * asin(sqrt(pE)) - 2 * asin(sqrt(pC))" : "pE - pC"}
${deviations[known]}
size <- (${sum} / d)^2 # control subjects analyzed${corrected}
n <- c(r * size, size) / stay`;
}

const trueDeviation = "sd1 <- sqrt(pE * (1 - pE) / r + pC * (1 - pC))";
const pooledDeviation = `m <- (r * pE + pC) / (r + 1)
sd0 <- sqrt(m * (1 - m) * (1 + 1 / r)); ${trueDeviation}`;

/** Standard deviations of the estimated effect times the root of the control arm's size. */
const deviations = {
  pooled: pooledDeviation,
  pooledCc: pooledDeviation,
  unpooled: `${trueDeviation}; sd0 <- sd1`,
  arcsine: "sd0 <- sqrt(1 + 1 / r); sd1 <- sd0",
} as const;

/**
 * R code that tries one size after the other, up to the `largest` step of the allocation: the first size that
 * reaches the power in `first`, and in `stable` the one from which on none misses it. Undefined where R
 * would take too long: random numbers of completers, unconditional tests.
 */
export function rExactSizes(
  design: SizedDesign,
  scenario: Scenario,
  { power, largest }: { readonly power: number; readonly largest: number },
): string | undefined {
  const method = tableMethodOf(design.analysis);
  const isSlow = method === "barnard" || method === "boschloo" || isMarginMethod(method);
  if (isSlow || !hasFixedSizes(design, scenario)) return undefined;
  return `sizeAt <- function(k) ${sizeCode(design)}
powers <- sapply(1:${largest}, function(k) powerOf(sizeAt(k)[1], sizeAt(k)[2]))
first <- sizeAt(min(which(powers >= ${rNumber(power)})))
stable <- sizeAt(max(0, which(powers < ${rNumber(power)})) + 1)`;
}

function sizeCode(design: SizedDesign): string {
  const { ratio, at } = allocationOf(design);
  const [stepE, stepC] = at(1);
  const [nE, nC] = at(7);
  if (nE === 7 * stepE && nC === 7 * stepC) return `k * c(${stepE}, ${stepC})`;
  return ratio > 1
    ? `c(ceiling(${rNumber(ratio)} * k - 1e-9), k)`
    : `c(k, ceiling(k / ${rNumber(ratio)} - 1e-9))`;
}
