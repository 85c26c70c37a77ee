import type { Pair } from "../pair.ts";

/** Power of the design at one sample size. */
export interface PowerRow {
  /** Position on the axis: subjects per arm, or in total where the arms differ. */
  readonly size: number;
  readonly n: Pair<number>;
  readonly exact: number;
  readonly closedForm: number;
}

/** Simulated power at one sample size, with its 95% Monte Carlo interval. */
export interface SimulatedPowerRow {
  readonly size: number;
  readonly power: number;
  readonly lower: number;
  readonly upper: number;
}

/** Sizes at which a wanted power is first reached, and from which on it is never lost again. */
export interface PowerGoal {
  readonly power: number;
  readonly first?: number;
  readonly stable?: number;
}
