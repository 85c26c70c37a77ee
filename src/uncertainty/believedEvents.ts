import { boundedCache } from "../analyze/boundedCache.ts";
import { binomialProbabilities, fillBinomialProbabilities } from "../math/binomialProbabilities.ts";
import type { Pair } from "../pair.ts";
import type { Handling } from "../sizing/outcomeModel.ts";
import type { Scenario } from "../study/schema.ts";
import { type ArmLoss, armLoss } from "./armLoss.ts";
import type { Belief } from "./belief.ts";
import { betaBinomialProbabilities } from "./betaBinomialProbabilities.ts";
import { betaNodes, powerWidth, rateNodes } from "./betaNodes.ts";
import type { BetaShape } from "./betaShape.ts";
import { type CumulativeEvents, cumulativeEvents } from "./cumulativeEvents.ts";

/** Distributions of the events among n analyzed subjects, one for each part of what is believed. */
type EventsBySize = (n: number) => readonly CumulativeEvents[];

/**
 * The events that may reach the analysis. What is believed is a mixture of parts, in each of which the arms
 * are independent: there is an effect, or both arms share this or that rate.
 */
export interface BelievedEvents {
  /** Probabilities of the parts; they add up to 1. */
  readonly weight: Float64Array;
  /** Kept between calls, for the numbers asked for last. */
  readonly ofArm: Pair<EventsBySize>;
}

/**
 * The events that a belief leaves possible: beta-binomial where the rate reaches the analysis as it is, and
 * otherwise a mixture of binomials over the beta distribution, with an error below 1e-10 for odds ratios of
 * dropout between 1e-4 and 1e4, and below 1e-6 beyond.
 *
 * @param most - Largest number of subjects of an arm that will be asked for.
 */
export function believedEvents(design: Handling, belief: Belief, most: number): BelievedEvents {
  const { arms, noEffect } = belief.prior;
  const losses = lossesOf(design, belief);
  const chance = noEffect?.weight ?? 0;
  // a table's probability, prior included, changes no faster: an error of e^-37
  const width = Math.min(1.5 * powerWidth(2 * most), losses[0].width, losses[1].width);
  const common = rateNodes(noEffect?.rate ?? 0, width);
  const ofArm = (arm: 0 | 1): EventsBySize => {
    const differing = chance < 1 ? [eventsOfShape(arms[arm], losses[arm], most)] : [];
    const shared = chance > 0 ? eventsOfRates(common.rate, losses[arm]) : [];
    return remembered([...differing, ...shared]);
  };
  const weight = [
    ...(chance < 1 ? [1 - chance] : []),
    ...(chance > 0 ? common.weight.map((share) => chance * share) : []),
  ];
  return { weight: Float64Array.from(weight), ofArm: [ofArm(0), ofArm(1)] };
}

/** The events of a scenario, whose rates are known. */
export function scenarioEvents(design: Handling, scenario: Scenario): BelievedEvents {
  const losses = lossesOf(design, scenario);
  const ofArm = (arm: 0 | 1): EventsBySize =>
    remembered(eventsOfRates([scenario.responseRate[arm]], losses[arm]));
  return { weight: Float64Array.of(1), ofArm: [ofArm(0), ofArm(1)] };
}

type Lossy = Pick<Scenario, "dropout">;

const lossesOf = (design: Handling, { dropout }: Lossy): Pair<ArmLoss> => [
  armLoss(design, 0, dropout),
  armLoss(design, 1, dropout),
];

type ProbabilitiesBySize = (n: number) => Float64Array;

function eventsOfShape(shape: BetaShape, loss: ArmLoss, most: number): ProbabilitiesBySize {
  if (loss.isIdentity) return (n) => betaBinomialProbabilities(n, shape);
  const { rate, weight } = betaNodes(shape, Math.min(powerWidth(most), loss.width));
  const reached = rate.map(loss.reached);
  return (n) => {
    const out = new Float64Array(n + 1);
    const one = new Float64Array(n + 1);
    for (let j = 0; j < reached.length; j++) {
      fillBinomialProbabilities(one, n, reached[j]!);
      for (let x = 0; x <= n; x++) out[x]! += weight[j]! * one[x]!;
    }
    return out;
  };
}

const eventsOfRates = (rates: ArrayLike<number>, loss: ArmLoss): ProbabilitiesBySize[] =>
  Array.from(rates, (rate) => {
    const reached = loss.isIdentity ? rate : loss.reached(rate);
    return (n: number) => binomialProbabilities(n, reached);
  });

const keptBytes = 100_000_000;

function remembered(parts: readonly ProbabilitiesBySize[]): EventsBySize {
  const kept = boundedCache<CumulativeEvents[]>(
    keptBytes,
    (list) => 16 * list.length * list[0]!.probability.length,
  );
  return (n) => kept.get(String(n), () => parts.map((part) => cumulativeEvents(part(n))));
}
