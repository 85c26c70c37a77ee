import { unconditionalMethods, type TableMethod } from "../analyze/methods.ts";
import { testMenu } from "../paper/testMenu.ts";
import type { Pair } from "../pair.ts";
import { createAllocation, type Allocation } from "../sizing/allocation.ts";
import type { PowerDesign } from "../sizing/powerDesign.ts";
import { parseStudy } from "../study/parseStudy.ts";
import { requireSized, type SizedStudy } from "../study/requireSized.ts";
import type { Direction, Dropout, MissingStrategy, Scenario } from "../study/schema.ts";

/** What the page is asked: a trial with a binary endpoint, and how its subjects are lost. */
export interface LossPlan {
  /** Probability of the event had nobody been lost, experimental and control. */
  readonly rates: Pair<number>;
  /** Which rate is good: "higher" for a response, "lower" for an event that is a failure. */
  readonly better: Direction;
  /** Subjects randomized, per arm; searches for a size keep their ratio. */
  readonly n: Pair<number>;
  /** Probability of being lost, per arm. */
  readonly dropout: Pair<number>;
  /** Odds of being lost among those who fail over those who succeed; 1: lost at random (MCAR). */
  readonly oddsRatio: number;
  readonly method: TableMethod;
  readonly sides: 1 | 2;
  /** Level of the test, of both sides together. */
  readonly alpha: number;
  /** Wanted power. */
  readonly power: WantedPower;
  /** What the protocol says of lost subjects. */
  readonly missing: MissingStrategy;
}

/** Powers that sizes are found for. */
export const wantedPowers = [0.8, 0.9] as const;
export type WantedPower = (typeof wantedPowers)[number];

const isSlow = (method: TableMethod): boolean =>
  (unconditionalMethods as readonly TableMethod[]).includes(method);

/** The tests of the page: those that can be enumerated for every pair of numbers of completers. */
export const lossTests = testMenu.filter(([method]) => !isSlow(method));

/** Experimental to control subjects, kept while a size is sought. */
export const allocationOf = ({ n }: Pick<LossPlan, "n">): Allocation =>
  createAllocation(n[0] / n[1]);

/** Dropout as a scenario says it: the odds there are those of subjects without the event over those with it. */
export function dropoutOf({
  dropout,
  oddsRatio,
  better,
}: Pick<LossPlan, "dropout" | "oddsRatio" | "better">): Dropout {
  const rate: [number, number] = [dropout[0], dropout[1]];
  if (oddsRatio === 1) return { rate, mechanism: "mcar" };
  return { rate, mechanism: "mnar", oddsRatio: better === "higher" ? oddsRatio : 1 / oddsRatio };
}

/** The assumed world. */
export const scenarioOf = (plan: LossPlan): Scenario => ({
  name: "as assumed",
  responseRate: [plan.rates[0], plan.rates[1]],
  dropout: dropoutOf(plan),
});

/** The trial under a handling of lost subjects. */
export const designOf = (
  { n, better, method, sides, alpha }: LossPlan,
  missing: MissingStrategy,
): PowerDesign => ({
  arms: [{ n: n[0] }, { n: n[1] }],
  endpoint: { type: "binary", name: better === "higher" ? "response" : "event", better },
  missing,
  analysis: { method, sides, alpha },
});

/** The same as a study, to be simulated. */
export function studyOf(plan: LossPlan, missing: MissingStrategy): SizedStudy {
  const { endpoint, analysis } = designOf(plan, missing);
  const { n } = plan;
  return requireSized(
    parseStudy({
      equipoise: 1,
      title: "What dropout does",
      design: {
        arms: [
          { name: "Experimental", n: n[0] },
          { name: "Control", n: n[1] },
        ],
        endpoint,
        missing,
        analysis,
      },
      scenarios: [scenarioOf(plan)],
    }),
  );
}

/** Dropout over both arms together: the arms count by their subjects. */
export const meanDropout = ({ dropout, n }: Pick<LossPlan, "dropout" | "n">): number =>
  dropout[0] === dropout[1] ? dropout[0] : (n[0] * dropout[0] + n[1] * dropout[1]) / (n[0] + n[1]);

/** The plan with another dropout overall, divided between the arms as before. */
export function withMeanDropout(plan: LossPlan, rate: number): LossPlan {
  const mean = meanDropout(plan);
  const share = (arm: 0 | 1): number => (mean > 0 ? plan.dropout[arm] / mean : 1);
  return { ...plan, dropout: [cut(rate * share(0)), cut(rate * share(1))] };
}

/** A dropout rate below 1, where somebody stays. */
const cut = (rate: number): number => Math.min(0.99, Number(rate.toPrecision(12)));
