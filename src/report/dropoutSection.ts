import { isAdjustedMethod } from "../analyze/methods.ts";
import { exactPower } from "../sizing/exactPower.ts";
import { expectedCompleters } from "../sizing/outcomeModel.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { MissingStrategy, Scenario } from "../study/schema.ts";
import { baselineSentences } from "./adjustmentSentences.ts";
import { paragraph, supply } from "./documentBuilder.ts";
import type { Block, DocumentSection } from "./documentModel.ts";
import { count, percent } from "./format.ts";
import { scenarioSentences } from "./scenarioSentences.ts";
import { handlingNames } from "./sensitivityRows.ts";

/** How many are expected to be lost, what becomes of them, and what the other handling would give. */
export function dropoutSection(study: SizedStudy, scenario: Scenario): DocumentSection {
  const { design } = study;
  const [, ...sentences] = scenarioSentences(design, scenario, { isOneOfSeveral: false });
  const baseline = baselineSentences(scenario); // told with the assumptions
  const lost = sentences.filter((sentence) => !baseline.includes(sentence));
  const rates = scenario.dropout?.rate ?? [0, 0];
  const blocks: Block[] = [paragraph(lost.join(" "))];
  if (rates[0] + rates[1] > 0) blocks.push(paragraph(completers(study, scenario)));
  if (rates[0] + rates[1] > 0 && !isAdjustedMethod(design.analysis.method) && !scenario.strata) {
    blocks.push(handlingTable(study, scenario));
  }
  const gap = supply("how subjects will be retained and how reasons for leaving will be recorded.");
  return { heading: "Dropout and missing data", blocks: [...blocks, paragraph(gap)] };
}

function completers({ design }: SizedStudy, scenario: Scenario): string {
  const expected = expectedCompleters(design, scenario).map((value) => value.toFixed(1));
  const { arms } = design;
  return `Of ${count(arms[0].n + arms[1].n)} subjects randomized, ${expected[0]} on ${arms[0].name} and ${expected[1]} on ${arms[1].name} are expected to be observed to the end. The power in this document is that of the numbers randomized with this loss in them; they are not inflated further.`;
}

function handlingTable({ design }: SizedStudy, scenario: Scenario): Block {
  const rows = (["nonresponder", "completeCase"] as const).map((missing: MissingStrategy) => {
    const planned = missing === design.missing ? " (planned)" : "";
    const power = exactPower({ ...design, missing }, scenario);
    return [`Subjects lost are ${handlingNames[missing]}${planned}`, percent(power)];
  });
  return {
    type: "table",
    caption: "Exact power by handling of subjects lost",
    columns: [
      { head: "Handling", width: 0.7 },
      { head: "Power", align: "right" },
    ],
    rows,
    note: "The two handlings estimate different things; the choice is one of estimand, not of power.",
  };
}
