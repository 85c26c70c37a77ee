import { describe, expect, it } from "vitest";
import { readAddress } from "../../src/planner/address.ts";
import { alignSizes, allocationOf } from "../../src/planner/allocation.ts";
import { axisSize, curveSizes, goalOf, resized } from "../../src/planner/curveRows.ts";
import { goals } from "../../src/planner/goals.ts";
import { guessVerdict } from "../../src/planner/guess.ts";
import { queryWithPins } from "../../src/planner/pins.ts";
import { effectSizes, planOf } from "../../src/planner/plan.ts";
import { answerSentence, disagreement, disagreementNotice } from "../../src/planner/sentences.ts";
import { simulateNow } from "../../src/planner/simulatePlan.ts";
import { extendSession, runSession } from "../../src/planner/trialSession.ts";
import { presets } from "../../src/study/presets.ts";
import { requireSized } from "../../src/study/requireSized.ts";

const study = requireSized(presets[0]!.study);
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

describe("allocation", () => {
  it("is read from the sizes", () => {
    expect(
      [
        [30, 30],
        [60, 30],
        [30, 60],
        [37, 41],
      ].map((n) => allocationOf(n as never)),
    ).toEqual(["1:1", "2:1", "1:2", "free"]);
  });

  it("lets the other arm follow, rounded up", () => {
    expect(alignSizes([31, 20], 0, "1:1")).toEqual([31, 31]);
    expect(alignSizes([31, 20], 0, "2:1")).toEqual([31, 16]);
    expect(alignSizes([31, 20], 1, "2:1")).toEqual([40, 20]);
    expect(alignSizes([31, 20], 1, "free")).toEqual([31, 20]);
  });
});

describe("the address", () => {
  it("reads pinned designs and the study apart", () => {
    const other = resized(study, [40, 40]);
    const read = readAddress(queryWithPins(other, [study, other]));
    expect(read.problems).toEqual([]);
    expect(read.study).toEqual(other);
    expect(read.pins).toEqual([study, other]);
  });

  it("names what it cannot use and shows the usual value", () => {
    const { study: shown, problems } = readAddress("v=1&rate=26.7,0.2&pin=rate%3D9");
    expect(shown.scenarios[0]!.responseRate).toEqual([0.667, 0.267]);
    expect(problems.join("\n")).toContain(
      "scenarios[0].responseRate[0] must lie in [0, 1]; got 26.7",
    );
    expect(problems.join("\n")).toContain("pin must be a link to a study; got rate=9");
  });

  it("keeps every scenario, and which of them is shown", () => {
    const cautious = { name: "cautious", responseRate: [0.5, 0.267] as [number, number] };
    const both = { ...study, scenarios: [...study.scenarios, cautious] };
    const read = readAddress(queryWithPins(both, [], 1));
    expect(read).toEqual({ study: both, at: 1, pins: [], problems: [] });
    expect(readAddress(queryWithPins(both, [])).at).toBe(0);
  });

  it.each(["0", "2", "x", "1.5"])("does not show scenario %s of one", (number) => {
    const { at, problems } = readAddress(`v=1&show=${number}`);
    expect(at).toBe(0);
    expect(problems).toEqual([`show must be the number of a scenario, from 1 to 1; got ${number}`]);
  });

  it("says where a size is more than the page can follow", () => {
    const { study: shown, problems } = readAddress("v=1&n=5000,5000");
    expect(shown.design.arms.map(({ n }) => n)).toEqual([30, 30]);
    expect(problems[0]).toContain("design.arms[0].n must be at most 2000 on this page");
  });
});

describe("a study that the page cannot show", () => {
  it("is shown with the usual test in place of an adjusted analysis, and says so", () => {
    const { study: shown, problems } = readAddress("v=1&method=mantelHaenszel");
    expect(shown.design.analysis.method).toBe("fisher");
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe("the plan", () => {
  it("gives the exact power of the follow-up and its effect sizes", () => {
    const plan = planOf({
      ...study,
      scenarios: [{ name: "no dropout", responseRate: [0.667, 0.267] }],
    });
    expect(plan.exact).toBeCloseTo(0.8392783192, 9); // test/reference/03, Fisher
    const { difference, ratio, oddsRatio, numberNeededToTreat } = effectSizes([20 / 30, 8 / 30]);
    expect([difference, ratio, oddsRatio, numberNeededToTreat].map((x) => +x.toFixed(6))).toEqual([
      0.4, 2.5, 5.5, 2.5,
    ]);
  });

  it("is said in a sentence", () => {
    const { before, after } = answerSentence(planOf(study));
    expect(plain(before)).toBe(
      "If 66.7% respond on LD-IL-2 and 26.7% on Placebo, and 5% of each arm drop out and are counted as non-responders, a trial of 30 + 30 has a ",
    );
    expect(after).toBe(" chance of P ≤ .05 (Fisher's exact test, two-sided).");
  });

  it("has a curve that spans past 90% power and tells first from stable", () => {
    const bare = {
      ...study,
      scenarios: [{ name: "x", responseRate: [2 / 3, 4 / 15] as [number, number] }],
    };
    const sizes = curveSizes(bare);
    const rows = sizes.map((n) => ({
      size: axisSize(n),
      n,
      closedForm: 0,
      exact: planOf(resized(bare, n)).exact,
    }));
    expect(goalOf(rows, 0.8)).toEqual({ power: 0.8, first: 29, stable: 29 });
    expect(goalOf(rows, 0.95)).toEqual({ power: 0.95, first: 42, stable: 44 });
  });
});

describe("simulated and exact power", () => {
  it("agree within 3 standard errors for the presets, without a notice", () => {
    for (const preset of presets) {
      const sized = requireSized(preset.study);
      const { exact } = planOf(sized);
      const result = simulateNow(sized);
      expect(disagreement(exact, result), preset.id).toBeLessThan(3);
      expect(disagreementNotice(exact, result)).toBe("");
    }
  });

  it("are said to disagree beyond 3 standard errors", () => {
    const result = simulateNow(study);
    expect(disagreementNotice(0.9, result)).toMatch(/differ by \d+\.\d standard errors/);
    expect(disagreementNotice(0, result), "an event that cannot be").toContain(
      "any standard error",
    );
  });
});

describe("a session of trials", () => {
  it("is the same however it was clicked together", () => {
    const whole = runSession(study, 111);
    const clicked = [1, 10, 100].reduce(
      (session, more) => extendSession(study, session, more),
      runSession(study, 0),
    );
    expect(clicked).toEqual(whole);
    expect(whole.rows.map(({ replicate }) => replicate)).toEqual(
      Array.from({ length: 111 }, (_, i) => i),
    );
  });
});

describe("guesses and goals", () => {
  it("judge a guess", () => {
    expect(guessVerdict(0.6, 0.796)).toBe("You guessed 60.0%; it is 79.6%: 19.6 points too low.");
    expect(guessVerdict(0.9, 0.796)).toContain("10.4 points too high");
    expect(guessVerdict(0.8, 0.796)).toContain("well guessed");
  });

  it("each goal can be reached, and the design that opens the page does not reach it", () => {
    const tries = [
      { sides: 1 as const, n: 40, dropout: 0.15, rates: [0.667, 0.267] },
      { sides: 1 as const, n: 25, dropout: 0.05, rates: [0.667, 0.267] },
      { sides: 1 as const, n: 50, dropout: 0.05, rates: [0.567, 0.267] },
    ];
    goals.forEach((goal, i) => {
      const { sides, n, dropout, rates } = tries[i]!;
      const design = {
        ...resized(study, [n, n]).design,
        analysis: { method: "pearson" as const, sides, alpha: 0.05 },
      };
      const scenario = {
        name: "goal",
        responseRate: rates as [number, number],
        dropout: { rate: [dropout, dropout] as [number, number], mechanism: "mcar" as const },
      };
      const reached = planOf({ ...study, design, scenarios: [scenario] });
      expect(
        goal.conditions.filter((one) => !one.isMet(reached)).map(({ words }) => words),
        goal.title,
      ).toEqual([]);
      expect(goal.conditions.every((one) => one.isMet(planOf(study)))).toBe(false);
    });
  });
});
