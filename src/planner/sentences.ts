import type { MonteCarloResult } from "../engine/monteCarlo.ts";
import { alphaText, article, perArm, percent, percentWithError, plural } from "../show/format.ts";
import { hypothesisNames, marginText } from "../report/hypothesisNames.ts";
import { methodNames } from "../report/methodNames.ts";
import type { Plan } from "./plan.ts";
import { dropoutWords, eventWords, shortPercent, sidesWords } from "./wording.ts";

/** The answer in words, around the number that stands out: what is assumed, and what it leads to. */
export function answerSentence({ study, scenario, n, exact }: Plan): {
  before: string;
  after: string;
} {
  const { arms, endpoint, analysis } = study.design;
  const [experimental, control] = scenario.responseRate.map(shortPercent);
  const verb = endpoint.better === "higher" ? "respond" : "have the event";
  const loss = dropoutWords(scenario.dropout);
  const lost = loss === "" ? "" : `, and ${loss} drop out and are ${eventWords(study.design).lost}`;
  const { hypothesis, margin, scale } = analysis;
  const better = analysis.sides === 2 ? "" : `${arms[0].name} better, `;
  const claim =
    hypothesis === undefined || margin === undefined
      ? better
      : `${hypothesisNames[hypothesis]}, ${marginText({ margin, scale })}; `;
  return {
    before: `If ${experimental} ${verb} on ${arms[0].name} and ${control} on ${arms[1].name}${lost}, a trial of ${perArm(n)} has ${article(percent(exact))} `,
    after: ` chance of P ≤ ${alphaText(analysis.alpha)} (${claim}${methodNames[analysis.method]}, ${sidesWords(analysis.sides)}).`,
  };
}

/** The answer as a screen reader should hear it. */
export function spokenAnswer(plan: Plan): string {
  return `Power ${percent(plan.exact)} with ${perArm(plan.n)} subjects.`;
}

/** The design in a line. */
export function planSummary({ n, scenario, exact }: Plan): string {
  const [experimental, control] = scenario.responseRate.map(shortPercent);
  return `${perArm(n)} · ${experimental} vs ${control} · power ${percent(exact)}`;
}

/** Standard errors between the simulated and the exact power. */
export function disagreement(exact: number, { characteristics }: MonteCarloResult): number {
  const { value } = characteristics.rejection;
  const error = Math.sqrt((exact * (1 - exact)) / characteristics.replicates);
  if (error === 0) return value === exact ? 0 : Infinity;
  return Math.abs(value - exact) / error;
}

/** What the page says when simulation and exact enumeration cannot both be right; empty otherwise. */
export function disagreementNotice(exact: number, result: MonteCarloResult): string {
  const errors = disagreement(exact, result);
  if (!(errors > 3)) return "";
  const distance = Number.isFinite(errors)
    ? `${errors.toFixed(1)} standard errors`
    : "any standard error";
  return `Simulated and exact power differ by ${distance}. Once in 370 seeds that is chance; try another seed, and if it stays, one of the two is wrong.`;
}

/** "79.5% ± 0.4, 10,000 trials". */
export function simulatedWords({ characteristics: { rejection, replicates } }: MonteCarloResult): {
  value: string;
  trials: string;
} {
  const trials = `${plural(replicates, "trial")}`;
  const { value, monteCarloError, lower, upper } = rejection;
  // A Monte Carlo error of 0 would promise too much: the interval says what all or none can mean.
  if (value === 0) return { value: "0%", trials: `none of ${trials}; below ${percent(upper)}` };
  if (value === 1) return { value: "100%", trials: `all of ${trials}; above ${percent(lower)}` };
  return { value: percentWithError(value, monteCarloError), trials };
}
