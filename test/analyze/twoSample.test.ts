import { describe, expect, it } from "vitest";
import { ancova } from "../../src/analyze/ancova.ts";
import { pairedT } from "../../src/analyze/pairedT.ts";
import { studentTTest } from "../../src/analyze/studentTTest.ts";
import { welchT } from "../../src/analyze/welchT.ts";
import { wilcoxonRankSum } from "../../src/analyze/wilcoxonRankSum.ts";
import { wilcoxonSignedRank } from "../../src/analyze/wilcoxonSignedRank.ts";

const arms: [number[], number[]] = [
  [5, 7, 9, 12],
  [4, 6, 6, 7, 8],
];

describe("tests of two means", () => {
  it("reads sides and direction", () => {
    const both = studentTTest(arms).pValue;
    const higher = studentTTest(arms, { sides: 1 });
    const lower = studentTTest(arms, { sides: 1, better: "lower" });
    expect(higher.alternative).toBe("greater");
    expect(higher.pValue).toBeCloseTo(both / 2, 12);
    expect(lower.pValue).toBeCloseTo(1 - both / 2, 12);
  });

  it("tests against a difference under H0: its P is that of shifted values", () => {
    const shifted: [number[], number[]] = [arms[0].map((v) => v + 3), arms[1]];
    for (const test of [studentTTest, welchT, wilcoxonRankSum]) {
      expect(test(arms, { nullDifference: -3 }).pValue).toBeCloseTo(test(shifted).pValue, 12);
    }
  });

  it("keeps its digits far from zero", () => {
    const far: [number[], number[]] = [arms[0].map((v) => v + 1e9), arms[1].map((v) => v + 1e9)];
    expect(studentTTest(far).pValue).toBeCloseTo(studentTTest(arms).pValue, 7);
    expect(welchT(far).df).toBeCloseTo(welchT(arms).df, 9);
  });

  it("Student's t takes an arm with one value; Welch's does not", () => {
    expect(studentTTest([[9], [1, 2, 4]]).df).toBe(2);
    expect(() => welchT([[9], [1, 2, 4]])).toThrow(
      "data.values[0] must hold at least 2 values; got 1",
    );
  });

  it("names what is wrong", () => {
    expect(() => studentTTest([[], [1, 2]])).toThrow("data.values[0] must hold at least 1 value;");
    expect(() => studentTTest([[1], [2]])).toThrow(
      "data.values must hold at least 3 values; got 2",
    );
    expect(() => welchT([arms[0], [1, NaN, 2]])).toThrow(
      "data.values[1][1] must be a finite number",
    );
    const constant: [number[], number[]] = [
      [0.1, 0.1, 0.1],
      [0.3, 0.3, 0.3],
    ];
    expect(() => studentTTest(constant)).toThrow("data.values must vary within an arm");
    expect(() => welchT(constant)).toThrow("data.values must vary within an arm");
    const single: [number[], number[]] = [[4], [7]]; // one subject per arm
    expect(() => welchT(single)).toThrow("data.values[0] must hold at least 2 values; got 1");
    expect(() => ancova({ values: single, baseline: single })).toThrow(
      "data.values must hold at least 4 values; got 2",
    );
    expect(() =>
      ancova({
        values: constant,
        baseline: [
          [1, 2, 3],
          [2, 4, 5],
        ],
      }),
    ).toThrow("data.values must vary about the fitted lines");
    expect(() => welchT(arms, { level: 95 })).toThrow(
      "analysis.level must lie between 0 and 1; got 95",
    );
    const better = "bigger" as "higher";
    expect(() => welchT(arms, { better })).toThrow('analysis.better must be "higher" or "lower"');
  });
});

describe("wilcoxonRankSum", () => {
  it("is exact without ties and with arms below 50, else normal", () => {
    const steps = Array.from({ length: 50 }, (_, i) => i);
    expect(wilcoxonRankSum([[1, 2], [3]]).distribution).toBe("exact");
    expect(wilcoxonRankSum([[1, 2], [2]]).distribution).toBe("normal");
    expect(wilcoxonRankSum([steps, [0.5]]).distribution).toBe("normal");
  });

  it("ends at P = 1 in the middle", () => {
    expect(wilcoxonRankSum([[2], [1, 3]]).pValue).toBe(1);
    expect(
      wilcoxonRankSum([
        [2, 2],
        [2, 1, 3],
      ]).pValue,
    ).toBe(1);
  });

  it("names what is wrong", () => {
    expect(() => wilcoxonRankSum([[2, 2], [2]])).toThrow(
      "data.values must not all be equal; got 2",
    );
    const many = Array.from({ length: 150 }, (_, i) => i);
    expect(() => wilcoxonRankSum([many, many], { distribution: "exact" })).toThrow(
      'analysis.distribution must be "normal" or "auto" for more than 200 values',
    );
  });
});

describe("tests of paired values", () => {
  it("signed ranks without ties are exact", () => {
    const data = { after: [2, 4, 7, 11], before: [1, 2, 4, 7] };
    expect(wilcoxonSignedRank(data)).toMatchObject({ pValue: 2 / 16, statistic: 10, n: 4 });
  });

  it("names what is wrong", () => {
    expect(() => pairedT({ after: [1, 2], before: [1] })).toThrow("data.before must list 2 values");
    expect(() => pairedT({ after: [1, 2, 3], before: [0, 1, 2] })).toThrow("data.values must vary");
    const same = { after: [1, 2], before: [1, 2] };
    expect(() => wilcoxonSignedRank(same)).toThrow("data.after must differ from data.before");
  });
});

describe("ancova", () => {
  const baseline: [number[], number[]] = [
    [1, 2, 3, 5],
    [2, 1, 3, 4, 6],
  ];

  it("names what is wrong", () => {
    const run = (data: Partial<Parameters<typeof ancova>[0]>) => () =>
      ancova({ values: arms, baseline, ...data });
    expect(run({ baseline: [[1, 2], baseline[1]] })).toThrow(
      "data.baseline[0] must list 4 values, as data.values[0] does; got 2",
    );
    expect(run({ baseline: [arms[0].fill(3), arms[1].map(() => 4)] })).toThrow(
      "data.baseline must vary within the arms, apart from other covariates",
    );
    expect(run({ covariates: [baseline] })).toThrow("data.covariates[0] must vary within the arms");
    expect(run({ values: baseline })).toThrow("data.values must vary about the fitted lines");
    const pair: [number[], number[]] = [[1], [2]];
    expect(run({ values: pair, baseline: pair })).toThrow(
      "data.values must hold at least 4 values",
    );
  });
});

it("refuses values whose variance is no double, where P would be one half", () => {
  const values = [
    [3.1, 5.2, 4.4],
    [1.2, 2.6, 1e308],
  ] as const;
  for (const test of [studentTTest, welchT]) {
    expect(() => test(values)).toThrow("data.values[1][2] must lie in [-1e70, 1e70]; got 1e+308");
  }
});
