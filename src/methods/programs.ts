import type { SizeRow } from "./sizeRows.ts";

/** What is known of how a program sizes a trial of two rates. */
export interface Program {
  readonly name: string;
  /** What it computes, as its documentation or a check against it says. */
  readonly convention: string;
  /** The row of our own table that computes the same; absent where none does. */
  readonly row?: SizeRow["id"];
  /** As it comes out: a fraction, or rounded up per arm. */
  readonly rounding: "fraction" | "per arm" | "in total";
  readonly equalArmsOnly?: true;
}

/**
 * Programs and their conventions, as far as they are documented or were checked against a value that the
 * program printed (test/reference/published.csv names the checks). The numbers beside them on the page are
 * what these formulas give here, not what the programs print.
 */
export const programs: readonly Program[] = [
  {
    name: "R, power.prop.test",
    convention: "Pooled under the null hypothesis; near tail only unless strict = TRUE.",
    row: "pooled",
    rounding: "fraction",
    equalArmsOnly: true,
  },
  {
    name: "rpact, one analysis",
    convention: "Pooled; one-sided alpha; the sum of both arms as a fraction.",
    row: "pooled",
    rounding: "in total",
  },
  {
    name: "Stata, power twoproportions",
    convention: "Pooled chi-square; both tails where power is asked for.",
    row: "pooled",
    rounding: "per arm",
  },
  {
    name: "powerandsamplesize.com (HyLown)",
    convention:
      "Unpooled; ratio first arm : second arm. The LD-IL-2 trial cites this calculator for its size.",
    row: "unpooled",
    rounding: "per arm",
  },
  {
    name: "R, pwr.2p.test",
    convention: "Arcsine scale, Cohen’s h. (pwr.p.test is for one sample and gives half.)",
    row: "arcsine",
    rounding: "fraction",
    equalArmsOnly: true,
  },
  {
    name: "Fleiss’s tables; clinfun",
    convention: "Pooled with the continuity correction of Casagrande, Pike and Smith.",
    row: "pooledCc",
    rounding: "per arm",
  },
  {
    name: "G*Power, Fisher’s exact test",
    convention:
      "Power of Fisher’s test by enumeration; in large trials a continuity-corrected approximation.",
    row: "fisher",
    rounding: "per arm",
  },
  {
    name: "R packages Exact, exact2x2",
    convention: "Power of Boschloo’s and other unconditional tests by enumeration, size by size.",
    row: "boschloo",
    rounding: "per arm",
  },
  {
    name: "SAS, PROC POWER test=fisher",
    convention:
      "Not an enumeration: an arcsine approximation with continuity correction, so that it need not agree with the exact number.",
    rounding: "per arm",
  },
  {
    name: "PASS",
    convention:
      "Offers pooled, unpooled, corrected and exact tests; the number is that of the test chosen.",
    rounding: "per arm",
  },
];
