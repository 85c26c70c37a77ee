import type { EnrollmentPlan } from "../uncertainty/enrollmentPlan.ts";
import type { TrialCost } from "../uncertainty/trialCost.ts";

/** Time and money for a trial. */
export interface TrialMeans {
  readonly sites: number;
  /** Mean number of subjects that a site recruits in a month. */
  readonly perSiteMonth: number;
  /** Months until all subjects must be enrolled. */
  readonly deadline: number;
  /** Prices and budget, in one currency. */
  readonly perSubject: number;
  readonly perSite: number;
  readonly fixed: number;
  readonly budget: number;
}

/** How subjects come in. */
export const enrollmentOf = ({ sites, perSiteMonth }: TrialMeans): EnrollmentPlan => ({
  sites,
  perSiteMonth,
});

/** What the trial costs. */
export const costOf = ({ perSubject, perSite, fixed }: TrialMeans): TrialCost => ({
  perSubject,
  perSite,
  fixed,
});
