import { describe, expect, it } from "vitest";
import { biasCaption, levelCaption, powerCaption } from "../../src/visits/analysisCaptions.ts";
import { analysisRows } from "../../src/visits/analysisRows.ts";
import { analysisColumns } from "../../src/visits/analysisTable.ts";
import { trialCaption, trialSentence } from "../../src/visits/captions.ts";
import { presetNote } from "../../src/visits/controlSections.ts";
import { missingCaption, selectionCaption } from "../../src/visits/lossCaptions.ts";
import { missingShares } from "../../src/visits/missingShares.ts";
import { oneTrial } from "../../src/visits/oneTrial.ts";
import { mechanismsOf, selectionUnder } from "../../src/visits/selection.ts";
import {
  answerWords,
  runSentence,
  sizeSentence,
  studySummary,
  truthSentence,
} from "../../src/visits/sentences.ts";
import { visitProvenance } from "../../src/visits/visitProvenance.ts";
import { visitPresets } from "../../src/study/visitPresets.ts";
import { replicateColumns, replicateRows } from "../../src/visits/replicateTable.ts";
import { csvText } from "../../src/notebook/csvText.ts";
import { findingsOf } from "./found.ts";
import { preset } from "./preset.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

describe("the answer", () => {
  it("comes by formula first, then by a short run, then in full", async () => {
    const { states, last } = await findingsOf(preset("fatigue"), 400);
    const sentence = (k: number) => plain(Object.values(answerWords(states[k]!)).join(""));
    expect(sentence(0)).toBe(
      "With 30 + 30 subjects, of whom 3% are lost by week 12, MMRM finds a difference of −11.7 mm in fatigue (VAS) with 71.5% power.",
    );
    expect(sentence(1)).toMatch(/with 7\d% ± 3 power; closed form 71\.5%\.$/);
    expect(states[1]!.power!.replicates).toBe(200);
    expect(last.power!.replicates).toBe(400);
    expect(last.stage).toBe("complete");
    expect(plain(sizeSentence(last))).toBe("For 80% the formula asks for 37 + 37 subjects.");
    expect(runSentence(last)).toContain("400 of 400 trials");
    expect(truthSentence(last)).toBe("");
    expect(plain(studySummary(last))).toMatch(/^30 \+ 30 · a difference .* · power 7\d%$/);
  });

  it("says why there is no formula, and what the estimand makes of the difference", async () => {
    const { last } = await findingsOf(preset("fatigue-estimands"), 500);
    expect(sizeSentence(last)).toMatch(/^There is no closed form, because values after the end/);
    expect(plain(truthSentence(last))).toContain(
      "(treatment policy), the true difference is −9.3 mm",
    );
    const rows = analysisRows(last);
    expect(rows.map(({ label }) => label)).toContain("t-test, jump to reference");
    expect(rows.map(({ found }) => found.strategy)).toContain("hypothetical");
    expect(powerCaption(rows)).toContain("500 trials; the first 100 where values are imputed.");
    expect(levelCaption(rows, 0.05)).toMatch(/^The same trials without an effect\. No analysis/);
    expect(plain(biasCaption(rows, last))).toMatch(
      /Largest: .* mm from the treatment policy value\.$/,
    );
    for (const { value } of analysisColumns(17)) expect(value(rows[0]!)).not.toContain("NaN");
  });

  it("compares rates of responders by the exact power", async () => {
    const { last } = await findingsOf(preset("essdai-responders"), 200);
    const sentence = plain(Object.values(answerWords(last)).join(""));
    expect(sentence).toMatch(
      /^With 30 \+ 30 subjects, of whom 5% are lost by week 24, Fisher's exact test finds 66\.7% responders against 26\.7% with .* power; exact 79\.6%\.$/,
    );
    const lines = csvText(replicateColumns, replicateRows(last)).split("\r\n");
    expect(lines).toHaveLength(1 + 2 * (4 * 200 + 100) + 1);
    const titles = visitProvenance(last).map(({ title }) => title);
    expect(titles).toEqual([
      "Exact power",
      "Simulated power",
      "True difference, composite",
      "Imputation",
    ]);
  });
});

describe("one trial", () => {
  it("is told in a sentence", () => {
    const study = preset("fatigue");
    const trial = oneTrial(study, 0);
    expect(plain(trialSentence(trial, study))).toBe(
      "In simulated trial 1, MMRM compares the means at week 12: a difference of −13.2 mm (95% interval −21.9 to −4.6), P = .003, significant.",
    );
    expect(trialCaption(trial.courses, study)).toMatch(
      /^0 of 30 leave LD-IL-2; 1 of 30 leave Placebo\./,
    );
    const empty = { ...trial, pValue: NaN };
    expect(trialSentence(empty, study)).toContain("too few values are left");
  });

  it("holds every subject at every visit, with the baseline at 0", () => {
    const { courses } = oneTrial(preset("essdai-responders"), 3);
    expect(courses.values).toHaveLength(60 * 5);
    expect(new Set(courses.values.map(({ visit }) => visit))).toEqual(new Set([0, 4, 8, 12, 24]));
  });
});

describe("who is missing", () => {
  it("is told by reason", () => {
    const study = preset("fatigue-estimands");
    expect(missingCaption(missingShares(study), study).replaceAll("\u00a0", " ")).toBe(
      "By week 24, 18.0% of LD-IL-2 have left, 11.2% are seen off treatment; 24.0% of Placebo have left, 5.4% are seen off treatment.",
    );
    const nobody = preset("teaching-mean");
    expect(missingCaption(missingShares(nobody), nobody)).toMatch(/^Nobody leaves/);
  });

  it("shows no selection by chance, and one by values", () => {
    const study = preset("fatigue");
    const rows = mechanismsOf(study).flatMap((mechanism) => selectionUnder(study, mechanism));
    const at = (mechanism: string) =>
      rows.findLast((row) => row.mechanism === mechanism && row.arm === 1)!.shift;
    // 12,000 subjects an arm, 5% of them lost: the error of a shift is 17.4 √(.05 / 12,000) = 0.04.
    expect(Math.abs(at("mcar"))).toBeLessThan(0.15);
    expect(at("mnar")).toBeLessThan(-0.25);
    expect(selectionCaption(rows, study)).toContain("2 times as high per standard deviation worse");
    const nobody = preset("teaching-mean");
    expect(selectionCaption([], nobody)).toMatch(/^Nobody leaves/);
  });
});

describe("a preset's note", () => {
  it.each(visitPresets)("tells published from invented: $id", (one) => {
    expect(presetNote(one)).toContain(`Invented: ${one.invented}.`);
  });
});
