import { describe, expect, it } from "vitest";
import {
  biasCaption,
  powerCaption,
  sizesCaption,
  strategiesCaption,
  unevenBiasCaption,
  unevenSizeCaption,
} from "../../src/dropout/captions.ts";
import { completersCaption, enrollmentCaption } from "../../src/dropout/completersCaptions.ts";
import { checkVerdict } from "../../src/dropout/checkSection.ts";
import { biasOverOdds } from "../../src/dropout/lossCurves.ts";
import { rowOf } from "../../src/dropout/lossFindings.ts";
import { firstPlan } from "../../src/dropout/examples.ts";
import type { LossPlan } from "../../src/dropout/lossPlan.ts";
import { protocolText } from "../../src/dropout/protocolText.ts";
import { answerWords, neededSentence, planSummary } from "../../src/dropout/sentences.ts";
import { unevenPlaces } from "../../src/dropout/unevenGrid.ts";
import { findingsOf, steps } from "./found.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const answer = (findings: Awaited<ReturnType<typeof findingsOf>>): string =>
  plain(Object.values(answerWords(findings)).join(""));

describe("the answer", () => {
  it("sets the rule beside what it delivers", async () => {
    const findings = await findingsOf(firstPlan);
    expect(answer(findings)).toBe(
      "With 20% dropout in each arm, the usual rule turns 24 per arm into 23.2 / (1 − 0.2) = 30 per arm. But if lost subjects count as non-responders, its power is 73.8% where 80% is wanted; with complete cases 81.7%.",
    );
    expect(plain(neededSentence(findings))).toMatch(
      /^Really needed for 80%, by exact enumeration: 33 per arm if .*, 29 per arm if they are left out\. Against the true difference had nobody been lost, \+40\.0 points, the first is biased by −8\.0 points, the second by 0 points\. The first asks another question: who stays and responds\.$/,
    );
    expect(plain(planSummary(findings))).toBe("66.7% vs 26.7% · 30 per arm · 73.8%");
  });

  it("follows the dropout of the published trial, none, and an uneven one", async () => {
    const five = await findingsOf({ ...firstPlan, dropout: [0.05, 0.05] });
    expect(answer(five)).toContain("23.2 / (1 − 0.05) = 25 per arm");
    const none = await findingsOf({ ...firstPlan, dropout: [0, 0] });
    expect(answer(none)).toMatch(/^With nobody lost, .* 24 per arm, .* is 83\.\d%\./);
    expect(plain(neededSentence(none))).toMatch(/: 23 per arm\.$/);
    const uneven = await findingsOf({ ...firstPlan, dropout: [0.1, 0.3] });
    expect(answer(uneven)).toContain(
      "10% dropout on the experimental arm and 30% on control, 20% overall",
    );
    expect(neededSentence(uneven)).toContain("a size that seems saved is bias");
  });

  it("says when uneven loss turns the effect around, and when it takes it away", async () => {
    const turned = await findingsOf({ ...firstPlan, dropout: [0.8, 0.1] });
    expect(neededSentence(turned)).toContain("The first even changes sign");
    const gone = await findingsOf({ ...firstPlan, rates: [0.6, 0.3], dropout: [0.5, 0] });
    expect(neededSentence(gone)).toContain("enumeration: no size reaches it if lost");
  });

  it("follows an event that is a failure, and unequal arms", async () => {
    const change = { better: "lower", rates: [0.1, 0.4], n: [40, 20] } as const;
    const findings = await findingsOf({ ...firstPlan, ...change });
    expect(answer(findings)).toMatch(
      /turns 45 \+ 23 into \(44\.1 \+ 22\.1\) \/ \(1 − 0\.2\) = 56 \+ 28\. But if lost subjects count as events/,
    );
    expect(plain(neededSentence(findings))).toContain(
      "had nobody been lost, −30.0 points, the first is biased by +6.0 points, the second by 0 points. The first asks another question: who stays and is spared the event.",
    );
  });

  it("says when a size is too large", async () => {
    const findings = await findingsOf({ ...firstPlan, rates: [0.3, 0.25] });
    expect(answer(findings)).toContain("more than 1,000 per arm");
    expect(plain(neededSentence(findings))).toMatch(
      /too many to enumerate here \(by formula about 1,\d+ per arm\) if lost/,
    );
    expect(protocolText(findings)).not.toMatch(/undefined|NaN/);
  });
});

describe("captions", () => {
  it("of strategies", async () => {
    const { rows } = await findingsOf(firstPlan);
    expect(plain(strategiesCaption(firstPlan, rows))).toMatch(
      /power is 73\.8% .* raises it to 92\.5% .*: \+9\.3 points of bias, not a saving\.$/,
    );
  });

  it("of power and size over dropout", async () => {
    const { curve, sizes } = await findingsOf(firstPlan, steps.all);
    expect(plain(powerCaption(firstPlan, curve!))).toMatch(/from 89\.7% to 61\.6% .* to 45\.2%/);
    const rows = sizes!;
    expect(rows[4]).toEqual({
      dropout: 0.2,
      rule: [30, 30],
      nonresponder: [33, 33],
      completeCase: [29, 29],
    });
    expect(plain(sizesCaption(firstPlan, rows))).toMatch(
      /rule asks for 30 per arm; needed are 33 where .*, 29 for complete cases/,
    );
  });

  it("of bias", () => {
    expect(plain(biasCaption(firstPlan, biasOverOdds(firstPlan)))).toMatch(
      /biased by \+2\.7 points .* and by \+4\.2 points .* by −5\.9 points and −4\.6 points\./,
    );
    const place = unevenPlaces(firstPlan)(0.1, 0.3);
    expect(plain(unevenBiasCaption(firstPlan, place))).toContain("the bias is +5.3 points");
    expect(plain(unevenSizeCaption(firstPlan, place))).toContain("with probability 7.7%");
  });

  it("of completers: 37% for both arms, yet .817 of power", async () => {
    expect(plain(completersCaption(firstPlan, [24, 24]))).toBe(
      "Of 30 per arm, each arm keeps 24.0 on average, 19 to 28 in at least 95 of 100 trials. The chance that both arms keep at least 24, the size the formula asks for, is 37%.",
    );
    const { rows } = await findingsOf(firstPlan);
    expect(plain(enrollmentCaption(firstPlan, [24, 24], rowOf(rows, "completeCase")))).toBe(
      "Mean power of complete cases with 30 per arm is 81.7%. 80% power takes 29 per arm; to be 80% sure of 24 completers in both arms would take 34.",
    );
  });
});

describe("the paragraph for a protocol", () => {
  it("names event, strategy, estimand, rates, size and power", async () => {
    const text = protocolText(await findingsOf({ ...firstPlan, n: [33, 33] }));
    for (const part of [
      "intercurrent event",
      "composite strategy",
      "non-responder imputation",
      "53.4% and 21.4%, a difference of 32.0 percentage points",
      "With 33 subjects per arm (66 in total), Pearson’s chi-square test at two-sided alpha .05 has 80.0% power; from this size on",
      "would give 30 subjects per arm (60 in total) and 73.8%",
    ])
      expect(text).toContain(part);
  });

  it.each<[string, Partial<LossPlan>]>([
    ["hypothetical strategy", { missing: "completeCase" }],
    ["a bias of +2.4 points", { missing: "completeCase", oddsRatio: 4 }],
    ["4 times the odds among non-responders as among responders, in both arms", { oddsRatio: 4 }],
    ["and no loss", { dropout: [0, 0] }],
    ["10% dropout on the experimental arm and 30% on control", { dropout: [0.1, 0.3] }],
    ["one-sided alpha .025", { sides: 1, alpha: 0.025 }],
  ])("says %s", async (part, change) => {
    const text = protocolText(await findingsOf({ ...firstPlan, ...change }));
    expect(text).toContain(part);
    expect(text).not.toMatch(/undefined|NaN|\.\./);
  });
});

it("the verdict of a check counts Monte Carlo errors", () => {
  const row = { label: "power", unit: "rate", exact: 0.8, monteCarloError: 0.004 } as const;
  expect(checkVerdict([{ ...row, simulated: 0.806 }])).toMatch(/^All 1 numbers agree: .* 1\.5/);
  expect(checkVerdict([{ ...row, simulated: 0.83 }])).toMatch(/^Not all numbers agree: .* 7\.5/);
  expect(checkVerdict([])).toBe("");
});
