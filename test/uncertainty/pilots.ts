import type { Counts } from "../../src/analyze/counts.ts";
import { binomialProbabilities } from "../../src/math/binomialProbabilities.ts";
import { betaQuantile } from "../../src/math/beta.ts";
import { createStream } from "../../src/random/stream.ts";
import { designRegion, type PowerDesign } from "../../src/sizing/powerDesign.ts";
import type { Dropout } from "../../src/study/schema.ts";
import type { Belief } from "../../src/uncertainty/belief.ts";
import type { BetaShape } from "../../src/uncertainty/betaShape.ts";
import { pilotPosterior } from "../../src/uncertainty/pilotPosterior.ts";

/** The primary outcome of the source trial, and its infections. */
export const primary: Counts = { events: [20, 8], n: [30, 30] };
export const infections: Counts = { events: [1, 9], n: [30, 30] };

export const believed: Belief = { prior: { arms: pilotPosterior(primary) } };

/** Number drawn by inversion. */
export function drawBinomial(n: number, p: number, u: number): number {
  const probability = binomialProbabilities(n, p);
  let k = 0;
  for (let sum = probability[0]!; u >= sum && k < n; sum += probability[++k]!);
  return k;
}

/** Probability of event and loss together whose odds ratio is the wanted one: by bisection, unlike the library. */
export function lostEvents(p: number, dropout: Dropout | undefined, arm: 0 | 1): number {
  const lost = dropout?.rate[arm] ?? 0;
  const wanted = dropout?.mechanism === "mnar" ? dropout.oddsRatio : 1;
  let [low, high] = [Math.max(0, p + lost - 1), Math.min(p, lost)];
  for (let step = 0; step < 200; step++) {
    const x = (low + high) / 2; // more of the events lost: a smaller odds ratio
    if ((lost - x) * (p - x) > wanted * (1 - p - lost + x) * x) low = x;
    else high = x;
  }
  return low;
}

/** Share of simulated trials that reject in the better direction: truth drawn first, then subject numbers. */
export function simulatedAssurance(
  design: PowerDesign,
  belief: Belief,
  replicates: number,
): number {
  const stream = createStream({ seed: 5, replicate: 0, purpose: "outcome" });
  const { arms, noEffect } = belief.prior;
  const draw = ({ a, b }: BetaShape) => betaQuantile(stream.uniform(), a, b);
  let rejections = 0;
  for (let i = 0; i < replicates; i++) {
    const isNull = noEffect !== undefined && stream.uniform() < noEffect.weight;
    const rate = noEffect?.rate;
    const common = isNull ? (typeof rate === "number" ? rate : draw(rate!)) : NaN;
    const truth = isNull ? [common, common] : [draw(arms[0]), draw(arms[1])];
    const [x, n]: number[][] = [[], []];
    for (const arm of [0, 1] as const) {
      const size = design.arms[arm].n;
      const isEvent = (probability: number) => stream.uniform() < probability;
      const p = truth[arm]!;
      const eventLost = lostEvents(p, belief.dropout, arm);
      let [events, lost] = [0, 0];
      for (let i = 0; i < size; i++) {
        const hasEvent = isEvent(p);
        const share = hasEvent
          ? eventLost / p
          : ((belief.dropout?.rate[arm] ?? 0) - eventLost) / (1 - p);
        if (isEvent(share)) lost++;
        else if (hasEvent) events++;
      }
      const isNonresponder = design.missing === "nonresponder";
      n!.push(isNonresponder ? size : size - lost);
      x!.push(events + (isNonresponder && design.endpoint.better === "lower" ? lost : 0));
    }
    if (n!.includes(0) || !designRegion(design, [n![0]!, n![1]!]).rejects(x![0]!, x![1]!)) continue;
    const difference = x![0]! / n![0]! - x![1]! / n![1]!;
    const isMargin = design.analysis.hypothesis !== undefined;
    if (isMargin || difference > 0 === (design.endpoint.better === "higher")) rejections++;
  }
  return rejections / replicates;
}
