import { analyzedRates, type Handling } from "../sizing/outcomeModel.ts";
import type { Dropout } from "../study/schema.ts";

/** How an arm's true rate reaches its analysis, the marginal dropout rate staying what it is. */
export interface ArmLoss {
  /** Whether it arrives as it is: nobody is lost, or those observed are a random part of all. */
  readonly isIdentity: boolean;
  /** Rate as analyzed, of a true rate in [0, 1]. */
  reached(trueRate: number): number;
  /** True rate behind an analyzed one; below 0 or above 1 where no true rate reaches it. */
  trueRate(reached: number): number;
  /** Distance, on the logit scale of the true rate, over which `reached` changes its course. */
  readonly width: number;
}

/**
 * The loss of one arm. With dropout that depends on the outcome the probabilities of event and loss are tied
 * by their odds ratio at fixed margins, so that the way of the rate is no straight line.
 *
 * @see [Plackett1965]
 */
export function armLoss(design: Handling, arm: 0 | 1, dropout: Dropout | undefined): ArmLoss {
  const lost = dropout?.rate[arm] ?? 0;
  const oddsRatio = dropout?.mechanism === "mnar" ? dropout.oddsRatio : 1;
  const isComplete = design.missing === "completeCase";
  return {
    isIdentity: lost === 0 || (isComplete && oddsRatio === 1),
    reached: (p) => {
      const scenario = { name: "", responseRate: [p, p] as const, ...(dropout && { dropout }) };
      return analyzedRates(design, scenario)[arm];
    },
    trueRate: (rate) => {
      if (isComplete) return rateOfObserved(rate * (1 - lost), lost, oddsRatio);
      return design.endpoint.better === "higher"
        ? rateOfObserved(rate, lost, oddsRatio)
        : 1 - rateOfObserved(1 - rate, lost, 1 / oddsRatio);
    },
    width: Math.max(smallestWidth, singularDistance(lost, 1 / oddsRatio) / 2),
  };
}

/** Where the odds ratio leaves less, a quadrature rule keeps its step: millions of nodes help nobody. */
const smallestWidth = 0.004;

/** Rate of an outcome whose probability of being there and observed is known: Plackett's equation, solved for it. */
function rateOfObserved(observed: number, lost: number, oddsRatio: number): number {
  const room = 1 - lost - observed;
  if (observed <= 0) return observed;
  if (room <= 0) return 1 - room;
  return observed + (lost * observed) / (oddsRatio * room + observed);
}

/**
 * Distance from the real axis, on the logit scale of p, of the place where Plackett's root has a branch point:
 * the discriminant is 0 at p = (2q + qe − 1 ± 2i √(q (1 − q) ψ)) / e with e = ψ − 1.
 */
function singularDistance(q: number, oddsRatio: number): number {
  const excess = oddsRatio - 1;
  if (q === 0 || excess === 0) return Infinity;
  const real = (2 * q + q * excess - 1) / excess;
  const imaginary = Math.abs((2 * Math.sqrt(q * (1 - q) * oddsRatio)) / excess);
  return Math.atan2(imaginary, real) + Math.atan2(imaginary, 1 - real);
}
