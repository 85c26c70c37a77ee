import { describe, expect, it } from "vitest";
import {
  extremePValues,
  oneSidedSentence,
  printedSentence,
  sameTestSentence,
  verdictSentence,
} from "../../src/paper/comparisonSentences.ts";
import { finePValue, neededRange, ratioText } from "../../src/paper/numberText.ts";
import { lostAndFragile } from "../../src/paper/lostSection.ts";
import { sourceTables, type ReaderTable } from "../../src/paper/readerTable.ts";
import { reanalyze } from "../../src/paper/reanalysis.ts";
import { scaleSentences } from "../../src/paper/scalesSection.ts";
import { readScales } from "../../src/paper/scaleReading.ts";
import {
  answerSentence,
  fragilitySentence,
  neededSentence,
  perHundred,
} from "../../src/paper/tableSentences.ts";

const [response, infection] = sourceTables;
const read = (change: Partial<ReaderTable>) =>
  reanalyze({ ...response, printed: undefined, ...change });

describe("sentences on a table", () => {
  it("say the response in numbers and in people", () => {
    const reading = reanalyze(response);
    expect(answerSentence(reading)).toBe(
      "Response: 20 of 30 (66.7%) on LD-IL-2 and 8 of 30 (26.7%) on Placebo, a difference of 40.0 percentage points (95% confidence interval 14.8 to 58.8). Fisher’s exact test, two-sided: P\u00a0=\u00a0.004.",
    );
    expect(perHundred(reading)).toBe(
      "Per 100 subjects, 40 more had the outcome on LD-IL-2 than on Placebo (a benefit); anything from 15 to 59 more agrees with the data.",
    );
    expect(fragilitySentence(reading)).toBe(
      "By Fisher’s test the fragility index is 4: with 12 instead of 8 of 30 on Placebo, P is above .05 (.069).",
    );
  });

  it("say the infections the other way round", () => {
    const reading = reanalyze(infection);
    expect(perHundred(reading)).toContain("27 fewer had the outcome");
    expect(perHundred(reading)).toContain("from 8 to 45 fewer");
    expect(neededSentence(reading)).toBe(
      "For every 3.8 subjects on LD-IL-2 instead of Placebo, one fewer had the outcome “Infection” (95% interval 2.2 to 12.8).",
    );
  });

  it("are honest where the interval holds no effect", () => {
    const reading = read({ events: [10, 8] });
    expect(neededRange(reading.needed)).toBe("3.5 to benefit … ∞ … 6.2 to harm");
    expect(neededSentence(reading)).toContain("passes through infinity");
    expect(perHundred(reading)).toContain("from 16 fewer to 28 more");
    expect(fragilitySentence(reading)).toContain("the reverse fragility index is 6");
  });

  it("hold where nobody or everybody has the outcome", () => {
    const none = read({ events: [0, 0] });
    expect(perHundred(none)).toContain("as many had the outcome");
    expect(neededSentence(none)).toContain("rates are equal");
    expect(fragilitySentence(none)).toContain("no change of outcomes on Placebo alone");
    expect(verdictSentence(none)).toBe("None of 10 tests gives P at or below .05.");
    for (const events of [
      [0, 0],
      [30, 30],
      [30, 0],
      [0, 30],
    ] as const)
      expect(answerSentence(read({ events }))).not.toMatch(/NaN|undefined/);
  });

  it("say when the choice of test decides", () => {
    expect(verdictSentence(read({ events: [6, 0], n: [30, 25] }))).toMatch(/^9 of 10 tests/);
  });
});

describe("sentences on the article", () => {
  it("say that no test gives both printed values", () => {
    expect(printedSentence(reanalyze(response))).toBe(
      "Response, printed .004: Fisher exact and Yates chi-square.",
    );
    expect(sameTestSentence()).toBe("No test gives both, neither two-sided nor one-sided.");
    expect(oneSidedSentence()).toBe(
      "Of one-sided tests, .004 for response is given by none and .006 for infection is given by Fisher exact.",
    );
    expect(extremePValues(reanalyze(infection).tests)).toBe(
      ".0030 (z unpooled) to .0153 (Yates chi-square)",
    );
  });

  it("compare the subjects lost with the fragility", () => {
    expect(lostAndFragile(sourceTables.map(reanalyze))).toBe(
      "Had three subjects been counted the other way, by Fisher’s test response could not have turned (fragility index 4) and infection could have turned (fragility index 2).",
    );
  });

  it("say which printed P value of the scales is rounded up", () => {
    const [agreement] = scaleSentences(readScales());
    expect(agreement).toContain("Dryness: .00061 rounds to the printed .001.");
    expect(agreement).toContain("rounded up from .00061");
  });
});

describe("numbers as text", () => {
  it("keep the digits that tell tests apart", () => {
    expect([1, 0.2373, 0.00403, 0.00061, 0].map(finePValue)).toEqual(["1", ".2373", ".0040", ".00061", "0"]); // prettier-ignore
    expect(finePValue(2.14e-6)).toBe("2.1 × 10⁻⁶");
    expect([NaN, Infinity, 2.5, 16.68, 301.6].map(ratioText)).toEqual(["not defined", "∞", "2.50", "16.7", "302"]); // prettier-ignore
  });
});
