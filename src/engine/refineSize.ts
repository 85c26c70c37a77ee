import { estimateSize, stepOfPower, type SizeEstimate, type SizeModel } from "./sizeEstimate.ts";
import type { SizeLedger } from "./sizeLedger.ts";

/** Replicates of the first round; each later round has twice as many. */
const firstRound = 1200;
/** An interval of this share of the size is narrow, and so is one of two neighbors. */
const narrowShare = 0.02;
/** Most sizes of a saw-tooth that one round looks at. */
const sizesPerRound = 16;
/** A size of a saw-tooth is looked at again while it reaches the goal with a probability in this range. */
const unsure = [0.01, 0.99] as const;

/**
 * Rounds of replicates where they tell most, until the interval for the smallest size is narrow or the budget
 * is used. About a smooth curve these are the sizes where the line crosses the goal, and two beside it, which keep
 * the slope; in a saw-tooth the sizes that may lie on either side of the goal.
 */
export async function refineSize(
  ledger: SizeLedger,
  model: SizeModel,
  { about, budget }: { readonly about: number; readonly budget: number },
): Promise<{ about: number; estimate: SizeEstimate }> {
  let center = about;
  let estimate = estimateSize(ledger, model, center);
  for (let round = firstRound; ; round *= 2) {
    const left = budget - ledger.searched();
    if (left < firstRound / 2) break;
    const steps = stepsOfRound(estimate, model, center, round === firstRound);
    const share = Math.ceil(Math.min(round, left) / steps.length);
    for (const step of steps) await ledger.simulate(step, share);
    center = crossing(estimateSize(ledger, model, center), model, center);
    estimate = estimateSize(ledger, model, center);
    if (round > firstRound && isNarrow(estimate)) break;
  }
  return { about: center, estimate };
}

function isNarrow({ lower, upper }: SizeEstimate): boolean {
  return upper - lower <= Math.max(1, narrowShare * upper);
}

/** The step at which the line reaches the goal; never far in one go. */
function crossing(estimate: SizeEstimate, model: SizeModel, about: number): number {
  const step = Math.round(stepOfPower(estimate, model, model.power, about));
  return Math.max(1, Math.ceil(about / 2), Math.min(step, 2 * about, model.largest));
}

function stepsOfRound(
  estimate: SizeEstimate,
  model: SizeModel,
  about: number,
  isFirst: boolean,
): number[] {
  if (!model.isSawtooth) return spreadSteps(estimate, model, about, 1);
  const steps = isFirst ? [] : unsureSteps(estimate);
  return steps.length > 0 ? steps : spreadSteps(estimate, model, about, 4);
}

/** Steps from a tenth below the goal to a tenth above, or half the way to power 1: an odd number of them. */
function spreadSteps(
  estimate: SizeEstimate,
  model: SizeModel,
  about: number,
  perSide: number,
): number[] {
  const width = Math.min(0.1, (1 - model.power) / 2, model.power / 2);
  const steps = new Set<number>();
  for (let i = -perSide; i <= perSide; i++) {
    const power = model.power + (width * i) / perSide;
    const step = Math.round(stepOfPower(estimate, model, power, about));
    steps.add(Math.max(1, Math.min(model.largest, step)));
  }
  return [...steps];
}

/** The steps of which it is least sure whether they reach the goal. */
function unsureSteps({ lower, upper, reaches }: SizeEstimate): number[] {
  const margin = Math.ceil((upper - lower) / 2) + 2;
  const steps: { step: number; doubt: number }[] = [];
  const stride = Math.max(1, Math.ceil((upper - lower + 2 * margin) / 400));
  for (let step = Math.max(1, lower - margin); step <= upper + margin; step += stride) {
    const probability = reaches(step);
    if (probability < unsure[0] || probability > unsure[1]) continue;
    steps.push({ step, doubt: probability * (1 - probability) });
  }
  steps.sort((a, b) => b.doubt - a.doubt || a.step - b.step);
  return steps.slice(0, sizesPerRound).map(({ step }) => step);
}
