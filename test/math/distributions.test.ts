import { describe, expect, it } from "vitest";
import { noncentralChiSquareUpperTail } from "../../src/math/noncentralChiSquare.ts";
import { noncentralFUpperTail } from "../../src/math/noncentralF.ts";
import { noncentralTPdf, noncentralTUpperTail } from "../../src/math/noncentralT.ts";
import { chiSquareUpperTail } from "../../src/math/chiSquare.ts";
import { fUpperTail } from "../../src/math/fDistribution.ts";
import { studentTPdf, studentTUpperTail } from "../../src/math/studentT.ts";
import { functionsOf, type Parameters } from "./functionsOf.ts";

interface Case {
  readonly name: string;
  readonly good: Parameters;
  /** Each makes the parameters bad when put over the good ones. */
  readonly bad: readonly Parameters[];
  readonly support: readonly [least: number, greatest: number];
}

const anyNumber = [-Infinity, Infinity] as const;
const fromZero = [0, Infinity] as const;

const cases: readonly Case[] = [
  { name: "beta", good: { a: 2, b: 3 }, bad: [{ a: 0 }, { b: -1 }, { a: NaN }], support: [0, 1] },
  { name: "t", good: { df: 5 }, bad: [{ df: 0 }, { df: NaN }], support: anyNumber },
  { name: "nct", good: { df: 5, ncp: 1 }, bad: [{ df: -1 }, { ncp: NaN }], support: anyNumber },
  { name: "chisq", good: { df: 4 }, bad: [{ df: 0 }, { df: NaN }], support: fromZero },
  { name: "ncchisq", good: { df: 4, ncp: 2 }, bad: [{ df: 0 }, { ncp: -1 }], support: fromZero },
  { name: "f", good: { df1: 3, df2: 8 }, bad: [{ df1: 0 }, { df2: NaN }], support: fromZero },
  {
    name: "ncf",
    good: { df1: 3, df2: 8, ncp: 2 },
    bad: [{ df1: 0 }, { df2: -1 }, { ncp: NaN }],
    support: fromZero,
  },
  {
    name: "gamma",
    good: { shape: 2, rate: 3 },
    bad: [{ shape: 0 }, { rate: NaN }],
    support: fromZero,
  },
  { name: "pois", good: { lambda: 3 }, bad: [{ lambda: -1 }, { lambda: NaN }], support: fromZero },
  { name: "nbinom", good: { size: 2, mu: 3 }, bad: [{ size: 0 }, { mu: NaN }], support: fromZero },
  { name: "binom", good: { n: 9, p: 0.3 }, bad: [{ n: 1.5 }, { p: 1.1 }], support: [0, 9] },
  {
    name: "hyper",
    good: { m: 4, n: 5, k: 3 },
    bad: [{ m: -1 }, { k: 10 }, { n: 0.5 }],
    support: [0, 3],
  },
];

describe.each(cases)("$name at its limits", ({ name, good, bad, support: [least, greatest] }) => {
  const functions = functionsOf(name, good);

  it("is NaN for bad parameters and for NaN", () => {
    for (const parameters of bad) {
      const broken = functionsOf(name, { ...good, ...parameters });
      for (const f of Object.values(broken)) expect(f(0.3)).toBeNaN();
    }
    for (const f of Object.values(functions)) expect(f(NaN)).toBeNaN();
  });

  it("has no probability outside its support", () => {
    const [below, above] = [Math.max(least - 1, -1e300), greatest + 1];
    expect([functions.density(-Infinity), functions.density(Infinity)]).toEqual([0, 0]);
    expect([functions.lower(-Infinity), functions.upper(-Infinity)]).toEqual([0, 1]);
    expect([functions.lower(Infinity), functions.upper(Infinity)]).toEqual([1, 0]);
    if (least === 0) expect([functions.density(below), functions.lower(below)]).toEqual([0, 0]);
    if (greatest < Infinity)
      expect([functions.density(above), functions.upper(above)]).toEqual([0, 0]);
  });

  it("has quantiles at the ends of its support, and none outside [0, 1]", () => {
    expect([functions.quantile(0), functions.quantile(1)]).toEqual([least, greatest]);
    expect([functions.upperQuantile(1), functions.upperQuantile(0)]).toEqual([least, greatest]);
    for (const p of [-0.1, 1.1]) {
      expect([functions.quantile(p), functions.upperQuantile(p)]).toEqual([NaN, NaN]);
    }
  });
});

describe("densities at 0", () => {
  it.each([
    ["beta", { a: 1, b: 3 }, 3],
    ["beta", { a: 0.5, b: 3 }, Infinity],
    ["gamma", { shape: 1, rate: 2 }, 2],
    ["gamma", { shape: 0.5, rate: 2 }, Infinity],
    ["f", { df1: 2, df2: 9 }, 1],
    ["f", { df1: 3, df2: 9 }, 0],
    ["chisq", { df: 2 }, 0.5],
    ["pois", { lambda: 0 }, 1],
  ] as const)("%s %o", (name, parameters, want) => {
    expect(functionsOf(name, parameters).density(0)).toBe(want);
  });
});

describe("noncentral distributions without noncentrality are central", () => {
  it.each([0.1, 1, 2.5, 8, 40])("at %f", (x) => {
    const pairs = [
      [noncentralTUpperTail(x, 7, 0), studentTUpperTail(x, 7)],
      [noncentralTPdf(-x, 7, 0), studentTPdf(x, 7)],
      [noncentralChiSquareUpperTail(x, 3, 0), chiSquareUpperTail(x, 3)],
      [noncentralFUpperTail(x, 3, 9, 0), fUpperTail(x, 3, 9)],
    ] as const;
    for (const [got, want] of pairs) expect(got / want).toBeCloseTo(1, 12);
  });

  it("the square of a noncentral t is noncentral F", () => {
    const both = noncentralTUpperTail(2, 12, 1.5) + noncentralTUpperTail(2, 12, -1.5);
    expect(noncentralFUpperTail(4, 1, 12, 2.25) / both).toBeCloseTo(1, 12);
  });
});
