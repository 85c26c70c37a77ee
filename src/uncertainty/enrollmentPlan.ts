import { ArgumentError } from "../errors.ts";

/** How subjects come in. */
export interface EnrollmentPlan {
  /** Number of sites, a whole number of 1 or more. */
  readonly sites: number;
  /** Mean subjects per site and month, above 0. */
  readonly perSiteMonth: number;
  /**
   * Shape of the gamma distribution of the sites' own rates: their coefficient of variation is 1 / √shape. Left
   * out, all sites are alike.
   */
  readonly siteShape?: number;
  /** Months over which the sites open, evenly: the first at 0, the last at this. Default 0. */
  readonly startUp?: number;
}

/** @throws {@link ArgumentError} naming the first value out of its range. */
export function checkEnrollmentPlan({
  sites,
  perSiteMonth,
  siteShape,
  startUp = 0,
}: EnrollmentPlan) {
  if (!(Number.isInteger(sites) && sites >= 1)) {
    throw new ArgumentError("sites", "be a whole number of 1 or more", sites);
  }
  if (!(perSiteMonth > 0 && perSiteMonth < Infinity)) {
    throw new ArgumentError("perSiteMonth", "be a finite number above 0", perSiteMonth);
  }
  if (siteShape !== undefined && !(siteShape > 0 && siteShape < Infinity)) {
    throw new ArgumentError("siteShape", "be a finite number above 0", siteShape);
  }
  if (!(startUp >= 0 && startUp < Infinity)) {
    throw new ArgumentError("startUp", "be 0 or more months", startUp);
  }
}

/** Months that each site has been open, at a time; sites not open yet left out. */
export function openMonths({ sites, startUp = 0 }: EnrollmentPlan, months: number): number[] {
  const opening = (site: number): number => (sites === 1 ? 0 : (startUp * site) / (sites - 1));
  return Array.from({ length: sites }, (_, site) => months - opening(site)).filter(
    (open) => open > 0,
  );
}
