import { describe, expect, it } from "vitest";
import {
  chanceCaption,
  densityCaption,
  powerSpreadCaption,
  predictiveCaption,
} from "../../src/pilot/beliefCaptions.ts";
import {
  costCaption,
  enrollmentCaption,
  feasibilitySentence,
} from "../../src/pilot/costCaptions.ts";
import { boughtSize, costRows, enrolled } from "../../src/pilot/costFindings.ts";
import { curseCaption, plansSentence, shrunkenSentence } from "../../src/pilot/curseCaptions.ts";
import { benefits, curseAt, shrunkenEstimate } from "../../src/pilot/curseFindings.ts";
import { planRow, readingsOf } from "../../src/pilot/cursePlans.ts";
import { pilotPValue } from "../../src/pilot/curseSection.ts";
import { pilotParagraph } from "../../src/pilot/pilotParagraph.ts";
import {
  asObserved,
  beliefOf,
  designOf,
  firstQuestion,
  type PilotQuestion,
} from "../../src/pilot/pilotQuestion.ts";
import { plausibleRanges, plausibleWorst } from "../../src/pilot/plausible.ts";
import { pilotStudy } from "../../src/pilot/pilotStudy.ts";
import { observedPowers, repeatOf } from "../../src/pilot/repeatFindings.ts";
import { observedPowerCaption, repeatSentences } from "../../src/pilot/repeatCaptions.ts";
import { answerWords, sizesSentence } from "../../src/pilot/sentences.ts";
import { ratesMapCaption, tornadoCaption } from "../../src/pilot/sensitivityCaptions.ts";
import { powerDistribution } from "../../src/uncertainty/powerDistribution.ts";
import { predictiveDifference } from "../../src/uncertainty/predictiveDifference.ts";
import { tornado } from "../../src/uncertainty/tornado.ts";
import { findingsOf } from "./found.ts";

const at = (events: [number, number], n: [number, number]): PilotQuestion => ({
  ...firstQuestion,
  pilot: { events, n },
});

const edges: readonly (readonly [string, PilotQuestion])[] = [
  ["one subject per arm", at([1, 0], [1, 1])],
  ["no events", at([0, 0], [30, 30])],
  ["no events, unwanted", { ...at([0, 0], [30, 30]), better: "lower", sides: 1, alpha: 0.025 }],
  ["all against none", at([30, 0], [30, 30])],
  ["harm", at([5, 20], [30, 30])],
  ["harm, one-sided", { ...at([5, 20], [30, 30]), sides: 1, alpha: 0.025 }],
  ["certainly nothing", { ...firstQuestion, noEffect: 1 }],
  ["failures leave", { ...firstQuestion, dropout: [0.2, 0.1], lossOdds: 4, method: "boschloo" }],
  [
    "the completers alone",
    { ...firstQuestion, dropout: [0.2, 0.1], lossOdds: 4, missing: "completeCase" },
  ],
  ["uneven arms", at([7, 3], [12, 50])],
];

/** Everything that the page says of a question. */
async function textsOf(question: PilotQuestion): Promise<string[]> {
  const found = await findingsOf(question);
  const [design, belief] = [designOf(question), beliefOf(question)];
  const curse = benefits(question)
    .map((benefit) => curseAt(question, benefit))
    .filter(({ significant }) => significant > 0);
  const plans = readingsOf(question).map((reading) => planRow(question, reading));
  const bars = tornado(design, asObserved(question), plausibleRanges(question));
  const repeat = repeatOf(question);
  observedPowers(question);
  return [
    pilotStudy(question).title,
    ...Object.values(answerWords(found)),
    sizesSentence(found),
    densityCaption(question),
    powerSpreadCaption(found, powerDistribution(design, belief)),
    chanceCaption(found),
    predictiveCaption(found, predictiveDifference(design, belief)),
    curseCaption(question, curse),
    shrunkenSentence(question, shrunkenEstimate(question), pilotPValue(question)),
    plansSentence(question, plans),
    tornadoCaption(question, bars),
    ratesMapCaption(question, plausibleWorst(question)),
    feasibilitySentence(question, enrolled(question)),
    enrollmentCaption(question, enrolled(question)),
    costCaption(question, costRows(found), boughtSize(found)),
    ...repeatSentences(question, repeat),
    observedPowerCaption(question, repeat),
    pilotParagraph(found),
  ];
}

describe("pilots at the edge of what can be asked", () => {
  it.each(edges)("%s: every sentence is whole", async (_name, question) => {
    const text = (await textsOf(question)).join("\n");
    expect(text).not.toMatch(/NaN|undefined|Infinity|not defined|null/);
  });
});
