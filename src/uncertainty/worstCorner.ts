import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import type { PowerDesign } from "../sizing/powerDesign.ts";
import type { Dropout, Scenario } from "../study/schema.ts";
import { checkRange, evenly, withRate } from "./powerMaps.ts";
import { powerOverRates } from "./powerOverRates.ts";

/** A rectangle of truths that are held possible. */
export interface PlausibleRegion {
  /** Lowest and highest rate of each arm. */
  readonly experimental: Pair<number>;
  readonly control: Pair<number>;
  /** Lowest and highest dropout rate, the same in both arms; left out, dropout is as in the scenario. */
  readonly dropout?: Pair<number>;
}

/** Where in a region the power is lowest. */
export interface WorstCorner {
  /** Exact power in the better direction. */
  readonly power: number;
  readonly rates: Pair<number>;
  readonly dropout?: number;
  /** Whether it lies at a corner of the region, as it does wherever the power falls with the effect. */
  readonly isCorner: boolean;
}

const points = 17;

/**
 * Lowest exact power (in the better direction) in a region: at its corners, and on a grid of 17 × 17 rates
 * and 5 dropout rates in between, which shows where a corner would not be the worst place.
 *
 * @throws {@link ArgumentError} if a range is not one of rates.
 */
export function worstCorner(
  design: PowerDesign,
  scenario: Scenario,
  region: PlausibleRegion,
): WorstCorner {
  checkRange("experimental", region.experimental);
  checkRange("control", region.control);
  const dropouts = dropoutsOf(region);
  const places = dropouts.map((rate) => {
    const dropout = rate === undefined ? scenario.dropout : withRate(scenario.dropout, rate);
    const worst = worstRates(design, region, dropout);
    const isEnd = rate === dropouts[0] || rate === dropouts.at(-1);
    return {
      ...worst,
      ...(rate !== undefined && { dropout: rate }),
      isCorner: worst.isCorner && isEnd,
    };
  });
  return places.reduce((worst, one) => (isWorse(one, worst) ? one : worst));
}

const isWorse = (one: WorstCorner, other: WorstCorner): boolean =>
  one.power < other.power - 1e-12 || (one.isCorner && !other.isCorner && one.power <= other.power);

function dropoutsOf({ dropout }: PlausibleRegion): readonly (number | undefined)[] {
  if (!dropout) return [undefined];
  const [low, high] = dropout;
  if (low >= 0 && low <= high && high < 1) return evenly(dropout, low === high ? 1 : 5);
  throw new ArgumentError("dropout", "be a lower and a higher rate in [0, 1)", dropout);
}

function worstRates(
  design: PowerDesign,
  region: PlausibleRegion,
  dropout: Dropout | undefined,
): WorstCorner {
  const experimental = evenly(region.experimental, points);
  const control = evenly(region.control, points);
  const rates = { experimental, control, direction: "better" as const };
  const powers = powerOverRates(design, { ...rates, ...(dropout && { dropout }) });
  const isEnd = (i: number): boolean => i === 0 || i === points - 1;
  const places = Array.from(powers, (power, i): WorstCorner => {
    const [row, column] = [Math.floor(i / points), i % points];
    const isCorner = isEnd(row) && isEnd(column);
    return { power, rates: [experimental[row]!, control[column]!], isCorner };
  });
  return places.reduce((worst, one) => (isWorse(one, worst) ? one : worst));
}
