import { describe, expect, it } from "vitest";
import {
  biasCaption,
  powerCaption,
  sizesCaption,
  strategiesCaption,
  unevenBiasCaption,
  unevenSizeCaption,
} from "../../src/dropout/captions.ts";
import { checkPlan } from "../../src/dropout/checkPlan.ts";
import { completersCaption, enrollmentCaption } from "../../src/dropout/completersCaptions.ts";
import { firstPlan } from "../../src/dropout/examples.ts";
import { biasOverOdds } from "../../src/dropout/lossCurves.ts";
import { completeSize, rowOf, type LossFindings } from "../../src/dropout/lossFindings.ts";
import type { LossPlan } from "../../src/dropout/lossPlan.ts";
import { protocolText } from "../../src/dropout/protocolText.ts";
import { answerWords, neededSentence, planSummary } from "../../src/dropout/sentences.ts";
import { strategyColumns } from "../../src/dropout/strategyTable.ts";
import { unevenPlaces } from "../../src/dropout/unevenGrid.ts";
import { findingsOf, steps } from "./found.ts";

const corners: Readonly<Record<string, Partial<LossPlan>>> = {
  "one subject per arm, half of them lost": { n: [1, 1], dropout: [0.5, 0.5], method: "fisher" },
  "all respond or none": { rates: [1, 0] },
  "all respond or none, Wald": { rates: [1, 0], method: "zUnpooled" },
  "all fail or none": { rates: [0, 1], better: "lower", n: [4, 2] },
  "no event on control": { rates: [0.3, 0], n: [20, 20] },
  "nearly all lost in one arm": { dropout: [0, 0.99] },
  "nearly all lost": { dropout: [0.99, 0.99], n: [8, 8] },
  "odds of 1 to 100": { oddsRatio: 0.01 },
  "odds of 100 to 1": { oddsRatio: 100, better: "lower", rates: [0.2, 0.6] },
  "an effect to the other side": { rates: [0.2, 0.6], dropout: [0.1, 0.3] },
  "rates that hardly differ": { rates: [0.5, 0.49] },
  "arms of 7 and 3": { n: [7, 3] },
};

describe("no sentence breaks in a corner", () => {
  it.each(Object.entries(corners))("%s", async (_, change) => {
    const plan: LossPlan = { ...firstPlan, n: [12, 12], ...change };
    expect(checkPlan(plan)).toEqual([]);
    const found = await findingsOf(plan, steps.all);
    for (const text of textsOf(found)) {
      expect(text).not.toMatch(/undefined|NaN|Infinity|∞|null|\.\./);
      expect(text).not.toMatch(/(^|\D)0\sper\sarm|\d\.\d{3,}%/);
      for (const [, power] of text.matchAll(/(\d+(\.\d+)?)%/g)) {
        expect(Number(power)).toBeLessThanOrEqual(100);
      }
    }
  });
});

function textsOf(found: LossFindings): string[] {
  const { plan, rule, rows, curve, sizes } = found;
  const needed = rule && completeSize(rule);
  const place = unevenPlaces(plan)(plan.dropout[0], plan.dropout[1]);
  return [
    Object.values(answerWords(found)).join(""),
    neededSentence(found),
    planSummary(found),
    protocolText(found),
    strategiesCaption(plan, rows),
    powerCaption(plan, curve!),
    ...(sizes ? [sizesCaption(plan, sizes)] : []),
    biasCaption(plan, biasOverOdds(plan)),
    unevenBiasCaption(plan, place),
    unevenSizeCaption(plan, place),
    ...(needed
      ? [
          completersCaption(plan, needed),
          enrollmentCaption(plan, needed, rowOf(rows, "completeCase")),
        ]
      : []),
    ...rows.flatMap((row) => strategyColumns.map(({ value }) => value(row))),
  ];
}
