import { enrollmentSizes, bothArmsKeep, type EnrollmentRow } from "./completers.ts";
import { powersOverDropout } from "./lossCurves.ts";
import {
  completeSize,
  inflationRule,
  type LossFindings,
  type StrategyRow,
} from "./lossFindings.ts";
import { wantedPowers, type LossPlan } from "./lossPlan.ts";
import { powersInSlices, type LossWork } from "./powersInSlices.ts";
import { sizesOverDropout } from "./sizeCurves.ts";
import { completeCase, nonresponder, strategiesOf } from "./strategies.ts";
import type { Strategy } from "./strategy.ts";
import { findSize } from "./strategySize.ts";

/** Told after each step what is known so far, and how many of {@link lossSteps} are done. */
export type LossReport = (findings: LossFindings, done: number) => void;

/** Steps of {@link findLosses}. */
export const lossSteps = 6;

/** Trials larger than this are added up with fewer points on a curve: each takes a tenth of a second or more. */
export const isLarge = ({ n }: Pick<LossPlan, "n">): boolean => Math.max(...n) > 150;

/** The strategies whose sizes the answer names. */
const inAnswer: readonly Strategy["id"][] = ["nonresponder", "completeCase"];

/**
 * All that the page knows of a plan, in slices that leave it fluid: first what is one sum over tables; then the
 * powers averaged over completers, the sizes of the answer, the other sizes, and the curves.
 */
export async function findLosses(
  plan: LossPlan,
  { report, ...work }: LossWork & { readonly report: LossReport },
): Promise<void> {
  let found = startOf(plan, work);
  let done = 0;
  const add = (part: Partial<LossFindings>): void =>
    report((found = { ...found, ...part }), ++done);
  report(found, done);
  add(await averagedPowers(found, work));
  add({
    rows: await withSizes(
      found.rows,
      work,
      (id, power) => inAnswer.includes(id) && power === plan.power,
    ),
  });
  add({ rows: await withSizes(found.rows, work, () => true) });
  add({ curve: await powersOverDropout(plan, work, isLarge(plan)) });
  add({ enrollment: await enrollment(found, work) });
  const { rule } = found;
  add(rule ? { sizes: await sizesOverDropout(plan, rule, work, isLarge(rule)) } : {});
}

/** What takes no time: lost subjects imputed one way or another. */
function startOf(plan: LossPlan, { book }: LossWork): LossFindings {
  const rows = strategiesOf(plan).map((strategy): StrategyRow => {
    if (strategy.missing === "completeCase") return { strategy, sizes: {} };
    return { strategy, power: book.of(strategy), sizes: {} };
  });
  const rule = inflationRule(plan);
  if (!rule) return { plan, rule, rows };
  return {
    plan,
    rows,
    rule: { ...rule, power: { nonresponder: book.of(nonresponder(plan), rule.n) } },
  };
}

/** Powers of complete cases, at the planned size and at that of the rule. */
async function averagedPowers(
  { plan, rows, rule }: LossFindings,
  work: LossWork,
): Promise<Partial<LossFindings>> {
  const strategy = completeCase(plan);
  const sizes = rule ? [plan.n, rule.n] : [plan.n];
  const [planned, byRule] = await powersInSlices(
    sizes.map((n) => ({ strategy, n })),
    work,
  );
  return {
    rows: rows.map((row) => (row.power === undefined ? { ...row, power: planned! } : row)),
    rule: rule && { ...rule, power: { ...rule.power, completeCase: byRule! } },
  };
}

/** Rows with the sizes that are asked for and not yet known. */
async function withSizes(
  rows: readonly StrategyRow[],
  work: LossWork,
  isAsked: (id: Strategy["id"], power: number) => boolean,
): Promise<StrategyRow[]> {
  const done: StrategyRow[] = [];
  for (const row of rows) {
    const { strategy } = row;
    let { sizes } = row;
    for (const power of wantedPowers) {
      if (power in sizes || !isAsked(strategy.id, power)) continue;
      sizes = { ...sizes, [power]: await findSize({ strategy, power }, work) };
    }
    done.push({ ...row, sizes });
  }
  return done;
}

/** Chance of enough completers and power, over subjects randomized. */
async function enrollment(
  { plan, rule }: LossFindings,
  work: LossWork,
): Promise<readonly EnrollmentRow[]> {
  if (!rule) return [];
  const needed = completeSize(rule);
  const sizes = enrollmentSizes(needed, plan, isLarge(plan) ? 16 : 40);
  const strategy = completeCase(plan);
  const powers = await powersInSlices(
    sizes.map((n) => ({ strategy, n })),
    work,
  );
  return sizes.map((n, i) => ({
    n,
    enough: bothArmsKeep(needed, n, plan.dropout),
    power: powers[i]!,
  }));
}
