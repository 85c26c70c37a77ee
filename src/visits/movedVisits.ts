import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { contrastIndexOf, visitTimesOf, type VisitLoss } from "../study/visitRetention.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import { movedCorrelation } from "./movedCorrelation.ts";
import { rounded } from "./rounded.ts";
import { type VisitMix, visitMixes } from "./visitMixes.ts";

/** Times for another number of visits: the last ones go, or further ones come at the last interval. */
export function resizedTimes(times: readonly number[], count: number): readonly number[] {
  const kept = times.slice(0, count);
  const last = times.at(-1)!;
  const interval = last - (times.at(-2) ?? 0);
  const more = Array.from({ length: count - kept.length }, (_, k) => last + (k + 1) * interval);
  return [...kept, ...more.map(rounded)];
}

/**
 * A study with visits at other times, unchecked. A visit that stays keeps its numbers. One between two others has means
 * and spread on the line between theirs; one beyond them those of the nearest.
 *
 * @param times - Increasing.
 */
export function movedVisits(study: SizedVisitStudy, times: readonly number[]) {
  const { design, scenarios } = study;
  const { endpoint, analysis } = design;
  const mixes = visitMixes(visitTimesOf(endpoint), times);
  const contrast = movedContrast(study, times);
  const isResponder = endpoint.type === "responder";
  return {
    ...study,
    design: {
      ...design,
      endpoint: { ...endpoint, visits: times, ...(isResponder && { visit: contrast }) },
      analysis: { ...analysis, ...(!isResponder && { contrastVisit: contrast }) },
    },
    scenarios: scenarios.map((scenario) => movedScenario(scenario, mixes)),
  } as SizedVisitStudy; // checked with all other changes
}

/** The visit of the comparison: itself, the last where it was the last, else the nearest. */
function movedContrast({ design }: SizedVisitStudy, times: readonly number[]): number {
  const before = visitTimesOf(design.endpoint);
  const own = before[contrastIndexOf(design)]!;
  if (times.includes(own)) return own;
  if (own === before.at(-1)) return times.at(-1)!;
  return times.toSorted((a, b) => Math.abs(a - own) - Math.abs(b - own))[0]!;
}

type Numbers = number | readonly number[];

function movedScenario(scenario: VisitScenario, mixes: readonly VisitMix[]): VisitScenario {
  const move = (values: Numbers) =>
    typeof values === "number" ? values : mixes.map((mix) => rounded(mixed(mix, values)));
  const { mean, sd, dropout, discontinuation } = scenario;
  return {
    ...scenario,
    ...movedCorrelation(scenario, mixes),
    mean: [move(mean[0]), move(mean[1])],
    sd: move(sd as Numbers),
    ...(dropout && { dropout: movedLoss(dropout, mixes) }),
    ...(discontinuation && { discontinuation: movedLoss(discontinuation, mixes) }),
  } as VisitScenario;
}

const mixed = ({ weights }: VisitMix, values: readonly number[]): number =>
  weights.reduce((sum, weight, k) => sum + (weight === 0 ? 0 : weight * values[k]!), 0);

/** Cumulative shares grow from 0 at the start, and stay as they are after the last visit. */
function movedLoss<Loss extends VisitLoss>(loss: Loss, mixes: readonly VisitMix[]): Loss {
  const rate = loss.rate.map((own) =>
    typeof own === "number" ? own : mixes.map((mix) => rounded(mixed(mix, own) * mix.elapsed)),
  );
  return { ...loss, rate };
}
