import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { paragraph, supply } from "./documentBuilder.ts";
import type { DocumentSection, Table } from "./documentModel.ts";
import { percent, percentWithError, plural, points, withSign } from "./format.ts";
import type { VisitSensitivity, VisitSensitivityRow } from "./visitSensitivity.ts";
import { visitSensitivitySentences } from "./visitSensitivitySentences.ts";
import { visitTwoWay } from "./visitTwoWay.ts";

/** The power when assumptions are wrong: one at a time and, without simulation, two at a time. */
export function visitSensitivitySection(
  { design, scenarios }: SizedVisitStudy,
  sensitivity: VisitSensitivity | undefined,
): DocumentSection {
  const heading = "Sensitivity to the assumptions";
  if (sensitivity === undefined || sensitivity.rows.length === 0) {
    const gap = supply("power under other means, standard deviations and losses.");
    return { heading, blocks: [paragraph(gap)] };
  }
  const isSimulated = sensitivity.method === "simulated";
  return {
    heading,
    blocks: [
      paragraph(visitSensitivitySentences(sensitivity).join(" ")),
      oneWayTable(sensitivity),
      ...(isSimulated ? [] : visitTwoWay(design, scenarios[0]!)),
    ],
  };
}

const names = {
  closedForm: "Power by the closed form",
  exact: "Exact power",
  simulated: "Simulated power",
} as const;

function oneWayTable({ method, planned, rows, replicates }: VisitSensitivity): Table {
  const simulated =
    replicates === undefined
      ? ""
      : ` Each power is simulated with ${plural(replicates, "trial")}, all on the same random numbers; \u00B1 is its Monte Carlo standard error in percentage points.`;
  return {
    type: "table",
    caption: `${names[method]} when one assumption is changed`,
    columns: [
      { head: "Assumption", width: 0.3 },
      { head: "Planned", align: "right" },
      { head: "Changed to", align: "right" },
      { head: "Power", align: "right" },
      { head: "Change, points", align: "right" },
    ],
    rows: rows.map((row) => [
      row.assumption,
      row.planned,
      row.changed,
      powerText(row),
      withSign(points(row.power - planned.power, row.standardError === undefined ? 1 : 0)),
    ]),
    note: `The power as planned is ${powerText(planned)} by the same method.${simulated}`,
  };
}

/** "62.0%", "61% ± 2". */
function powerText({
  power,
  standardError,
}: Pick<VisitSensitivityRow, "power" | "standardError">): string {
  if (standardError === undefined) return percent(power);
  return percentWithError(power, standardError);
}
