import type { LossPlan } from "./lossPlan.ts";

/** What the outcome is called: a response where it is wanted, an event where it is a failure. */
export interface LossWords {
  /** "response", "event". */
  readonly event: string;
  /** Those who fail. */
  readonly failures: string;
  /** Those who succeed. */
  readonly successes: string;
  /** What a lost subject counts as, in the plural: "non-responders", "events". */
  readonly lostAs: string;
}

const words: Readonly<Record<LossPlan["better"], LossWords>> = {
  higher: {
    event: "response",
    failures: "non-responders",
    successes: "responders",
    lostAs: "non-responders",
  },
  lower: {
    event: "event",
    failures: "subjects with the event",
    successes: "subjects without the event",
    lostAs: "events",
  },
};

/** Words for the endpoint of a plan. */
export const lossWords = ({ better }: Pick<LossPlan, "better">): LossWords => words[better];
