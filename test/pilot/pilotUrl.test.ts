import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPilotQuestion, pilotRemarks } from "../../src/pilot/checkPilotQuestion.ts";
import { firstQuestion, type PilotQuestion } from "../../src/pilot/pilotQuestion.ts";
import { questionFromQuery, questionToQuery } from "../../src/pilot/pilotUrl.ts";

describe("the address of a question", () => {
  it("is empty for the opening question and short for one change", () => {
    expect(questionToQuery(firstQuestion)).toBe("");
    const infection: PilotQuestion = {
      ...firstQuestion,
      pilot: { events: [1, 9], n: [30, 30] },
      better: "lower",
    };
    expect(questionToQuery(infection)).toBe("v=1&events=1,9&better=lower");
    expect(questionFromQuery("v=1&events=1,9&better=lower")).toEqual({
      question: infection,
      tried: [],
      problems: [],
    });
  });

  it("brings every question back", () => {
    const rate = fc.integer({ min: 0, max: 60 }).map((percent) => percent / 100);
    const shape = fc.integer({ min: 1, max: 50 }).map((x) => x / 4);
    const questions = fc.record({
      pilot: fc.constantFrom(
        { events: [3, 4] as const, n: [10, 12] as const },
        { events: [0, 40] as const, n: [40, 40] as const },
      ),
      better: fc.constantFrom("higher" as const, "lower" as const),
      n: fc.integer({ min: 5, max: 300 }),
      method: fc.constantFrom("pearson" as const, "fisher" as const, "boschloo" as const),
      sides: fc.constantFrom(1 as const, 2 as const),
      alpha: fc.constantFrom(0.05, 0.025, 0.01),
      dropout: fc.tuple(rate, rate),
      lossOdds: fc.constantFrom(1, 4, 0.25),
      missing: fc.constant("nonresponder" as const),
      prior: fc.constantFrom("jeffreys" as const, "uniform" as const, "own" as const),
      own: fc.tuple(fc.record({ a: shape, b: shape }), fc.record({ a: shape, b: shape })),
      noEffect: rate,
      goal: fc.constantFrom(0.8 as const, 0.9 as const),
      worthwhile: fc.constantFrom(0.1, 0.25),
      means: fc.constant({ ...firstQuestion.means, sites: 7, perSiteMonth: 1.5, budget: 2e6 }),
    });
    fc.assert(
      fc.property(questions, (question) => {
        const { question: back, problems } = questionFromQuery(questionToQuery(question));
        expect(problems).toEqual([]);
        expect(back).toEqual(question);
      }),
      { seed: 20221118, numRuns: 100 },
    );
  });

  it.each([
    ["events=35,8", "events[0] must be at most the arm’s 30 subjects; got 35"],
    ["events=20", 'events must be two numbers with a comma between them; got "20"'],
    ["pilot=0", 'pilot[0] must be a whole number from 1 to 300; got "0"'],
    ["events=2.5,8", 'events[0] must be a whole number from 0 to 300; got "2.5"'],
    ["beta=0,1,1,1", 'beta[0] must lie in [0.01, 1000]; got "0"'],
    ["beta=1,1", 'beta must be four numbers: a,b,a,b; got "1,1"'],
    ["n=4", 'n must be a whole number from 5 to 300; got "4"'],
    ["goal=0.7", 'goal must be 0.8 or 0.9; got "0.7"'],
    ["better=up", 'better must be one of higher, lower; got "up"'],
    ["noeffect=2", 'noeffect must lie in [0, 1]; got "2"'],
    ["budget=-1", 'budget must lie in [0, 1000000000]; got "-1"'],
    ["odds=0", 'odds must lie in [0.05, 20]; got "0"'],
    ["sample=3", "sample is no part of a link to this page"],
    ["v=2", "v must be 1; got 2"],
  ])("%s: names what it cannot use", (query, message) => {
    const { question, problems } = questionFromQuery(query);
    expect(problems).toEqual([message]);
    expect(question).toEqual(firstQuestion);
  });

  it("keeps the rest of a link with a fault in it", () => {
    const { question, problems } = questionFromQuery("n=40&events=35,8&test=fisher");
    expect(problems).toHaveLength(1);
    expect(question).toMatchObject({ method: "fisher", pilot: firstQuestion.pilot });
  });
});

describe("checks between the controls", () => {
  const lossy: PilotQuestion = { ...firstQuestion, dropout: [0.2, 0.2], missing: "completeCase" };

  it("refuses events beyond the arm, and what takes minutes", () => {
    expect(checkPilotQuestion(firstQuestion)).toEqual([]);
    const pilot = { events: [31, 40], n: [30, 30] } as const;
    const paths = checkPilotQuestion({ ...firstQuestion, pilot }).map(({ path }) => path);
    expect(paths).toEqual(["events[0]", "events[1]"]);
    expect(checkPilotQuestion({ ...lossy, n: 101 })[0]?.path).toBe("n");
    expect(checkPilotQuestion({ ...lossy, method: "boschloo" })[0]?.path).toBe("test");
    expect(checkPilotQuestion({ ...firstQuestion, n: 300, method: "boschloo" })).toEqual([]);
    expect(checkPilotQuestion({ ...lossy, noEffect: 0.1 })[0]?.path).toBe("noeffect");
    expect(checkPilotQuestion(lossy)).toEqual([]);
  });

  it("remarks on a difference that the control rate has no room for", () => {
    expect(pilotRemarks(firstQuestion)).toEqual([]);
    const rare: PilotQuestion = {
      ...firstQuestion,
      pilot: { events: [1, 3], n: [30, 30] },
      better: "lower",
    };
    expect(pilotRemarks(rare)[0]).toEqual({
      path: "least",
      message:
        "Beside the pilot’s control rate there is room for 10.0 points at most: the plans leave this one out.",
    });
  });
});
