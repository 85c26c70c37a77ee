import { percent } from "../show/format.ts";
import type { MissingShare } from "../show/missingBars.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { visitTimesOf } from "../study/visitRetention.ts";
import type { Selection } from "./selection.ts";
import { visitValues, type Mechanism } from "./visitValues.ts";
import { valueText, visitText } from "./visitWords.ts";

/** How many are missing at the last visit, and why. */
export function missingCaption(shares: readonly MissingShare[], study: SizedVisitStudy): string {
  const { arms, endpoint } = study.design;
  const most = Math.max(...shares.map((s) => s.left + s.skipped + s.offTreatment));
  if (most === 0) return "Nobody leaves, stops treatment or misses a visit.";
  const last = visitText(endpoint, visitCount(study) - 1);
  const words = ([0, 1] as const).map((arm) => {
    const { left, skipped, offTreatment } = shares.findLast((share) => share.arm === arm)!;
    const parts = [
      `${percent(left)} of ${arms[arm].name} have left`,
      ...(skipped > 0 ? [`${percent(skipped)} miss it`] : []),
      ...(offTreatment > 0 ? [`${percent(offTreatment)} are seen off treatment`] : []),
    ];
    return parts.join(", ");
  });
  const where = endpoint.type === "continuous" ? "At the visit" : `By ${last}`;
  return `${where}, ${words.join("; ")}.`;
}

const visitCount = ({ design: { endpoint } }: SizedVisitStudy): number =>
  endpoint.type === "continuous" ? 1 : visitTimesOf(endpoint).length;

/** Why means may differ even where chance alone decides who leaves. */
function jumpText({ scenarios }: SizedVisitStudy): string {
  if (scenarios[0]!.afterDiscontinuation === "asRandomized") return "";
  return " Who leaves is off treatment, too: what is lost by that shows even under MCAR.";
}

const names: Readonly<Record<Mechanism, string>> = { mcar: "MCAR", mar: "MAR", mnar: "MNAR" };

/** Where the mean of those seen lies at the last visit, mechanism by mechanism. */
export function selectionCaption(rows: readonly Selection[], study: SizedVisitStudy): string {
  const { sd, odds, dropoutExperimental, dropoutControl, stopExperimental, stopControl } =
    visitValues(study);
  const lost = Math.max(dropoutExperimental, dropoutControl, stopExperimental, stopControl);
  if (lost === 0)
    return "Nobody leaves, so that those seen are all. Let some leave to see what it does.";
  const { arms, endpoint } = study.design;
  const unit = endpoint.unit;
  const parts = [...new Set(rows.map(({ mechanism }) => mechanism))].map((mechanism) => {
    const at = (arm: 0 | 1) => rows.findLast((r) => r.mechanism === mechanism && r.arm === arm)!;
    const text = (arm: 0 | 1) =>
      valueText(at(arm).shift, { sd, unit: arm === 1 ? unit : undefined });
    return `${names[mechanism]} ${text(0)} and ${text(1)}`;
  });
  const last = visitText(endpoint, visitCount(study) - 1);
  return `At ${last} the mean of those seen lies off the mean of all on ${arms[0].name} and ${arms[1].name} by: ${parts.join("; ")}. Where it depends on values, the odds of leaving are ${Number(odds.toPrecision(3))} times as high per standard deviation worse.${jumpText(study)}`;
}
