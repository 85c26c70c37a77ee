import type { TableMethod } from "../../src/analyze/methods.ts";
import type { Pair } from "../../src/pair.ts";
import type { SizesOfDesign } from "../../src/sizing/allocation.ts";
import type { PowerDesign } from "../../src/sizing/exactPower.ts";
import type { Dropout, MissingStrategy, Scenario } from "../../src/study/schema.ts";

export interface DesignInput {
  readonly method?: TableMethod;
  readonly n?: Pair<number>;
  readonly sides?: 1 | 2;
  readonly alpha?: number;
  readonly better?: "higher" | "lower";
  readonly missing?: MissingStrategy;
  readonly allocation?: Pair<number>;
}

/** A design with what a test leaves out set to Fisher, 30 + 30, two-sided .05, nonresponder. */
export function designOf(input: DesignInput = {}): PowerDesign {
  const { method = "fisher", n = [30, 30], sides = 2, alpha = 0.05 } = input;
  const { better = "higher", missing = "nonresponder" } = input;
  return {
    arms: [{ n: n[0] }, { n: n[1] }],
    endpoint: { type: "binary", name: "response", better },
    missing,
    analysis: { method: method as PowerDesign["analysis"]["method"], sides, alpha },
  };
}

/** The same without sizes, for the search of one. */
export function unsizedDesignOf(input: DesignInput = {}): PowerDesign & SizesOfDesign {
  const { allocation = [1, 1] } = input;
  const arms = [{}, {}] as unknown as PowerDesign["arms"];
  return { ...designOf(input), arms, allocation: [...allocation] };
}

/** A scenario with response rates and, if given, dropout. */
export function scenarioOf([pE, pC]: Pair<number>, dropout?: Dropout): Scenario {
  return { name: "test", responseRate: [pE, pC], ...(dropout && { dropout }) };
}

/** Loss at random, at these rates. */
export const mcar = (experimental: number, control: number): Dropout => ({
  mechanism: "mcar",
  rate: [experimental, control],
});

/** Loss at these rates, with these odds among subjects without the event over those with it. */
export const mnar = ([experimental, control]: Pair<number>, oddsRatio: number): Dropout => ({
  mechanism: "mnar",
  rate: [experimental, control],
  oddsRatio,
});
