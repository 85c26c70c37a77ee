import { describe, expect, it } from "vitest";
import { firstQuestion, type Question } from "../../src/methods/question.ts";
import { questionFromQuery, questionToQuery } from "../../src/methods/questionUrl.ts";

describe("the link to a question", () => {
  it("is empty for what the page opens with", () =>
    expect(questionToQuery(firstQuestion)).toBe(""));

  it("says what was changed, in a few readable words", () => {
    const question: Question = { ...firstQuestion, rates: [0.5, 0.2], ratio: "2:1", sides: 1 };
    expect(questionToQuery(question)).toBe("v=1&rates=0.5,0.2&sides=1&ratio=2:1");
  });

  it("gives back the question that wrote it", () => {
    const question: Question = {
      rates: [0.033, 0.3],
      power: 0.9,
      alpha: 0.025,
      sides: 1,
      ratio: "1:3",
      method: "barnard",
      n: 41,
      shown: "zUnpooled",
      table: [2, 40],
    };
    expect(questionFromQuery(questionToQuery(question))).toEqual({ question, problems: [] });
  });

  it.each([
    ["rates=0.5", "rates must be two numbers with a comma between them"],
    ["rates=1.5,0.2", "rates[0] must lie in [0, 1]"],
    ["power=1", "power must lie in [0.1, 0.99]"],
    ["test=wald", "test must be one of"],
    ["sides=3", "sides must be one of 1, 2"],
    ["alpha=0.7", "alpha must lie in [0.0001, 0.2]"],
    ["alpha=", "alpha must lie in [0.0001, 0.2]"],
    ["ratio=5:1", "ratio must be one of 1:1, 2:1, 3:1, 1:2, 1:3"],
    ["n=4", "n must be a whole number from 5 to 150"],
    ["shown=x", "shown must be one of"],
    ["table=31,8", "table must lie within 30 and 30 subjects"],
    ["table=1.5,8", "table[0] must be a whole number"],
    ["color=red", "color is no part of a link to this page"],
    ["v=9", "v must be 1; got 9"],
    ["rates=0.3,0.3", "The two rates must differ"],
    ["rates=0.3,0.31", "must lie further apart"],
    ["power=0.1&alpha=0.2", "must lie above alpha"],
  ])("%s falls back to the default and says so", (query, message) => {
    const { question, problems } = questionFromQuery(query);
    expect(question).toEqual(firstQuestion);
    expect(problems.join(" ")).toContain(message);
    expect(problems).toHaveLength(1);
  });

  it("keeps what is good beside what is not", () => {
    const { question, problems } = questionFromQuery("n=40&alpha=x");
    expect(question).toEqual({ ...firstQuestion, n: 40 });
    expect(problems).toHaveLength(1);
  });
});
