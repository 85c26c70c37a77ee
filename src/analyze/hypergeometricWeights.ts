/** All tables with the same totals: arm sizes nE and nC, and the number of events in both together. */
export interface Margin {
  readonly nE: number;
  readonly nC: number;
  readonly events: number;
}

/** Fewest events that the experimental arm can have. */
export const leastEvents = ({ nC, events }: Margin): number => Math.max(0, events - nC);
/** Most events that the experimental arm can have. */
export const mostEvents = ({ nE, events }: Margin): number => Math.min(nE, events);
/** Number of tables with these totals. */
export const marginWidth = (margin: Margin): number => mostEvents(margin) - leastEvents(margin) + 1;

/**
 * Fills `out` with weights proportional to the hypergeometric probabilities of the experimental arm's
 * events, from the fewest possible on. The mode has weight 1 and the others follow by the ratio of
 * neighbors outwards, so that each keeps its relative accuracy down to 1e-300.
 *
 * @returns The sum of the weights.
 */
export function fillHypergeometricWeights(out: Float64Array, margin: Margin): number {
  const { nE, nC, events } = margin;
  const first = leastEvents(margin);
  const last = mostEvents(margin);
  const mode = Math.floor(((events + 1) * (nE + 1)) / (nE + nC + 2));
  const excess = nC - events;
  let total = 1;
  out[mode - first] = 1;
  for (let x = mode, weight = 1; x < last; x++) {
    weight *= ((nE - x) * (events - x)) / ((x + 1) * (excess + x + 1));
    out[x + 1 - first] = weight;
    total += weight;
  }
  for (let x = mode, weight = 1; x > first; x--) {
    weight *= (x * (excess + x)) / ((nE - x + 1) * (events - x + 1));
    out[x - 1 - first] = weight;
    total += weight;
  }
  return total;
}
