import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { visitTimesOf } from "../study/visitRetention.ts";
import { movedVisits, resizedTimes } from "./movedVisits.ts";
import type { VisitValues } from "./visitValues.ts";

/** Times as typed: "4, 8, 12". What is no number stays as it is, to be named. */
export function readTimes(text: string): (number | string)[] {
  return text
    .split(/[\s,;]+/)
    .filter((part) => part !== "")
    .map((part) => (Number.isFinite(Number(part)) ? Number(part) : part));
}

export const writeTimes = (times: readonly number[]): string => times.join(", ");

/** The study with the visits that the controls say, unchecked; times that cannot be are left for the check to name. */
export function changedVisits(
  study: SizedVisitStudy,
  { times: text, visits }: Pick<VisitValues, "times" | "visits">,
): SizedVisitStudy {
  const { endpoint } = study.design;
  if (endpoint.type === "continuous") return study;
  const before = visitTimesOf(endpoint);
  const isTyped = text !== writeTimes(before);
  if (!isTyped && visits === before.length) return study;
  const times = isTyped ? readTimes(text) : resizedTimes(before, visits);
  if (isIncreasing(times)) return movedVisits(study, times);
  const design = { ...study.design, endpoint: { ...endpoint, visits: times } };
  return { ...study, design } as unknown as SizedVisitStudy;
}

function isIncreasing(times: readonly unknown[]): times is readonly number[] {
  const isNext = (time: unknown, k: number) =>
    typeof time === "number" && time > (k === 0 ? 0 : (times[k - 1] as number));
  return times.length > 0 && times.length <= 8 && times.every(isNext);
}
