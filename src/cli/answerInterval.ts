import type { Counts } from "../analyze/counts.ts";
import { type EffectIntervalMethod, effectInterval } from "../analyze/effectInterval.ts";
import { proportionInterval } from "../analyze/proportionInterval.ts";
import { checkWith, valueOf } from "../study/problems.ts";
import { type IntervalRequest, intervalFields } from "./analysisRequests.ts";
import { notesOnRatio } from "./analyzeCounts.ts";

/** An interval as answers tell it. */
export interface IntervalAnswer {
  readonly measure: IntervalRequest["measure"];
  readonly method: string;
  readonly level: number;
  /** Estimate that belongs to the method. */
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  /** Why a number is not finite, which is null in JSON. */
  readonly notes: readonly string[];
}

/**
 * An interval for an effect, or for one proportion.
 *
 * @throws {@link ArgumentError} if the measure has no such method, or the data cannot be.
 */
export function answerInterval(request: IntervalRequest): IntervalAnswer {
  const { measure, level } = request;
  const { method, data } = request;
  const given = { ...(method !== undefined && { method }), data };
  if (measure === "proportion") {
    const found = valueOf(checkWith(intervalFields.proportion, given, "request"));
    const interval = proportionInterval(found.data, { method: found.method, level });
    return { measure, method: found.method, level, ...interval, notes: [] };
  }
  const found = valueOf(checkWith(intervalFields[measure], given, "request"));
  const { data: counts } = found;
  return intervalOfEffect(counts, { measure, method: found.method } as EffectIntervalMethod, level);
}

/** An interval for the effect in a 2 × 2 table. */
export function intervalOfEffect(
  data: Counts,
  method: EffectIntervalMethod,
  level: number,
): IntervalAnswer {
  const { notes, ...interval } = effectInterval(data, { ...method, level });
  const name = method.measure === "riskRatio" ? "risk ratio" : "odds ratio";
  const estimate = method.measure === "riskDifference" ? [] : notesOnRatio(name, interval.estimate);
  return { ...method, level, ...interval, notes: [...notes, ...estimate] };
}
