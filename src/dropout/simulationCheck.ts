import { monteCarlo } from "../engine/monteCarlo.ts";
import type { BatchPool } from "../engine/pool.ts";
import { withoutEffect } from "./unevenGrid.ts";
import { studyOf, type LossPlan } from "./lossPlan.ts";
import { strategiesOf } from "./strategies.ts";
import { analyzedDifference, type Strategy } from "./strategy.ts";
import { powersInSlices } from "./powersInSlices.ts";
import type { PowerBook } from "./strategyPower.ts";

/** One exact number and its simulated counterpart. */
export interface CheckedNumber {
  readonly label: string;
  readonly unit: "rate" | "points";
  readonly exact: number;
  readonly simulated: number;
  readonly monteCarloError: number;
}

/** Trials simulated for each strategy, with an effect and without. */
export const checkReplicates = 20_000;

interface CheckOptions {
  readonly book: PowerBook;
  readonly pool?: BatchPool;
  readonly signal: AbortSignal;
  /** Trials done so far, of {@link checkTotal}. */
  readonly onProgress?: (done: number) => void;
}

/** What is simulated: the strategies that lose subjects in truth, with the effect assumed and without one. */
export function checkedStrategies(plan: LossPlan): Strategy[] {
  const simulated = ["completeCase", "nonresponder", "moreOnControl", "moreOnExperimental"];
  const of = (world: LossPlan) => strategiesOf(world).filter(({ id }) => simulated.includes(id));
  return [...of(plan), ...of(withoutEffect(plan))];
}

export const checkTotal = (plan: LossPlan): number =>
  checkReplicates * checkedStrategies(plan).length;

/** Power, mean difference and type I error by simulation beside the exact ones; a stopped check ends early. */
export async function checkBySimulation(
  plan: LossPlan,
  { book, signal, pool, onProgress }: CheckOptions,
): Promise<CheckedNumber[]> {
  const checked: CheckedNumber[] = [];
  for (const [i, strategy] of checkedStrategies(plan).entries()) {
    const study = studyOf(strategy.plan, strategy.missing);
    const { characteristics, isComplete } = await monteCarlo(study, study.scenarios[0]!, {
      signal,
      ...(pool && { pool }),
      replicates: checkReplicates,
      onProgress: (done) => onProgress?.(i * checkReplicates + done),
    });
    if (!isComplete) break;
    const [exact] = await powersInSlices([{ strategy, n: plan.n }], { book, signal });
    const { rejection, meanEstimate } = characteristics;
    const isNull = strategy.plan.rates[0] === strategy.plan.rates[1];
    checked.push({
      label: `${strategy.label}: ${isNull ? "type I error" : "power"}`,
      unit: "rate",
      exact: exact!,
      simulated: rejection.value,
      monteCarloError: rejection.monteCarloError,
    });
    checked.push({
      label: `${strategy.label}: mean difference${isNull ? " without an effect" : ""}`,
      unit: "points",
      exact: analyzedDifference(strategy),
      simulated: meanEstimate.value,
      monteCarloError: meanEstimate.monteCarloError,
    });
  }
  return checked;
}

/** By how many Monte Carlo errors a simulated number differs from the exact one. */
export const errorsApart = ({ exact, simulated, monteCarloError }: CheckedNumber): number =>
  monteCarloError > 0 ? (simulated - exact) / monteCarloError : 0;
