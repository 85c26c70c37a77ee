import { comparableVisitPlans } from "../engine/comparableVisitPlans.ts";
import type { VisitPlan } from "../engine/visitPlan.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { isImputation } from "../study/visitMethods.ts";

/** More trials than this are left to the command line. */
export const mostReplicates = 200_000;

/** Trials that the page simulates of a study. */
export const replicatesOf = ({ simulation }: SizedVisitStudy): number =>
  Math.min(simulation.replicates, mostReplicates);

/** Analyses that share a run, and how many trials it has. */
export interface ComparedGroup {
  readonly plans: readonly VisitPlan[];
  readonly replicates: number;
}

/** The analyses of the page: quick ones on all trials, those that impute on the first tenth. */
export function comparedGroups(study: SizedVisitStudy): ComparedGroup[] {
  const plans = comparableVisitPlans(study);
  const [own] = plans;
  const isSlow = (plan: VisitPlan) => isImputation(plan.missing) && plan !== own;
  const replicates = replicatesOf(study);
  const fewer = Math.min(replicates, Math.max(100, Math.round(replicates / 10)));
  return [
    { plans: plans.filter((plan) => !isSlow(plan)), replicates },
    { plans: plans.filter(isSlow), replicates: fewer },
  ].filter((group) => group.plans.length > 0);
}

/** Trials of all groups, with the effect and without. */
export const totalOf = (groups: readonly ComparedGroup[]): number =>
  groups.reduce((sum, { replicates }) => sum + 2 * replicates, 0);
