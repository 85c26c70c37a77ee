import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { responderRates } from "../sizing/responderRates.ts";
import { visitPowerOf } from "../sizing/visitPowerOf.ts";
import { visitSampleSizeOf } from "../sizing/visitSampleSizeOf.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { visitMoments } from "../study/visitMoments.ts";
import { contrastIndexOf } from "../study/visitRetention.ts";
import { twinsOf, withoutLoss, type Twins } from "./responderTwin.ts";
import { wantedPower } from "./visitFindings.ts";

/** Power of a way to compare the arms, and the size it needs. */
export interface PricedAnalysis {
  readonly power: number;
  /** For 80%; undefined where no size reaches it. */
  readonly n: Pair<number> | undefined;
}

/** Responders at one threshold. */
export interface PricedThreshold {
  readonly threshold: number;
  readonly rates: Pair<number>;
  readonly power: number;
}

/** What is lost by counting responders instead of comparing means. */
export interface PriceQuestion {
  readonly study: SizedVisitStudy;
  readonly twins: Twins;
  /** Whether power is that without any loss of subjects, because with it there is no formula. */
  readonly isWithoutLoss: boolean;
  readonly means: PricedAnalysis;
  /** The threshold to begin with, and those worth looking at. */
  readonly threshold: number;
  readonly range: Pair<number>;
}

/** The comparison of means, and the thresholds to hold against it; undefined where a study has no such twin. */
export function priceQuestion(study: SizedVisitStudy): PriceQuestion | undefined {
  const twins = twinsOf(study);
  if (!twins) return undefined;
  const range = rangeOf(study);
  const { endpoint } = study.design;
  const threshold = endpoint.type === "responder" ? endpoint.threshold : middle(range);
  const forms = [twins.means, twins.respondersAt(threshold)];
  const isWithoutLoss = forms.some(
    ({ design, scenarios }) => visitPowerOf(design, scenarios[0]!).power === undefined,
  );
  const means = priced(twins.means, isWithoutLoss);
  return means && { study, twins, isWithoutLoss, means, threshold, range };
}

/** Responders at a threshold, with the size that they need. */
export function pricedResponders(
  { twins, isWithoutLoss }: PriceQuestion,
  threshold: number,
): PricedAnalysis | undefined {
  return priced(twins.respondersAt(threshold), isWithoutLoss);
}

/** Power at a threshold. */
export function pricedThreshold(
  { twins, isWithoutLoss }: PriceQuestion,
  threshold: number,
): PricedThreshold {
  const { design, scenarios } = twins.respondersAt(threshold);
  const { endpoint } = design;
  const scenario = isWithoutLoss ? withoutLoss(scenarios[0]!) : scenarios[0]!;
  const rates: Pair<number> =
    endpoint.type === "responder" ? responderRates(endpoint, scenario) : [NaN, NaN];
  return { threshold, rates, power: visitPowerOf(design, scenario).power ?? NaN };
}

function priced(
  { design, scenarios }: SizedVisitStudy,
  isWithoutLoss: boolean,
): PricedAnalysis | undefined {
  const scenario = isWithoutLoss ? withoutLoss(scenarios[0]!) : scenarios[0]!;
  const { power } = visitPowerOf(design, scenario);
  if (power === undefined) return undefined;
  try {
    const { n } = visitSampleSizeOf(design, scenario, { power: wantedPower });
    return { power, n };
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    return { power, n: undefined };
  }
}

/** Thresholds between which responders are neither all nor none: both means, and a spread and a half beyond. */
function rangeOf({ design, scenarios }: SizedVisitStudy): Pair<number> {
  const { endpoint } = design;
  const { mean, sd, baseline } = visitMoments(endpoint, scenarios[0]!, contrastIndexOf(design));
  const isChange =
    endpoint.type === "responder" && ["fall", "rise"].includes(endpoint.direction) && baseline;
  if (!isChange) {
    const reach = 1.5 * Math.max(...sd);
    return [Math.min(...mean) - reach, Math.max(...mean) + reach];
  }
  const sign = endpoint.direction === "fall" ? -1 : 1;
  const changes = mean.map((value) => sign * (value - baseline.mean));
  const spread = Math.sqrt(
    sd[0] ** 2 + baseline.sd ** 2 - 2 * baseline.correlation * sd[0] * baseline.sd,
  );
  return [
    Math.max(spread / 20, Math.min(...changes) - 1.5 * spread),
    Math.max(...changes) + 1.5 * spread,
  ];
}

const middle = ([low, high]: Pair<number>): number => Number(((low + high) / 2).toPrecision(3));

/** The thresholds of the curve. */
export function thresholdSteps([low, high]: Pair<number>, steps = 36): number[] {
  return Array.from({ length: steps + 1 }, (_, i) => low + ((high - low) * i) / steps);
}
