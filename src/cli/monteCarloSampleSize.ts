import { isAdjustedMethod } from "../analyze/methods.ts";
import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { allocationOf } from "../sizing/allocation.ts";
import { checkReachable } from "../sizing/checkReachable.ts";
import { type ScanRange, scanRange } from "../sizing/scanRange.ts";
import type { Scenario, Study } from "../study/schema.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { type MonteCarloAnswer, monteCarloPower } from "./answerPower.ts";
import type { Computation } from "./computation.ts";
import type { Criterion } from "./requests.ts";

export interface MonteCarloGoal {
  /** Wanted power, in (0, 1). */
  readonly power: number;
  readonly criterion: Criterion;
  readonly maxPerArm: number;
  readonly workers?: number | undefined;
  /** Path of the scenario for error messages. */
  readonly path: string;
}

/** A size and its simulated power. */
export interface SimulatedSize {
  /** Randomized subjects, per arm. */
  readonly n: Pair<number>;
  readonly result: MonteCarloAnswer;
}

export interface MonteCarloSampleSize extends SimulatedSize {
  /** The largest size tried before `n` that misses the power. */
  readonly lastFailing?: SimulatedSize;
}

const quietSizes = 10; // as in the exact search: a stable size is believed after 10 more, or 2 √n

/**
 * Smallest sample size whose simulated power reaches a goal. Every size is simulated on the same random
 * numbers, one size after the other: simulated power is no more monotone than exact power.
 *
 * @throws {@link ArgumentError} if no size can reach the power, or none up to `maxPerArm` does.
 */
export async function monteCarloSampleSize(
  study: Study,
  scenario: Scenario,
  goal: MonteCarloGoal,
  { pools, interrupt }: Computation,
): Promise<MonteCarloSampleSize> {
  const { power, criterion, maxPerArm, path, workers } = goal;
  const allocation = allocationOf(study.design);
  const design = unadjusted(study.design);
  checkReachable(design, scenario, { power, path });
  const unadjustedRange = scanRange(design, scenario, { power, allocation, maxPerArm });
  const range = design === study.design ? unadjustedRange : adjustedRange(unadjustedRange);
  const powerAt = (n: Pair<number>) =>
    monteCarloPower(withSizes(study, n), scenario, workers, { pools, interrupt });
  const found = await interrupt.during(() =>
    search({ range, sizeAt: allocation.at, powerAt, power, criterion }, interrupt.signal),
  );
  if (found) return found;
  throw new ArgumentError("power", `be reachable with ${maxPerArm} subjects per arm`, power);
}

interface Search {
  readonly range: ScanRange;
  readonly sizeAt: (step: number) => Pair<number>;
  readonly powerAt: (n: Pair<number>) => Promise<MonteCarloAnswer>;
  readonly power: number;
  readonly criterion: Criterion;
}

/** The scan itself; a wish to stop is heard between the sizes too. */
async function search(
  { range, sizeAt, powerAt, power, criterion }: Search,
  signal: AbortSignal,
): Promise<MonteCarloSampleSize | undefined> {
  let found: SimulatedSize | undefined;
  let lastFailing: SimulatedSize | undefined;
  let lastFailingStep = 0;
  for (let k = 1; k <= range.largest; k++) {
    const n = sizeAt(k);
    const size = range.mayReach(k) && { n, result: await powerAt(n) };
    signal.throwIfAborted();
    if (size && size.result.power >= power) found ??= size;
    else {
      found = undefined;
      lastFailingStep = k;
      if (size) lastFailing = size;
    }
    const hasHeld = k - lastFailingStep >= Math.max(quietSizes, 2 * Math.sqrt(lastFailingStep));
    if (found && (criterion === "first" || (k >= range.enough && hasHeld))) {
      return { ...found, ...(lastFailing && { lastFailing }) };
    }
  }
  return undefined;
}

/** The design with an unadjusted test where the planned one is adjusted, to know the order of magnitude. */
function unadjusted(design: Study["design"]): Study["design"] {
  const { method, sides, alpha } = design.analysis;
  if (!isAdjustedMethod(method)) return design;
  return { ...design, analysis: { method: "pearson", sides, alpha } };
}

/**
 * Adjusting saves subjects, rarely more than three in four; and its power, an average over many strata and
 * covariates, is no saw-tooth that must be watched until it is far above the goal.
 */
function adjustedRange({ mayReach, largest }: ScanRange): ScanRange {
  return { mayReach: (k) => mayReach(4 * k), enough: 1, largest };
}

function withSizes(study: Study, [nE, nC]: Pair<number>): SizedStudy {
  const [experimental, control] = study.design.arms;
  const arms: SizedStudy["design"]["arms"] = [
    { name: experimental.name, n: nE },
    { name: control.name, n: nC },
  ];
  return { ...study, design: { ...study.design, arms } };
}
