import type { Counts } from "../analyze/counts.ts";
import type { TestRegion } from "../analyze/testRegion.ts";
import { fillBinomialProbabilities } from "../math/binomialProbabilities.ts";
import type { EventDistribution } from "../sizing/eventDistribution.ts";
import { regionPower } from "../sizing/regionPower.ts";

/**
 * Logarithm, but for a constant, of the likelihood of two rates: of the table, or of the table given that it lies in a region.
 *
 * @param region - What the table had to fall into to be looked at; left out, anything.
 */
export function conditionalLikelihood(
  { events, n }: Counts,
  region: TestRegion | undefined,
): (experimental: number, control: number) => number {
  const [e, c] = [emptyDistribution(n[0]), emptyDistribution(n[1])];
  return (experimental, control) => {
    const logLikelihood =
      logTerm(events[0], n[0], experimental) + logTerm(events[1], n[1], control);
    if (!region || logLikelihood === -Infinity) return logLikelihood;
    fillBinomialProbabilities(e.probability, n[0], experimental);
    fillBinomialProbabilities(c.probability, n[1], control);
    const selected = regionPower(region, [e, c]);
    return selected > 0 ? logLikelihood - Math.log(selected) : -Infinity;
  };
}

/** ln of rate^events (1 − rate)^(n − events). */
function logTerm(events: number, n: number, rate: number): number {
  const ofEvents = events === 0 ? 0 : events * Math.log(rate);
  return events === n ? ofEvents : ofEvents + (n - events) * Math.log1p(-rate);
}

/** Room for all events: the far tail counts where it is all that is significant. */
const emptyDistribution = (n: number): EventDistribution => ({
  probability: new Float64Array(n + 1),
  first: 0,
  last: n,
});
