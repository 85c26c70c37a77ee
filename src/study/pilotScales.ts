import type { Pair } from "../pair.ts";

/** A visual analogue scale of the pilot: its published difference at week 12, and the SD behind the interval. */
export interface PilotScale {
  readonly name: string;
  /** Experimental − control mean at week 12, in mm. */
  readonly difference: number;
  /** Of single subjects, in mm: half-width of the 95% interval / (t of 58 df × √(1/30 + 1/30)). */
  readonly sd: number;
}

// Published: −18.33 (−28.46 to −8.21), −10.33 (−19.38 to −1.29), −11.67 (−20.65 to −2.68) [He2022].
export const dryness: PilotScale = { name: "dryness", difference: -18.33, sd: 19.59 };
export const pain: PilotScale = { name: "pain", difference: -10.33, sd: 17.5 };
export const fatigue: PilotScale = { name: "fatigue", difference: -11.67, sd: 17.38 };

const controlMeans = [58, 57, 56, 57]; // invented
/** Shares of the difference of week 12 at each visit. */
const course = [0.4, 0.75, 1, 0.6]; // invented, but for week 12

const round = (value: number): number => Math.round(100 * value) / 100;

/** Means of both arms by visit. */
export function meansOf({ difference }: PilotScale): Pair<readonly number[]> {
  const experimental = controlMeans.map((mean, k) => round(mean + course[k]! * difference));
  return [experimental, controlMeans];
}
