import { afterAll, describe, expect, it } from "vitest";
import { riskDifferenceInterval } from "../../src/analyze/riskDifferenceInterval.ts";
import { regionMask, rejectionRegion } from "../../src/analyze/rejectionRegion.ts";
import { binomialProbabilities } from "../../src/math/binomialProbabilities.ts";
import { findRoot } from "../../src/math/root.ts";
import type { Pair } from "../../src/pair.ts";
import { forEachAnalyzedSize } from "../../src/sizing/analyzedSizes.ts";
import type { ClosedForm } from "../../src/sizing/closedForm.ts";
import {
  closedFormNearTail,
  closedFormPower,
  closedFormSampleSize,
} from "../../src/sizing/closedForm.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { exactSampleSize } from "../../src/sizing/exactSampleSize.ts";
import { designRegion } from "../../src/sizing/powerDesign.ts";
import { regionPower } from "../../src/sizing/regionPower.ts";
import { sizeOverNuisance } from "../../src/sizing/sizeOverNuisance.ts";
import { halfUnit, publishedRows } from "../analyze/publishedRows.ts";
import { recordAgreement } from "../referenceReport.ts";
import type { DesignInput } from "./designs.ts";
import { designOf, mcar, scenarioOf, unsizedDesignOf } from "./designs.ts";

/** All captures of a pattern in a row's text; fails when the row is not written as expected. */
function parts(text: string, pattern: RegExp): string[] {
  const found = pattern.exec(text);
  if (!found) throw new Error(`${pattern} is not in "${text}"`);
  return found.slice(1);
}

/** A number written as a decimal or as a fraction. */
function numberOf(text: string): number {
  const [over, under = "1"] = text.split("/");
  return Number(over) / Number(under);
}

const rates23: Pair<number> = [2 / 3, 4 / 15]; // the grid's rows print .6667 and .2667
const thirds = [1 / 3, 2 / 3, 4 / 15, 8 / 15, 16 / 75, 7 / 15, 44 / 75];
/** A printed rate, or the fraction of 75 that it was rounded from. */
const exactRate = (text: string): number =>
  thirds.find((x) => Math.abs(x - Number(text)) <= halfUnit(text)) ?? Number(text);

let compared = 0;
let largestError = 0;

/** Compares with a printed number: half a unit of its last digit, or 1e-8 where more digits are printed. */
function check(actual: number, printed: string): void {
  const error = Math.abs(actual - Number(printed));
  expect(error, `${actual} for ${printed}`).toBeLessThanOrEqual(
    Math.max(halfUnit(printed) * (1 + 1e-6), 1e-8 * Math.abs(actual)),
  );
  compared++;
  largestError = Math.max(largestError, error / Math.max(1, Math.abs(actual)));
}

afterAll(() => recordAgreement("sizing", "published values", { values: compared, largestError }));

/** Registers a test for the row with this id. */
function row(id: string, test: (row: { inputs: string; expected: string }) => void): void {
  const [found] = publishedRows(id);
  it(`${id}: ${found?.source}`, () => test(found!));
}

/** Registers a test for each row whose id begins so. */
function family(prefix: string, test: (row: { inputs: string; expected: string }) => void): void {
  const rows = publishedRows(prefix);
  it(`${prefix}: ${rows.length} rows, ${rows[0]?.source}`, () => {
    for (const each of rows) test(each);
  });
}

const decimal = String.raw`(\d*\.\d+|\d+)`;
const re = (source: string): RegExp => new RegExp(source.replaceAll("#", decimal));

function closed(formula: ClosedForm, rates: Pair<number>, n: Pair<number>, alpha = 0.05) {
  return { formula, rates, n, alpha, alternative: "twoSided" } as const;
}

function size(formula: ClosedForm, rates: Pair<number>, power: number, more: object = {}) {
  return closedFormSampleSize({ formula, rates, power, alpha: 0.05, sides: 2, ...more });
}

describe("closed forms agree with published values", () => {
  row("TP-02", ({ inputs, expected }) => {
    const [p1, p2, n] = parts(inputs, re("p1=# p2=# alpha=.05 n1=n2=#")).map(Number);
    const [power, fewer, lower] = parts(expected, re("power=# \\(n=#: #\\)"));
    check(closedFormPower(closed("unpooled", [p1!, p2!], [n!, n!])), power!);
    check(closedFormPower(closed("unpooled", [p1!, p2!], [+fewer!, +fewer!])), lower!);
  });
  for (const [id, target] of [
    ["TP-03", 0.75],
    ["TP-04", 0.95],
  ] as const) {
    row(id, ({ inputs, expected }) => {
      const [p1, p2, alpha, n] = parts(inputs, re("p1=# p2=# alpha=# n=#")).map(Number);
      const [power, corrected, uncorrected] = parts(
        expected,
        re("power=#; .*=# \\(uncorrected #\\)"),
      );
      check(closedFormPower(closed("pooledCc", [p1!, p2!], [n!, n!], alpha)), power!);
      const sizes = (formula: ClosedForm) => size(formula, [p1!, p2!], target, { alpha });
      check(sizes("pooledCc").unrounded[0], corrected!);
      check(sizes("pooled").unrounded[0], uncorrected!);
    });
  }
  for (const id of ["TP-06", "TP-07"]) {
    row(id, ({ inputs, expected }) => {
      const [p1, p2, n1, n2] = parts(inputs, re("p # vs #, n1=# n2=#")).map(Number);
      check(
        closedFormPower(closed("pooled", [p1!, p2!], [n1!, n2!])),
        parts(expected, re("power=#"))[0]!,
      );
    });
  }
  row("TP-08", ({ inputs, expected }) => {
    const [p1, p2, n] = parts(inputs, re("p=# -> #, # per group")).map(Number);
    const [both, near] = parts(expected, re("power=# \\(one tail only gives #\\)"));
    check(closedFormPower(closed("pooled", [p1!, p2!], [n!, n!])), both!);
    check(closedFormNearTail(closed("pooled", [p1!, p2!], [n!, n!])), near!);
  });
  row("TP-10", ({ inputs, expected }) => {
    const [p1, p2, alpha, power] = parts(inputs, re("p # vs # alpha=# power=#")).map(Number);
    // pwr solves for the n at which both tails together reach the power
    const excess = (n: number) =>
      closedFormPower(closed("arcsine", [p1!, p2!], [n, n], alpha)) - power!;
    check(findRoot(excess, 10_000, 20_000), parts(expected, re("n=# per"))[0]!);
  });
  row("TP-12", ({ inputs, expected }) => {
    const [p1, p2, power] = parts(inputs, re("p # vs # power=#")).map(Number);
    check(size("pooled", [p1!, p2!], power!).unrounded[0], parts(expected, re("n=# per"))[0]!);
  });
  row("TP-13", ({ inputs, expected }) => {
    const printed = parts(expected, /(\d+); (\d+); (\d+); (\d+); (\d+) per/);
    const asked = inputs.split(";").flatMap((text) => {
      const [p1, p2, powers] = parts(text, re("#/#:? power (.*)"));
      return powers!.split(", ").map((power) => [Number(p1), Number(p2), Number(power)] as const);
    });
    asked.forEach(([p1, p2, power], i) =>
      check(size("pooledCc", [p1, p2], power).n[0], printed[i]!),
    );
  });
  row("TP-14", ({ expected }) => {
    const printed = parts(expected, re("total # / #; 2:1 total # \\(#\\+#\\) / # \\(#\\+#\\)"));
    const oneSided = { alpha: 0.025, sides: 1 };
    const sizes = [0.8, 0.9].map((power) => size("pooled", rates23, power, oneSided).unrounded);
    const unequal = [0.8, 0.9].flatMap((power) => {
      const [n1, n2] = size("pooled", rates23, power, { ...oneSided, allocation: 2 }).unrounded;
      return [n1 + n2, n1, n2];
    });
    const actual = [...sizes.map(([n1, n2]) => n1 + n2), ...unequal];
    actual.forEach((value, i) => check(value, printed[i]!));
  });
  row("TP-15", ({ inputs, expected }) => {
    const [p1, p2, ...ratios] = parts(inputs, re("p1=# p2=# ratio n2/n1=#; ratio #")).map(Number);
    const printed = parts(expected, re("N=# -> \\d+; N=# -> \\d+"));
    ratios.forEach((ratio, i) => {
      const more = { alpha: 0.025, sides: 1, allocation: 1 / ratio };
      const [n1, n2] = size("pooled", [p1!, p2!], 0.85, more).unrounded;
      check(n1 + n2, printed[i]!);
    });
  });
});

const power = (input: DesignInput, rates: Pair<number>): number =>
  exactPower(designOf(input), scenarioOf(rates));

/** Power, in both directions, of two one-sided tests at half the level each: the central two-sided test. */
function centralPower(
  method: "fisher" | "fisherMidP",
  n: Pair<number>,
  rates: Pair<number>,
): number {
  const half = { method, n, sides: 1, alpha: 0.025 } as const;
  return power(half, rates) + power({ ...half, better: "lower" }, rates);
}

describe("exact power agrees with published values", () => {
  row("EX-01", ({ expected }) => {
    const [fisher, central] = parts(expected, re("fisher # \\(doubled #\\)"));
    check(power({ n: [15, 30] }, [0.15, 0.6]), fisher!);
    check(centralPower("fisher", [15, 30], [0.15, 0.6]), central!);
  });
  row("EX-03", ({ inputs, expected }) => {
    const [p0, p1] = parts(inputs, re("p0=# p1=#")).map(Number);
    const [n0, n1, printed] = parts(expected, re("n0=# n1=# power #"));
    const actual = centralPower("fisher", [+n1!, +n0!], [p1!, p0!]);
    check(Math.trunc(actual * 1e8) / 1e8, printed!); // the source cuts its digits
  });
  row("EX-04", ({ inputs, expected }) => {
    const printed = expected.split("; ");
    inputs.split("; ").forEach((text, i) => {
      const [p1, p2, n] = parts(text, /([\d./]+?)(?: vs |\/)([.\d]+(?:\/\d+)?) n=(\d+)/).map(
        numberOf,
      );
      check(power({ n: [n!, n!] }, [p1!, p2!]), printed[i]!);
    });
  });
  row("EX-06", ({ inputs, expected }) => {
    const [[p1, p2, total], [q1, q2, n]] = inputs
      .split("; ")
      .map((text) => parts(text, re("#/# [nN]=#")).map(Number)) as [number[], number[]];
    const [twoSided, oneSided] = expected.split("; ");
    check(power({ n: [total! / 2, total! / 2] }, [p1!, p2!]), twoSided!);
    check(power({ n: [n!, n!] }, [q1!, q2!]), oneSided!);
  });
  row("EX-09", ({ inputs, expected }) => {
    const [d, n, p1] = parts(inputs, re("d=# n=# p1=#")).map(Number);
    check(power({ n: [n!, n!] }, [p1! + d!, p1!]), expected);
  });
  family("BC-", ({ inputs, expected }) => {
    const n = Number(parts(inputs, /p1=2\/3 p2=4\/15 n1=n2=(\d+)/)[0]);
    const printed = parts(
      expected,
      re("Fisher #; mid-p #; Pearson #; Yates #; Wald\\(unpooled\\) #"),
    );
    check(power({ n: [n, n] }, rates23), printed[0]!);
    check(centralPower("fisherMidP", [n, n], rates23), printed[1]!);
    (["pearson", "yates", "zUnpooled"] as const).forEach((method, i) => {
      check(power({ method, n: [n, n] }, rates23), printed[i + 2]!);
    });
  });
  // The enumeration behind these rows left out pairs of completers of probability below 1e-7.
  family("DM-", ({ inputs, expected }) => {
    const n = Number(parts(inputs, /enrolled (\d+)\/arm/)[0]);
    const design = designOf({ method: "pearson", n: [n, n], missing: "completeCase" });
    const scenario = scenarioOf(rates23, mcar(0.2, 0.2));
    let likely = 0;
    forEachAnalyzedSize(design, scenario, (sizes, probability, events) => {
      if (probability < 1e-7) return;
      likely += probability * regionPower(designRegion(design, sizes), events);
    });
    check(likely, parts(expected, re("power #"))[0]!);
    const leftOut = exactPower(design, scenario) - likely;
    expect(leftOut).toBeGreaterThan(0);
    expect(leftOut).toBeLessThan(5e-6);
  });
});

describe("actual sizes agree with an enumeration in R", () => {
  family("UC-", ({ inputs, expected }) => {
    const n = Number(parts(inputs, /n1=n2=(\d+)/)[0]);
    const printed = parts(expected, re("max size: Fisher #; Pearson #; Wald #; mid-p #"));
    (["fisher", "pearson", "zUnpooled"] as const).forEach((method, i) => {
      check(sizeOverNuisance(designOf({ method, n: [n, n] })).maximum.size, printed[i]!);
    });
    check(largestCentralSize(n), printed[3]!);
  });
});

/** Largest size of the central mid-P test over a fine grid of common rates. */
function largestCentralSize(n: number): number {
  const half = { method: "fisherMidP", n: [n, n], alpha: 0.025 } as const;
  const above = regionMask(rejectionRegion({ ...half, alternative: "greater" }));
  const below = regionMask(rejectionRegion({ ...half, alternative: "less" }));
  let largest = 0;
  for (let i = 0; i <= 2000; i++) {
    const probability = binomialProbabilities(n, i / 2000);
    let size = 0;
    for (let xE = 0; xE <= n; xE++) {
      for (let xC = 0; xC <= n; xC++) {
        const cell = xE * (n + 1) + xC;
        if (above[cell] || below[cell]) size += probability[xE]! * probability[xC]!;
      }
    }
    largest = Math.max(largest, size);
  }
  return largest;
}

/** Checks a size per arm against the printed `first/stable`. */
function checkSizes(
  printed: string,
  rates: Pair<number>,
  { power, ...input }: DesignInput & { power: number },
): void {
  const criteria = ["first", "stable"] as const;
  printed.split("/").forEach((text, i) => {
    const goal = { power, criterion: criteria[i]! };
    check(exactSampleSize(unsizedDesignOf(input), scenarioOf(rates), goal).n[0], text);
  });
}

describe("sample sizes agree with an enumeration in R", () => {
  const pair = String.raw`(\d+/\d+)`;
  family("GR-", ({ inputs, expected }) => {
    const [p1, p2] = parts(inputs, re("p1=# p2=#")).map(exactRate);
    const rates: Pair<number> = [p1!, p2!];
    const [z80, z90, ...exact] = parts(
      expected,
      new RegExp(
        `pooled z 80/90: ([\\d.]+)/([\\d.]+); Fisher 80 ${pair} 90 ${pair}; ` +
          `chi2 exact 80 ${pair} 90 ${pair}; one-sided .05 Fisher 80 ${pair} 90 ${pair}`,
      ),
    );
    check(size("pooled", rates, 0.8).unrounded[0], z80!);
    check(size("pooled", rates, 0.9).unrounded[0], z90!);
    const inputsOf = [{}, { method: "pearson" }, { sides: 1 }] as const;
    exact.forEach((printed, i) => {
      checkSizes(printed, rates, { ...inputsOf[i >> 1], power: i % 2 === 0 ? 0.8 : 0.9 });
    });
  });
  family("DR-", ({ expected }) => {
    const printed = parts(
      expected,
      new RegExp(
        `p1=([.\\d]+) p2=([.\\d]+); pooled n80=([.\\d]+) n90=([.\\d]+); exact chi2 n80 ` +
          `first/stable ${pair} n90 ${pair} \\| Fisher n80 ${pair} n90 ${pair}`,
      ),
    );
    const rates: Pair<number> = [exactRate(printed[0]!), exactRate(printed[1]!)];
    check(size("pooled", rates, 0.8).unrounded[0], printed[2]!);
    check(size("pooled", rates, 0.9).unrounded[0], printed[3]!);
    checkSizes(printed[4]!, rates, { method: "pearson", power: 0.8 });
    checkSizes(printed[5]!, rates, { method: "pearson", power: 0.9 });
    checkSizes(printed[6]!, rates, { power: 0.8 });
    checkSizes(printed[7]!, rates, { power: 0.9 });
  });
});

describe("intervals agree with published values", () => {
  const limits = (text: string): readonly [number, number, number, number] =>
    parts(text, /(\d+)\/(\d+) (?:-|vs) (\d+)\/(\d+)/).map(Number) as [
      number,
      number,
      number,
      number,
    ];
  const interval = (text: string, method: "newcombe" | "wald") => {
    const [x1, n1, x2, n2] = limits(text);
    return riskDifferenceInterval({ events: [x1, x2], n: [n1, n2] }, { method });
  };
  row("CI-02", ({ inputs, expected }) => {
    const [lower, upper, scoreLower, scoreUpper] = parts(expected, re("wald #/#; score #/#;"));
    check(interval(inputs, "wald").lower, lower!);
    check(interval(inputs, "wald").upper, upper!);
    check(interval(inputs, "newcombe").lower, scoreLower!);
    check(interval(inputs, "newcombe").upper, scoreUpper!);
  });
  row("CI-03", ({ inputs, expected }) => {
    const [lower, upper] = parts(expected, re("score #/#"));
    check(interval(inputs, "newcombe").lower, lower!);
    check(interval(inputs, "newcombe").upper, upper!);
  });
  row("CI-08", ({ inputs, expected }) => {
    const [lower, upper] = parts(expected, re("#/#; #/#; #/#;")).slice(4);
    check(interval(inputs, "wald").lower, lower!);
    check(interval(inputs, "wald").upper, upper!);
  });
});
