import { shortPercent } from "../planner/wording.ts";
import type { Pair } from "../pair.ts";
import { percent } from "../show/format.ts";
import { armText, sizeText } from "./armText.ts";
import { armCompleters, bothArmsKeep, sizeToKeep } from "./completers.ts";
import { neededSize, type StrategyRow } from "./lossFindings.ts";
import type { LossPlan } from "./lossPlan.ts";
import { powerText } from "./sentences.ts";

/** Whether both arms keep alike: the same number randomized, the same dropout. */
export const areAlike = ({ n, dropout }: LossPlan): boolean =>
  n[0] === n[1] && dropout[0] === dropout[1];

/** The random number of completers in words. */
export function completersCaption(plan: LossPlan, needed: Pair<number>): string {
  const [experimental, control] = [armCompleters(plan, 0), armCompleters(plan, 1)];
  const arm = ({ mean, range }: typeof experimental) =>
    `${mean.toFixed(1)} on average, ${range[0]} to ${range[1]} in at least 95 of 100 trials`;
  const arms = areAlike(plan)
    ? `each arm keeps ${arm(experimental)}`
    : `the experimental arm keeps ${arm(experimental)}; control ${arm(control)}`;
  const both = bothArmsKeep(needed, plan.n, plan.dropout);
  return `Of ${armText(plan.n)}, ${arms}. The chance that both arms keep at least ${sizeText(needed)}, the size the formula asks for, is ${percent(both, 0)}.`;
}

/** Why "enough completers" is the wrong criterion. */
export function enrollmentCaption(
  plan: LossPlan,
  needed: Pair<number>,
  row: StrategyRow | undefined,
): string {
  const size = neededSize(row, plan.power);
  const sure = sizeToKeep(needed, plan.power, plan);
  const goal = shortPercent(plan.power);
  const mean = `Mean power of complete cases with ${armText(plan.n)} is ${powerText(row?.power, plan.power)}.`;
  if (size === undefined || sure === undefined) return mean;
  return `${mean} ${goal} power takes ${armText(size)}; to be ${goal} sure of ${sizeText(needed)} completers in both arms would take ${sizeText(sure)}.`;
}
