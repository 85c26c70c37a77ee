import type { Pair } from "../pair.ts";
import { bernoulliThreshold } from "../random/bernoulliThreshold.ts";
import { createStream } from "../random/stream.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import type { VisitTrial } from "./visitTrialSimulator.ts";

/** Draws that decide when a subject departs: numbers in (0, 1), one of each kind per subject. */
export type DepartureLuck = Readonly<Record<LuckPurpose, Float64Array>>;

type LuckPurpose = "dropout" | "discontinuation" | "followUp";

const unused = 1 - 2 ** -33; // the luckiest there is

/** Prepares the draws for the departures that a scenario has; whatever it lacks gets the luckiest number. */
export function luckSampler(
  subjects: number,
  { dropout, discontinuation }: VisitScenario,
  seed: number,
): readonly [luck: DepartureLuck, fill: (replicate: number) => void] {
  const column = () => new Float64Array(subjects).fill(unused);
  const luck = { dropout: column(), discontinuation: column(), followUp: column() };
  const purposes: LuckPurpose[] = [];
  if (dropout) purposes.push("dropout");
  if (discontinuation) purposes.push("discontinuation", "followUp");
  const streams = purposes.map((purpose) => createStream({ seed, replicate: 0, purpose }));
  const fill = (replicate: number) => {
    for (let k = 0; k < streams.length; k++) {
      const stream = streams[k]!;
      const out = luck[purposes[k]!];
      stream.rekey(replicate);
      for (let i = 0; i < subjects; i++) out[i] = (stream.uint32() + 0.5) * 2 ** -32;
    }
  };
  return [luck, fill];
}

/** Prepares the draws of values that are missed although the subject is followed. */
export function skippedSampler(
  rate: Pair<number> | undefined,
  seed: number,
  visits: number,
): (trial: VisitTrial, replicate: number) => void {
  if (rate === undefined) return ({ skipped }) => skipped.fill(0);
  const stream = createStream({ seed, replicate: 0, purpose: "intermittent" });
  const thresholds = [bernoulliThreshold(rate[0]), bernoulliThreshold(rate[1])] as const;
  return ({ arm, skipped }, replicate) => {
    stream.rekey(replicate);
    for (let i = 0; i < arm.length; i++) {
      const threshold = thresholds[arm[i]! as 0 | 1];
      for (let k = 0; k < visits; k++) {
        skipped[i * visits + k] = stream.uint32() < threshold ? 1 : 0;
      }
    }
  };
}
