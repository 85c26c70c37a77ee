import { beforeAll, describe, expect, it } from "vitest";
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
import { boughtSize, cheapestSuccess, costRows, enrolled } from "../../src/pilot/costFindings.ts";
import { curseCaption, plansSentence, shrunkenSentence } from "../../src/pilot/curseCaptions.ts";
import { benefits, curseAt, shrunkenEstimate } from "../../src/pilot/curseFindings.ts";
import { planRow, readingsOf } from "../../src/pilot/cursePlans.ts";
import { pilotPValue } from "../../src/pilot/curseSection.ts";
import { reachedSize, type PilotFindings } from "../../src/pilot/pilotFindings.ts";
import { pilotParagraph } from "../../src/pilot/pilotParagraph.ts";
import {
  beliefOf,
  designOf,
  firstQuestion,
  type PilotQuestion,
} from "../../src/pilot/pilotQuestion.ts";
import { repeatOf } from "../../src/pilot/repeatFindings.ts";
import { observedPowerCaption, repeatSentences } from "../../src/pilot/repeatCaptions.ts";
import { answerWords, questionSummary, sizesSentence } from "../../src/pilot/sentences.ts";
import { powerDistribution } from "../../src/uncertainty/powerDistribution.ts";
import { predictiveDifference } from "../../src/uncertainty/predictiveDifference.ts";
import { findingsOf } from "./found.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const answer = (findings: PilotFindings): string =>
  plain(`${Object.values(answerWords(findings)).join("")} ${sizesSentence(findings)}`);

const infection: PilotQuestion = {
  ...firstQuestion,
  pilot: { events: [1, 9], n: [30, 30] },
  better: "lower",
};

let first: PilotFindings;
beforeAll(async () => {
  first = await findingsOf(firstQuestion);
});

describe("the answer", () => {
  it("sets power at the estimate beside assurance, with the published sizes", () => {
    expect(answer(first)).toBe(
      "With 24 per arm, power is 83.7% if the pilot’s rates are the truth, but 75.4% averaged over what the pilot leaves possible. That average is called assurance. 30 per arm give 80%; 49 per arm give 90%. More than 99.9% cannot be had with any size: the pilot leaves it possible that the treatment is no better.",
    );
    expect(plain(questionSummary(first))).toBe("20/30 vs 8/30 · 24 per arm · assurance 75.4%");
  });

  it("rests on the exact numbers", () => {
    expect(first.assurance).toBeCloseTo(0.75407034, 8);
    expect(first.ceiling).toBeCloseTo(0.99917009, 8);
    const at = (n: number) => first.curve.find((row) => row.n === n)!;
    expect(at(30).assurance).toBeCloseTo(0.80178174, 8);
    expect(at(60).assurance).toBeCloseTo(0.92791704, 8);
    expect(reachedSize(first.curve, "assurance", 0.8).first).toBe(30);
    expect(reachedSize(first.curve, "assurance", 0.9).first).toBe(49);
  });

  it("follows the prior, the test and the chance of no effect", async () => {
    const uniform = await findingsOf({ ...firstQuestion, prior: "uniform" });
    expect(uniform.assurance).toBeCloseTo(0.73254951, 8);
    const own = await findingsOf({ ...firstQuestion, prior: "own" });
    expect(own.assurance).toBeCloseTo(uniform.assurance, 12);
    const fisher = await findingsOf({ ...firstQuestion, method: "fisher", n: 30 });
    expect(fisher.assurance).toBeCloseTo(0.74513005, 8);
    const doubtful = await findingsOf({ ...firstQuestion, noEffect: 0.15 });
    expect(answer(doubtful)).toMatch(
      /no size gives 90%\. More than 85\.\d% .* do nothing, or harm\./,
    );
  });

  it("says what waits and what is beyond the search", async () => {
    expect(sizesSentence({ ...first, isComplete: false })).toContain("…");
    const weak = await findingsOf({ ...firstQuestion, pilot: { events: [12, 10], n: [30, 30] } });
    expect(answer(weak)).toMatch(/no size gives 80%; no size gives 90%/);
  });
});

describe("what the pilot leaves possible", () => {
  it("reads off the distributions", () => {
    expect(densityCaption(firstQuestion)).toMatch(
      /^After 20 of 30 against 8 of 30, .* 49% to 81% on the experimental arm and in 13% to 44%/,
    );
    const distribution = powerDistribution(designOf(firstQuestion), beliefOf(firstQuestion));
    const spread = plain(powerSpreadCaption(first, distribution));
    expect(spread).toMatch(/83\.7% .* 40\.9%, 82\.2% and 98\.1%\. .* 80% with probability 46%\.$/);
    expect(plain(chanceCaption(first))).toMatch(
      /^80% power .* takes 23 per arm.*; 80% assurance takes 30 per arm\. .* 99\.9%, the probability/,
    );
    const next = predictiveDifference(designOf(firstQuestion), beliefOf(firstQuestion));
    expect(plain(predictiveCaption(first, next))).toMatch(/75\.4% \(colored\)\.$/);
  });
});

describe("the winner’s curse", () => {
  it("gives the published exaggeration", () => {
    const row = curseAt(firstQuestion, 0.2);
    expect(row.significant).toBeCloseTo(0.357, 3);
    expect(row.meanBenefit).toBeCloseTo(0.327, 3);
    expect(row.exaggeration).toBeCloseTo(1.63, 2);
    expect(curseAt(firstQuestion, 0.3).exaggeration).toBeCloseTo(1.22, 2);
    expect(curseAt(firstQuestion, 0.4).significant).toBeCloseTo(0.897, 3);
    const rows = benefits(firstQuestion).map((benefit) => curseAt(firstQuestion, benefit));
    expect(plain(curseCaption(firstQuestion, rows))).toMatch(
      /20\.0 points, 35\.7% of pilots with 30 per arm .* show 32\.7 on average: 1\.63 times/,
    );
  });

  it("plans on cautious readings with the published sizes", () => {
    const rows = readingsOf(firstQuestion).map((reading) => planRow(firstQuestion, reading));
    const formula = (i: number) => rows[i]!.sizes.map((size) => size.formula);
    expect(formula(0)).toEqual([24, 31]);
    expect(formula(3)).toEqual([65, 87]); // 80% limit
    expect(formula(5)).toEqual([90, 120]); // 20 points
    expect(rows[0]!.sizes[0]!.cost).toBe(150_000 + 3 * 25_000 + 46 * 12_000);
    expect(plain(plansSentence(firstQuestion, rows))).toMatch(
      /from 23 per arm \(on the pilot’s estimate\) to 100 per arm \(on the 90% limit\)/,
    );
  });

  it("shrinks a significant pilot and leaves another alone", () => {
    const text = (question: PilotQuestion) =>
      shrunkenSentence(question, shrunkenEstimate(question), pilotPValue(question));
    expect(text(firstQuestion)).toMatch(/40\.0 points \(P = \.002\).* 36\.2 points .*: 90% of/);
    expect(text(infection)).toMatch(/benefit of 26\.7 points .* 22\.9 points/);
    const dull = { ...firstQuestion, pilot: { events: [12, 10], n: [30, 30] } } as const;
    expect(text(dull)).toContain("not significant");
  });
});

describe("time, money and repeats", () => {
  it("says whether the trial fills and what the budget buys", () => {
    const found = enrolled(firstQuestion);
    expect(feasibilitySentence(firstQuestion, found)).toBe(
      "Likely: 3 sites recruiting 0.8 a month each enroll all 48 subjects within 24 months with probability 91.2%. Fewer than 3 sites would not reach 80%.",
    );
    expect(enrollmentCaption(firstQuestion, found)).toMatch(/20 months in the median/);
    const rows = costRows(first);
    const text = plain(costCaption(firstQuestion, rows, boughtSize(first)));
    expect(text).toMatch(/^24 per arm cost 801,000\. The budget of 900,000 buys 28 per arm, with/);
    expect(rows.every((row) => row.perSuccess >= cheapestSuccess(rows).perSuccess)).toBe(true);
    const poor = {
      ...first,
      question: { ...firstQuestion, means: { ...firstQuestion.means, budget: 9 } },
    };
    expect(boughtSize(poor)).toBeUndefined();
    expect(costCaption(poor.question, rows, undefined)).toContain("does not pay");
  });

  it("says what a repeat would show", () => {
    const found = repeatOf(firstQuestion);
    expect(found.predictive).toBeCloseTo(0.80178174, 8);
    expect(plain(repeatSentences(firstQuestion, found).join(" "))).toMatch(
      /\(30 per arm\) .* 80\.2%, .* 89\.7% .* better with probability 99\.92%\./,
    );
    expect(observedPowerCaption(firstQuestion, found)).toContain("P = .05 has about 50%");
  });
});

describe("the paragraph", () => {
  it("holds pilot, test, prior and numbers", async () => {
    expect(plain(pilotParagraph(first))).toBe(
      "In the pilot, 20 of 30 subjects on the experimental arm and 8 of 30 on control responded. With 24 subjects per arm, the exact power by Pearson’s chi-square test without continuity correction (two-sided alpha .05) is 83.7% if the observed rates are the truth. Averaged over what the pilot leaves possible (prior: Jeffreys’s Beta(1/2, 1/2) for each rate), the probability of a significant result in favor of the experimental arm, the assurance, is 75.4%. An assurance of 80% is first reached with 30 subjects per arm. No size exceeds 99.9%. The smallest difference worth detecting is 20 percentage points.",
    );
    const lost = await findingsOf({ ...infection, dropout: [0.1, 0.2], noEffect: 0.1 });
    expect(pilotParagraph(lost)).toMatch(
      /had the event\. .* 10% and 20% of whom are lost and counted as events, .* probability of 10% that/,
    );
  });
});

describe("plans that no size can carry out", () => {
  const dull: PilotQuestion = { ...firstQuestion, pilot: { events: [12, 10], n: [30, 30] } };
  const rows = readingsOf(dull).map((reading) => planRow(dull, reading));

  it("are never sized for harm", () => {
    const limits = rows.filter(({ basis }) => basis === "lowerLimit");
    expect(limits.map(({ rates }) => rates[0] < rates[1])).toEqual([true, true, true]);
    expect(limits.flatMap(({ sizes }) => sizes)).toEqual([]);
    expect(plansSentence(dull, rows)).toMatch(/None: that reading leaves no benefit/);
  });

  it("nor for what nobody could enroll", () => {
    const reading = { basis: "lowerLimit", level: 0.9, rates: [0.3341, 0.3333] } as const;
    expect(planRow(dull, reading).note).toBe("It would take more than 20000 subjects per arm.");
  });
});
