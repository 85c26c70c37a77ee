import type { Pair } from "../pair.ts";
import type { Scenario } from "../study/schema.ts";
import { forEachAnalyzedSize } from "./analyzedSizes.ts";
import type { PowerDesign } from "./powerDesign.ts";

/** Called with events per arm and the probability of exactly this table. */
export type TableVisitor = (xE: number, xC: number, probability: number) => void;

const negligible = 1e-16; // less than 1e-10 is left out even of a million tables

/**
 * Visits every table that a trial may end with.
 *
 * @param visitorFor - Called once for each pair of numbers of analyzed subjects, for what its tables share.
 */
export function forEachTable(
  design: PowerDesign,
  scenario: Scenario,
  visitorFor: (n: Pair<number>) => TableVisitor,
): void {
  forEachAnalyzedSize(design, scenario, (n, weight, [experimental, control]) => {
    const visit = visitorFor(n);
    for (let xE = experimental.first; xE <= experimental.last; xE++) {
      const share = weight * experimental.probability[xE]!;
      if (share < negligible) continue;
      for (let xC = control.first; xC <= control.last; xC++) {
        const probability = share * control.probability[xC]!;
        if (probability >= negligible) visit(xE, xC, probability);
      }
    }
  });
}
