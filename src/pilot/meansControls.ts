import { numberControl } from "../notebook/numberControl.ts";
import { limits } from "./pilotFields.ts";
import type { Range } from "./readText.ts";
import type { TrialMeans } from "./trialMeans.ts";

/** Time and money; prices in whatever currency the reader thinks in. */
export function meansControls(means: TrialMeans) {
  const box = (label: string, path: string, { value, range, step, integer = false }: BoxOptions) =>
    numberControl({
      label,
      value,
      min: range[0],
      max: range[1],
      step,
      integer,
      slider: false,
      path,
    });
  const price = (label: string, path: string, value: number) =>
    box(label, path, { value, range: limits.price, step: 1000 });
  return {
    sites: box("Sites", "sites", {
      value: means.sites,
      range: limits.sites,
      step: 1,
      integer: true,
    }),
    perSiteMonth: box("Recruits per site and month", "rate", {
      value: means.perSiteMonth,
      range: limits.perSiteMonth,
      step: 0.1,
    }),
    deadline: box("Months to enroll all", "deadline", {
      value: means.deadline,
      range: limits.deadline,
      step: 1,
    }),
    perSubject: price("Cost per subject", "subject", means.perSubject),
    perSite: price("Cost per site", "site", means.perSite),
    fixed: price("Fixed cost", "fixed", means.fixed),
    budget: price("Budget", "budget", means.budget),
  };
}

interface BoxOptions {
  readonly value: number;
  readonly range: Range;
  readonly step: number;
  readonly integer?: boolean;
}
