import { exactPower } from "../sizing/exactPower.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import { paragraph, supply } from "./documentBuilder.ts";
import type { DocumentSection } from "./documentModel.ts";
import { percent, points, withSign } from "./format.ts";
import { sensitivitySentences } from "./longJustification.ts";
import { sensitivityRows } from "./sensitivityRows.ts";
import { twoWaySensitivity } from "./twoWaySensitivity.ts";

/** The exact power when one assumption at a time is wrong, and when two are. */
export function sensitivitySection(study: SizedStudy, scenario: Scenario): DocumentSection {
  const heading = "Sensitivity to the assumptions";
  const { design } = study;
  const rows = sensitivityRows(design, scenario);
  if (rows.length === 0) {
    const gap = supply(
      "power under other assumptions; this analysis has no exact power, so that each needs a simulation of its own.",
    );
    return { heading, blocks: [paragraph(gap)] };
  }
  const planned = exactPower(design, scenario);
  const cells = rows.map(({ assumption, planned: from, changed, power }) => [
    assumption,
    from,
    changed,
    percent(power),
    withSign(points(power - planned)),
  ]);
  return {
    heading,
    blocks: [
      paragraph(sensitivitySentences(study, scenario).join(" ")),
      {
        type: "table",
        caption: "Exact power when one assumption is changed",
        columns: [
          { head: "Assumption", width: 0.32 },
          { head: "Planned", align: "right" },
          { head: "Changed to", align: "right" },
          { head: "Power", align: "right" },
          { head: "Change, points", align: "right" },
        ],
        rows: cells,
        note: `The exact power as planned is ${percent(planned)}.`,
      },
      ...twoWaySensitivity(study, scenario),
    ],
  };
}
