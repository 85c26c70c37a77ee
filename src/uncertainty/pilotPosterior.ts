import { type Counts, checkCounts } from "../analyze/counts.ts";
import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import type { BetaShape } from "./betaShape.ts";
import { checkBetaShape } from "./betaShape.ts";

/** Priors of a rate by name: Jeffreys's Beta(½, ½), and the uniform distribution, Beta(1, 1). */
export const namedPriors = {
  jeffreys: { a: 0.5, b: 0.5 },
  uniform: { a: 1, b: 1 },
} as const satisfies Record<string, BetaShape>;

/** What is believed of the rates before the pilot: a named prior, one for both arms, or one per arm. */
export type PilotPrior = keyof typeof namedPriors | BetaShape | Pair<BetaShape>;

/**
 * Posterior distribution of each arm's response rate after a pilot: Beta(a + events, b + non-events).
 *
 * @param pilot - Events and subjects, per arm; an empty arm leaves its prior as it was.
 * @param prior - Default "jeffreys".
 * @throws {@link ArgumentError} if a count is impossible, or a shape is not above 0.
 */
export function pilotPosterior(pilot: Counts, prior: PilotPrior = "jeffreys"): Pair<BetaShape> {
  checkCounts(pilot, "pilot");
  const { events, n } = pilot;
  const [experimental, control] = shapesOf(prior);
  return [
    { a: experimental.a + events[0], b: experimental.b + n[0] - events[0] },
    { a: control.a + events[1], b: control.b + n[1] - events[1] },
  ];
}

function shapesOf(prior: PilotPrior): Pair<BetaShape> {
  if (typeof prior === "string") return sameInBoth(named(prior));
  if (isPair(prior)) {
    for (const arm of [0, 1] as const) checkBetaShape(`prior[${arm}]`, prior[arm]);
    return prior;
  }
  checkBetaShape("prior", prior);
  return sameInBoth(prior);
}

const isPair = (prior: BetaShape | Pair<BetaShape>): prior is Pair<BetaShape> =>
  Array.isArray(prior);

const sameInBoth = (shape: BetaShape): Pair<BetaShape> => [shape, shape];

function named(name: keyof typeof namedPriors): BetaShape {
  if (Object.hasOwn(namedPriors, name)) return namedPriors[name];
  const names = Object.keys(namedPriors).join(", ");
  throw new ArgumentError("prior", `be one of ${names}, or beta shapes a and b`, name);
}
