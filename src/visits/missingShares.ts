import type { MissingShare } from "../show/missingBars.ts";
import { dropoutCalibration } from "../simulate/dropoutCalibration.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";

/** Shares of each arm without a value on treatment, by visit: three reasons that exclude each other. */
export function missingShares({ design, scenarios }: SizedVisitStudy): MissingShare[] {
  const scenario = scenarios[0]!;
  const { left, stopped } = dropoutCalibration(design.endpoint, scenario);
  const times = design.endpoint.type === "continuous" ? [1] : design.endpoint.visits;
  return ([0, 1] as const).flatMap((arm) =>
    times.map((visit, k) => {
      const gone = left[arm][k]!;
      const missed = scenario.intermittent?.[arm] ?? 0;
      return {
        arm,
        visit,
        left: gone,
        skipped: (1 - gone) * missed,
        offTreatment: Math.max(0, stopped[arm][k]! - gone) * (1 - missed),
      };
    }),
  );
}
