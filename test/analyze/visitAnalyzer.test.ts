import { describe, expect, it } from "vitest";
import { ancova } from "../../src/analyze/ancova.ts";
import { gee } from "../../src/analyze/gee.ts";
import { imputeVisits } from "../../src/analyze/multipleImputation.ts";
import { poolRubin } from "../../src/analyze/rubin.ts";
import { mmrm } from "../../src/analyze/mmrm.ts";
import { riskDifferenceInterval } from "../../src/analyze/riskDifferenceInterval.ts";
import { studentTTest } from "../../src/analyze/studentTTest.ts";
import { testBinary } from "../../src/analyze/binaryTest.ts";
import {
  emptyVisitResult,
  visitAnalyzer,
  type VisitAnalysisPlan,
  type VisitLayout,
  type VisitTrialData,
} from "../../src/analyze/visitAnalyzer.ts";
import { visitMissings } from "../../src/analyze/visitMissing.ts";
import { welchT } from "../../src/analyze/welchT.ts";
import { wilcoxonRankSum } from "../../src/analyze/wilcoxonRankSum.ts";
import { longForm, madeTrial, samplesAt, sourceOf } from "./visitTrials.ts";

const [visits, subjects] = [3, 30];
const layout: VisitLayout = { visits, subjects, hasBaseline: true, contrast: 2, better: "higher" };
const responder = { direction: "fall", threshold: 9 } as const;
const trial = madeTrial(12, { subjects, visits, dropout: 0.15, gaps: 0.05 });

function analyzed(
  data: VisitTrialData,
  plan: Omit<VisitAnalysisPlan, "analysis"> & { readonly analysis?: object },
  method: VisitAnalysisPlan["analysis"]["method"],
  change: Partial<VisitLayout> = {},
) {
  const out = emptyVisitResult();
  const full = { ...plan, analysis: { method, ...plan.analysis } };
  visitAnalyzer({ ...layout, ...change }, full, sourceOf(1))(data, out);
  return out;
}

describe("visitAnalyzer, values as observed", () => {
  const { values, baseline } = samplesAt(trial, visits, 2);
  const keys = ["estimate", "standardError", "df", "pValue", "lower", "upper"] as const;
  it.each([
    ["t", studentTTest(values)],
    ["welch", welchT(values)],
    ["ancova", ancova({ values, baseline })],
    ["wilcoxon", { ...wilcoxonRankSum(values), standardError: NaN, df: NaN }],
    ["gee", gee(longForm(trial, visits))],
  ] as const)("%s is the test of that name at the visit compared", (method, want) => {
    const got = analyzed(trial, { missing: "observed" }, method);
    expect(got.status).toBe("done");
    for (const key of keys) {
      if (Number.isNaN(want[key])) expect(got[key]).toBeNaN();
      else expect(got[key]).toBeCloseTo(want[key], method === "gee" ? 7 : 10);
    }
    if (method === "gee") return;
    expect(analyzed(trial, { missing: "completeCase" }, method)).toEqual(got);
  });

  it("sides, better direction, margins and level reach every method", () => {
    const plan = { missing: "observed", level: 0.9, analysis: { sides: 1 } } as const;
    const lower = { better: "lower" } as const;
    const want = studentTTest(values, { sides: 1, better: "lower", level: 0.9 });
    expect(analyzed(trial, plan, "t", lower).pValue).toBeCloseTo(want.pValue, 12);
    expect(analyzed(trial, plan, "t", lower).lower).toBeCloseTo(want.lower, 12);
    const shifted = { sides: 1, better: "higher", nullDifference: -2 } as const;
    const against = { hypothesis: "nonInferiority", margin: 2, sides: 1 } as const;
    const margin = { missing: "observed", analysis: against } as const;
    const pairs = [
      ["t", studentTTest(values, shifted).pValue],
      ["wilcoxon", wilcoxonRankSum(values, shifted).pValue],
      ["gee", gee(longForm(trial, visits), shifted).pValue],
      ["mmrm", mmrm(longForm(trial, visits), shifted).pValue],
    ] as const;
    for (const [method, want] of pairs) {
      expect(analyzed(trial, margin, method).pValue / want).toBeCloseTo(1, 3); // fits for simulation
    }
  });

  it("gee from sums by pattern is gee, whatever is assumed", () => {
    for (const correlation of ["independence", "exchangeable", "ar1"] as const) {
      for (const correction of ["none", "manclDeRouen"] as const) {
        for (const baselineEffect of ["main", "byVisit"] as const) {
          const analysis = { correlation, correction, baselineEffect };
          const got = analyzed(trial, { missing: "observed", analysis }, "gee", { contrast: 1 });
          const want = gee(longForm(trial, visits), { ...analysis, contrastVisit: 2 });
          for (const key of keys) {
            if (want[key] === Infinity) expect(got[key]).toBe(Infinity);
            else expect(Math.abs(got[key] / want[key] - 1)).toBeLessThan(1e-8);
          }
        }
      }
    }
  });

  it("one visit: the mixed model is the analysis of covariance", () => {
    const one = madeTrial(4, { subjects, visits: 1 });
    const change = { visits: 1, contrast: 0 };
    const model = analyzed(one, { missing: "observed" }, "mmrm", change);
    const want = analyzed(one, { missing: "observed" }, "ancova", change);
    for (const key of keys) expect(model[key]).toBeCloseTo(want[key], 8);
    for (const missing of ["multipleImputation", "jumpToReference"] as const) {
      const values = one.values.map((value, i) => (i % 7 === 0 ? NaN : value));
      const out = analyzed({ ...one, values }, { missing }, "ancova", change);
      expect(out.status).toBe("done");
    }
  });

  it("takes trials smaller than the layout, and forgets the one before", () => {
    const analyze = visitAnalyzer(layout, { missing: "observed", analysis: { method: "mmrm" } });
    const small = madeTrial(5, { subjects: 20, visits });
    const [fresh, used] = [emptyVisitResult(), emptyVisitResult()];
    analyze(small, fresh);
    analyze(trial, used);
    analyze(small, used);
    expect(used).toEqual(fresh);
  });
});

describe("visitAnalyzer, missing values", () => {
  it("carries the last observation, or the baseline, or leaves out", () => {
    const values = Float64Array.from([
      1,
      NaN,
      NaN,
      NaN,
      NaN,
      NaN,
      3,
      5,
      NaN,
      2,
      NaN,
      7,
      4,
      4,
      6,
      1,
      2,
      NaN,
    ]);
    const arm = [0, 0, 0, 1, 1, 1];
    const baseline = [9, 8, 7, 6, 5, 4];
    const plan = { missing: "lastObservation" } as const;
    const change = { hasBaseline: false };
    const carried = studentTTest([
      [1, 8, 5],
      [7, 6, 2],
    ]);
    expect(analyzed({ values, arm, baseline }, plan, "t").estimate).toBeCloseTo(
      carried.estimate,
      12,
    );
    const bare = studentTTest([
      [1, 5],
      [7, 6, 2],
    ]);
    expect(analyzed({ values, arm }, plan, "t", change).pValue).toBeCloseTo(bare.pValue, 12);
    const earlier = studentTTest([
      [1, 5],
      [2, 4, 2],
    ]); // up to the second visit only
    const atSecond = { ...change, contrast: 1 };
    expect(analyzed({ values, arm }, plan, "t", atSecond).pValue).toBeCloseTo(earlier.pValue, 12);
  });

  it("nobody missing: every handling is the analysis of the complete data, exactly", () => {
    const full = madeTrial(6, { subjects, visits });
    const plain = analyzed(full, { missing: "completeCase" }, "ancova");
    const counted = analyzed(full, { missing: "completeCase" }, "fisher", { responder });
    for (const missing of visitMissings) {
      if (missing !== "nonresponder") expect(analyzed(full, { missing }, "ancova")).toEqual(plain);
      if (missing === "observed") continue;
      expect(analyzed(full, { missing }, "fisher", { responder })).toEqual(counted);
    }
  });

  it("the reference-based methods shrink the effect in their order", () => {
    const left = madeTrial(8, { subjects: 200, visits, dropout: 0.25, effect: (j) => 4 + 2 * j });
    const big = { subjects: 200 };
    const estimate = (missing: VisitAnalysisPlan["missing"]) =>
      analyzed(left, { missing, imputations: 50 }, "ancova", big).estimate;
    const order = [
      "jumpToReference",
      "copyReference",
      "copyIncrements",
      "multipleImputation",
    ] as const;
    const estimates = order.map(estimate);
    expect(estimates).toEqual([...estimates].sort((a, b) => a - b));
    const without = { values: left.values, arm: left.arm, baseline: left.baseline };
    const plan = { missing: "jumpToReference", imputations: 50 } as const;
    expect(analyzed(without, plan, "ancova", big).estimate).toBe(estimates[0]); // monotone: the same visits
  });

  it("welch and t pool too", () => {
    for (const method of ["t", "welch"] as const) {
      const out = analyzed(trial, { missing: "multipleImputation", imputations: 200 }, method);
      const ancova = analyzed(trial, { missing: "multipleImputation", imputations: 200 }, "ancova");
      expect(out.status).toBe("done");
      expect(Math.abs(out.estimate - ancova.estimate)).toBeLessThan(2 * out.standardError);
      expect(out.df).toBeLessThan(subjects - 2);
    }
  });
});

describe("visitAnalyzer, responders", () => {
  const values = Float64Array.from([1, 5, NaN, 3, 8, NaN, 2, 9]);
  const data = { values, arm: [0, 0, 0, 0, 1, 1, 1, 1], baseline: [9, 9, 9, 9, 9, 9, 9, 9] };
  const change = { visits: 1, contrast: 0, subjects: 8 };
  const rule = (direction: "fall" | "rise" | "atMost" | "atLeast", threshold: number) =>
    ({ ...change, responder: { direction, threshold } }) as const;
  const of = (events: [number, number], n: [number, number]) => {
    const { pValue, estimate } = testBinary({ events, n }, { method: "fisherMidP" });
    const { lower, upper } = riskDifferenceInterval({ events, n }, { method: "newcombe" });
    return { pValue, estimate: estimate.riskDifference, lower, upper, status: "done" };
  };

  it.each([
    ["nonresponder", rule("fall", 4), of([3, 1], [4, 4])],
    ["completeCase", rule("fall", 4), of([3, 1], [3, 3])],
    ["lastObservation", rule("fall", 4), of([3, 1], [4, 4])],
    ["completeCase", rule("rise", 0), of([0, 1], [3, 3])],
    ["completeCase", rule("atMost", 3), of([2, 1], [3, 3])],
    ["completeCase", rule("atLeast", 8), of([0, 2], [3, 3])],
    ["nonresponder", { ...rule("atLeast", 8), better: "lower" }, of([1, 3], [4, 4])],
  ] as const)("%s with %j counts the events", (missing, change, want) => {
    expect(analyzed(data, { missing }, "fisherMidP", change)).toMatchObject(want);
  });

  it("composite: a value seen off treatment is a failure", () => {
    const stopped = [1, 0, 0, 1, 1, 0, 0, 1];
    const change = rule("fall", 4);
    const plan = { missing: "completeCase", estimand: "composite" } as const;
    expect(analyzed({ ...data, stopped }, plan, "fisherMidP", change)).toMatchObject(
      of([2, 0], [3, 3]),
    );
    const policy = { ...plan, estimand: "treatmentPolicy" };
    expect(analyzed({ ...data, stopped }, policy, "fisherMidP", change)).toMatchObject(
      of([3, 1], [3, 3]),
    );
  });

  it("an arm with nobody left never rejects", () => {
    const lost = { ...data, values: values.map((value, i) => (i > 3 ? NaN : value)) };
    const out = analyzed(lost, { missing: "completeCase" }, "fisherMidP", rule("fall", 4));
    expect(out).toMatchObject({ pValue: 1, status: "done", estimate: NaN });
  });

  it("imputes values, cuts them, and pools the rates by Rubin's rules", () => {
    const left = madeTrial(8, { subjects: 60, visits, dropout: 0.2, gaps: 0.05 });
    const imputed = analyzed(left, { missing: "multipleImputation" }, "pearson", {
      responder,
      subjects: 60,
    });
    const completed = imputeVisits(left, { visits }, sourceOf(1));
    const rates = completed.map((values) =>
      ([0, 1] as const).map((code) => {
        const own = [...left.arm.keys()].filter((i) => left.arm[i] === code);
        const events = own.filter((i) => left.baseline[i]! - values[i * visits + 2]! >= 9);
        return { rate: events.length / own.length, n: own.length };
      }),
    );
    const want = poolRubin(
      rates.map(([e, c]) => e!.rate - c!.rate),
      rates.map((arms) => arms.reduce((sum, { rate, n }) => sum + (rate * (1 - rate)) / n, 0)),
      Infinity,
    );
    for (const key of ["estimate", "standardError", "df"] as const) {
      expect(imputed[key] / want[key]).toBeCloseTo(1, 9);
    }
  });
});

describe("visitAnalyzer, trials that cannot bear the analysis", () => {
  const methods = ["t", "welch", "ancova", "wilcoxon", "mmrm", "gee"] as const;
  const handled = methods.flatMap((method) =>
    visitMissings
      .filter((missing) => {
        if (method === "mmrm" || method === "gee") return missing === "observed";
        if (missing === "nonresponder") return false;
        return method !== "wilcoxon" || missing === "observed" || missing === "lastObservation";
      })
      .map((missing) => [method, missing] as const),
  );
  const broken = {
    "an arm without any value": (i: number) => (trial.arm[i] === 0 ? NaN : 1),
    "nobody at all": () => NaN,
    "a constant": () => 3,
  };
  it.each(handled)("%s, %s", (method, missing) => {
    for (const [name, valueOf] of Object.entries(broken)) {
      const values = trial.values.map((value, at) => {
        const made = valueOf(Math.floor(at / visits));
        return made === 1 ? value : Number.isNaN(value) ? NaN : made;
      });
      // Carried forward, baselines stand in: that is no broken trial
      const { arm, stopped } = trial;
      const data = { values, arm, stopped, baseline: trial.baseline };
      if (missing === "lastObservation" && name !== "a constant") continue;
      if (missing === "lastObservation") values.fill(3);
      const { status, ...numbers } = analyzed(data, { missing }, method);
      expect([name, status]).not.toEqual([name, "done"]);
      expect(Object.values(numbers).every(Number.isNaN)).toBe(true);
    }
  });

  it("everybody of an arm missing at the last visit", () => {
    const values = trial.values.map((value, at) =>
      at % visits === 2 && trial.arm[Math.floor(at / visits)] === 0 ? NaN : value,
    );
    for (const [method, missing] of handled) {
      const { status } = analyzed({ ...trial, values }, { missing }, method);
      expect(status).toBe(missing === "lastObservation" ? "done" : "notEstimable");
    }
  });

  it("three subjects per arm: an analysis or none, never an exception", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const few = madeTrial(seed, { subjects: 6, visits, dropout: 0.3, gaps: 0.2 });
      for (const [method, missing] of handled) {
        const { status, pValue, standardError } = analyzed(few, { missing }, method);
        const isDone = status === "done";
        expect(Number.isNaN(pValue)).toBe(!isDone);
        if (isDone && method !== "wilcoxon") expect(standardError).toBeGreaterThan(0);
      }
    }
  });

  it("falls back to the covariance that is planned, and says so", () => {
    const values = trial.values.map((value, at) => {
      const isEarly = Math.floor(at / visits) % 4 < 2; // nobody is seen at the first and the last visit
      return at % visits === (isEarly ? 2 : 0) ? NaN : value;
    });
    const data = { ...trial, values };
    const alone = analyzed(data, { missing: "observed" }, "mmrm");
    expect(alone.status).toBe("notConverged");
    const analysis = { fallback: "compoundSymmetry" } as const;
    const replaced = analyzed(data, { missing: "observed", analysis }, "mmrm");
    const planned = { missing: "observed", analysis: { covariance: "compoundSymmetry" } } as const;
    const { status, ...numbers } = analyzed(data, planned, "mmrm");
    expect(replaced).toEqual({ status: "fallback", ...numbers });
    expect(status).toBe("done");
  });
});

describe("visitAnalyzer, plans that do not fit", () => {
  const refused = (
    plan: { missing: string; analysis: { method: string }; imputations?: number },
    change: Partial<VisitLayout> = {},
    source = true,
  ) => {
    const make = () =>
      visitAnalyzer(
        { ...layout, ...change },
        plan as VisitAnalysisPlan,
        source ? sourceOf(1) : undefined,
      );
    return expect(make);
  };
  const t = { method: "t" };

  it("names what is wrong", () => {
    refused({ missing: "observed", analysis: { method: "fisher" } }).toThrow(
      "analysis.method must be one of t, welch, wilcoxon, ancova, mmrm, gee; got",
    );
    refused({ missing: "nonresponder", analysis: t }, { responder }).toThrow(
      "analysis.method must be one of pearson,",
    );
    refused(
      { missing: "observed", analysis: { method: "ancova" } },
      { hasBaseline: false },
    ).toThrow("analysis.method must be another one without a baseline");
    refused({ missing: "completeCase", analysis: { method: "mmrm" } }).toThrow(
      'missing must be one of observed for mmrm; got "completeCase"',
    );
    refused({ missing: "multipleImputation", analysis: { method: "wilcoxon" } }).toThrow(
      "missing must be one of observed, completeCase, lastObservation for wilcoxon",
    );
    refused({ missing: "nonresponder", analysis: t }).toThrow("missing must be one of observed,");
    refused({ missing: "observed", analysis: { method: "fisher" } }, { responder }).toThrow(
      "missing must be one of completeCase, lastObservation, nonresponder,",
    );
    refused({ missing: "jumpToReference", analysis: t }, {}, false).toThrow(
      "source must draw random numbers for jumpToReference; got nothing",
    );
    refused({ missing: "jumpToReference", analysis: t, imputations: 1 }).toThrow(
      "imputations must be a whole number from 2; got 1",
    );
    refused({ missing: "observed", analysis: t }, { contrast: 3 }).toThrow(
      "contrast must be a whole number from 0 to 2; got 3",
    );
    refused({ missing: "observed", analysis: t }, { visits: 0 }).toThrow(
      "visits must be a whole number from 1 to 30; got 0",
    );
    refused({ missing: "observed", analysis: t }, { subjects: 0.5 }).toThrow(
      "subjects must be a whole number from 1",
    );
    refused(
      { missing: "completeCase", analysis: { method: "fisher" } },
      { responder, hasBaseline: false },
    ).toThrow('responder.direction must be "atMost" or "atLeast" without a baseline; got "fall"');
  });
});
