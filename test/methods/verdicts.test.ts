import { describe, expect, it } from "vitest";
import { firstQuestion, sizesOf, tableOf, type Question } from "../../src/methods/question.ts";
import { regionCaption } from "../../src/methods/captions.ts";
import { tableSentence } from "../../src/methods/sentences.ts";
import { testPower } from "../../src/methods/testPower.ts";
import { tableVerdicts, verdictsOf } from "../../src/methods/verdicts.ts";

const small: Question = { ...firstQuestion, n: 9, ratio: "2:1" };

describe("verdicts of all tests", () => {
  it.each([small, { ...small, sides: 1 } as Question])("reject where P ≤ alpha", (question) => {
    const verdicts = verdictsOf(question);
    const [nE, nC] = sizesOf(question);
    for (let xE = 0; xE <= nE; xE++) {
      for (let xC = 0; xC <= nC; xC++) {
        const list = tableVerdicts(question, verdicts, [xE, xC]);
        for (const { method, pValue, rejects } of list)
          expect(rejects, `${method} ${xE} ${xC} ${pValue}`).toBe(pValue <= 0.05 * (1 + 1e-9));
        const votes = list.filter(({ rejects }) => rejects).length;
        expect(verdicts.rejecting[xE * (nC + 1) + xC]).toBe(votes);
      }
    }
  });

  it("are disputed between the powers of the most and the least careful test", () => {
    const verdicts = verdictsOf(firstQuestion);
    const { rates, alpha } = firstQuestion;
    const rule = { alpha, alternative: "twoSided" } as const;
    const powers = verdicts.methods.map((method) => testPower(method, [30, 30], { rates, rule })!);
    const least = Math.max(...powers) - Math.min(...powers);
    expect(verdicts.disputed).toBeGreaterThanOrEqual(least - 1e-12);
    expect(verdicts.disputed).toBeLessThan(0.2);
    expect(regionCaption(verdicts)).toMatch(/^Of 961 tables .* tests disagree at \d+\./);
  });

  it("speak in a sentence", () => {
    const verdicts = verdictsOf(firstQuestion);
    const say = (table: readonly [number, number]) =>
      tableSentence(verdicts, table, tableVerdicts(firstQuestion, verdicts, table));
    expect(say([20, 8])).toBe("20 of 30 (66.7%) against 8 of 30 (26.7%): all 10 tests reject.");
    expect(say([10, 10])).toBe(
      "10 of 30 (33.3%) against 10 of 30 (33.3%): none of 10 tests rejects.",
    );
    expect(say([16, 8])).toMatch(/: \d of 10 tests reject\.$/);
  });

  it("leave out tests that the sizes are too large for", () => {
    const large = verdictsOf({ ...firstQuestion, n: 180, ratio: "3:1" });
    expect(large.methods).not.toContain("barnard");
    expect(large.methods).toHaveLength(8);
  });
});

describe("the table that is looked at", () => {
  it("is the expected one until the reader chooses", () => {
    expect(tableOf(firstQuestion)).toEqual([20, 8]);
    expect(tableOf({ ...firstQuestion, table: [3, 4] })).toEqual([3, 4]);
    expect(tableOf({ ...firstQuestion, n: 10, table: [20, 8] })).toEqual([7, 3]);
  });
});
