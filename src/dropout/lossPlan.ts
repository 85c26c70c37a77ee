import { unconditionalMethods, type TableMethod } from "../analyze/methods.ts";
import { testMenu } from "../paper/testMenu.ts";
import type { Pair } from "../pair.ts";
import type { PowerDesign } from "../sizing/powerDesign.ts";
import { parseStudy } from "../study/parseStudy.ts";
import { requireSized, type SizedStudy } from "../study/requireSized.ts";
import type { Dropout, MissingStrategy, Scenario } from "../study/schema.ts";

/** What the page is asked: a trial with a binary endpoint, and how its subjects are lost. */
export interface LossPlan {
  /** Probability of response had nobody been lost, experimental and control. */
  readonly rates: Pair<number>;
  /** Subjects randomized to each arm. */
  readonly n: number;
  /** Probability of being lost, per arm. */
  readonly dropout: Pair<number>;
  /** Odds of being lost among non-responders over those among responders; 1: lost at random (MCAR). */
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

/** What the page opens with: the LD-IL-2 rates, with a dropout that shows what it does. */
export const firstPlan: LossPlan = {
  rates: [0.667, 0.267],
  n: 30,
  dropout: [0.2, 0.2],
  oddsRatio: 1,
  method: "pearson",
  sides: 2,
  alpha: 0.05,
  power: 0.8,
  missing: "nonresponder",
};

/** Plans to start from. */
export const examples: readonly { readonly label: string; readonly plan: LossPlan }[] = [
  { label: "LD-IL-2, 20% lost", plan: firstPlan },
  { label: "5% lost, as in the trial", plan: { ...firstPlan, dropout: [0.05, 0.05] } },
  { label: "10% vs 30% lost", plan: { ...firstPlan, dropout: [0.1, 0.3] } },
  { label: "30% vs 10% lost", plan: { ...firstPlan, dropout: [0.3, 0.1] } },
  { label: "Failures leave, odds 4", plan: { ...firstPlan, oddsRatio: 4 } },
];

const isSlow = (method: TableMethod): boolean =>
  (unconditionalMethods as readonly TableMethod[]).includes(method);

/** The tests of the page: those that can be enumerated for every pair of numbers of completers. */
export const lossTests = testMenu.filter(([method]) => !isSlow(method));

/** Dropout as a scenario says it. */
export function dropoutOf({
  dropout,
  oddsRatio,
}: Pick<LossPlan, "dropout" | "oddsRatio">): Dropout {
  const rate: [number, number] = [dropout[0], dropout[1]];
  return oddsRatio === 1 ? { rate, mechanism: "mcar" } : { rate, mechanism: "mnar", oddsRatio };
}

/** The assumed world. */
export const scenarioOf = (plan: LossPlan): Scenario => ({
  name: "as assumed",
  responseRate: [plan.rates[0], plan.rates[1]],
  dropout: dropoutOf(plan),
});

/** The trial under a handling of lost subjects. */
export const designOf = (
  { n, method, sides, alpha }: LossPlan,
  missing: MissingStrategy,
): PowerDesign => ({
  arms: [{ n }, { n }],
  endpoint: { type: "binary", name: "response", better: "higher" },
  missing,
  analysis: { method, sides, alpha },
});

/** The same as a study, to be simulated. */
export function studyOf(plan: LossPlan, missing: MissingStrategy): SizedStudy {
  const { n, method, sides, alpha } = plan;
  return requireSized(
    parseStudy({
      equipoise: 1,
      title: "What dropout does",
      design: {
        arms: [
          { name: "Experimental", n },
          { name: "Control", n },
        ],
        missing,
        analysis: { method, sides, alpha },
      },
      scenarios: [scenarioOf(plan)],
    }),
  );
}

/** Dropout over both arms together. */
export const meanDropout = ({ dropout }: Pick<LossPlan, "dropout">): number =>
  (dropout[0] + dropout[1]) / 2;

/** The plan with another dropout overall, divided between the arms as before. */
export function withMeanDropout(plan: LossPlan, rate: number): LossPlan {
  const mean = meanDropout(plan);
  const share = (arm: 0 | 1): number => (mean > 0 ? plan.dropout[arm] / mean : 1);
  return { ...plan, dropout: [cut(rate * share(0)), cut(rate * share(1))] };
}

/** A dropout rate below 1, where somebody stays. */
const cut = (rate: number): number => Math.min(0.95, Number(rate.toPrecision(12)));
