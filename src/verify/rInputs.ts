import type { Pair } from "../pair.ts";
import { designAlternative } from "../sizing/powerDesign.ts";
import type { SizedDesign } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import { rAlternatives } from "./rTests.ts";
import { rNumber } from "./rText.ts";

/** R code of what one scenario assumes, and of the rates and sizes that follow from dropout. */
export function rInputs(
  { arms, endpoint, missing, analysis }: SizedDesign,
  { responseRate, dropout }: Scenario,
): string {
  const [rateE, rateC] = responseRate.map(rNumber);
  const [lostE, lostC] = (dropout?.rate ?? [0, 0]).map(rNumber);
  const oddsRatio = dropout?.mechanism === "mnar" ? dropout.oddsRatio : 1;
  const side = rAlternatives[designAlternative({ analysis, endpoint })];
  return `alpha <- ${rNumber(analysis.alpha)}; side <- "${side}"
randomized <- c(${arms[0].n}, ${arms[1].n}) # experimental, control
rate <- c(${rateE}, ${rateC}) # probability of the event
lost <- c(${lostE}, ${lostC}) # probability of dropping out
# probability that the event happens and nobody sees it; dropping out has odds ratio ${rNumber(oddsRatio)} between subjects without and with the event
unseen <- mapply(function(p, q, psi) {
  if (psi == 1) return(p * q)
  s <- 1 + (p + q) * (psi - 1)
  (s - sqrt(s^2 - 4 * psi * (psi - 1) * p * q)) / (2 * (psi - 1))
}, rate, lost, ${rNumber(1 / oddsRatio)})
${analyzed[missing](endpoint.better)}
pE <- analyzed[1]; pC <- analyzed[2]`;
}

/** Event rates that reach the analysis, by how lost subjects are handled. */
const analyzed = {
  nonresponder: (better: "higher" | "lower") =>
    better === "higher"
      ? "analyzed <- rate - unseen # a lost subject counts as no event"
      : "analyzed <- rate + lost - unseen # a lost subject counts as an event",
  completeCase: () => "analyzed <- (rate - unseen) / (1 - lost) # among those observed",
} as const;

/** Subjects that a closed form is given: those randomized, or expected to be observed. */
export function rExpectedSizes(missing: "nonresponder" | "completeCase"): string {
  const sizes = missing === "completeCase" ? "randomized * (1 - lost)" : "randomized";
  return `nE <- (${sizes})[1]; nC <- (${sizes})[2]`;
}

/** Whether every randomized subject is analyzed, so that the sizes are not random. */
export function hasFixedSizes(
  { missing }: Pick<SizedDesign, "missing">,
  { dropout }: Scenario,
): boolean {
  const lost: Pair<number> = dropout?.rate ?? [0, 0];
  return missing === "nonresponder" || (lost[0] === 0 && lost[1] === 0);
}
