import type { Provenance } from "../planner/provenance.ts";
import { points } from "../show/format.ts";
import { finePValue, neededRange, pointsRange } from "./numberText.ts";
import type { Reanalysis } from "./reanalysis.ts";
import { readScales } from "./scaleReading.ts";

/** How the numbers of a table were computed: formula, source, and R code that gives them. */
export function tableProvenance(reading: Reanalysis): Provenance[] {
  return [...testProvenance(reading), ...effectProvenance(reading), scaleProvenance()];
}

function testProvenance(reading: Reanalysis): Provenance[] {
  const matrix = matrixCode(reading);
  const pValue = (method: string): string =>
    finePValue(reading.tests.find((row) => row.method === method)!.pValue);
  return [
    {
      title: "Fisher’s exact test, two-sided",
      value: pValue("fisher"),
      formula: "given all totals, the probability of every table no likelier than the observed one",
      source: "Fisher 1935; two-sided as in R and SAS",
      code: `fisher.test(${matrix})$p.value`,
    },
    {
      title: "Chi-square: Pearson, Yates, N − 1",
      value: ["pearson", "yates", "nMinus1"].map(pValue).join(", "),
      formula:
        "Σ (observed − expected)² / expected on 1 degree of freedom; Yates subtracts ½ from each difference, N − 1 multiplies by (N − 1)/N",
      source: "Pearson 1900, Yates 1934, Campbell 2007",
      code: [
        `x <- ${matrix}`,
        "pearson <- chisq.test(x, correct = FALSE)",
        "pearson$p.value",
        "chisq.test(x)$p.value",
        "pchisq(pearson$statistic * (sum(x) - 1) / sum(x), 1, lower.tail = FALSE)",
      ].join("\n"),
    },
    {
      title: "Barnard’s and Boschloo’s exact tests",
      value: ["barnard", "boschloo"].map(pValue).join(", "),
      formula:
        "the largest probability, over all common event rates, of a table at least as extreme; extreme by the pooled z statistic (Barnard) or by Fisher’s P (Boschloo)",
      source: "Barnard 1947, Suissa & Shuster 1985, Boschloo 1970; the R package Exact has both",
    },
  ];
}

function effectProvenance(reading: Reanalysis): Provenance[] {
  const { difference, needed, fragility, table } = reading;
  const { events, n, alpha } = table;
  const level = 1 - alpha;
  const wilson = (arm: 0 | 1): string =>
    `prop.test(${events[arm]}, ${n[arm]}, correct = FALSE, conf.level = ${level})$conf.int`;
  return [
    {
      title: "Risk difference, and number needed to treat",
      value: `${points(difference.estimate)} points (${pointsRange(difference)}); ${neededRange(needed)}`,
      formula:
        "distances of the two arms’ Wilson limits from their rates, added in squares; 1 divided by each limit",
      source: "Newcombe 1998, method 10; Altman 1998",
      code: [
        `p1 <- ${events[0]} / ${n[0]}; p2 <- ${events[1]} / ${n[1]}`,
        `w1 <- ${wilson(0)}`,
        `w2 <- ${wilson(1)}`,
        "lower <- p1 - p2 - sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2)",
        "upper <- p1 - p2 + sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2)",
        "c(p1 - p2, lower, upper)",
        "1 / c(p1 - p2, lower, upper)",
      ].join("\n"),
    },
    {
      title: "Fragility index",
      value: Number.isNaN(fragility.fisher.index) ? "none" : String(fragility.fisher.index),
      formula: "outcomes changed one by one in the arm with the lower rate, until P crosses alpha",
      source: "Walsh et al. 2014; reverse index: Khan et al. 2020",
      code: fragilityCode(reading),
    },
  ];
}

function fragilityCode({ table, fragility }: Reanalysis): string {
  const { events, n, alpha } = table;
  const { turned, isSignificant } = fragility.fisher;
  const isFirst = turned ? turned.events[0] !== events[0] : events[0] * n[1] < events[1] * n[0];
  const step = isSignificant ? "+ k" : "- k";
  const [first, second] = events.map((x, arm) => ((arm === 0) === isFirst ? `${x} ${step}` : x));
  const most = Math.min(12, turned ? fragility.fisher.index + 2 : 6);
  return [
    `p <- function(a, b) fisher.test(matrix(c(a, b, ${n[0]} - a, ${n[1]} - b), 2))$p.value`,
    `for (k in 0:${most}) cat(k, p(${first}, ${second}), "\\n") # alpha is ${alpha}`,
  ].join("\n");
}

function scaleProvenance(): Provenance {
  const [dryness] = readScales();
  return {
    title: "Dryness, from its interval",
    value: `SE ${dryness!.standardError.toFixed(2)}, SD ${dryness!.sd.toFixed(1)}, P ${finePValue(dryness!.pValue)}`,
    formula:
      "SE = half-width / t; SD = SE / √(1/30 + 1/30); P from difference / SE on 58 degrees of freedom",
    source: "Altman & Bland 2011; Cochrane Handbook, section 6.5.2.3",
    code: [
      `se <- (${dryness!.upper} - ${dryness!.lower}) / 2 / qt(0.975, 58)`,
      "c(SE = se, SD = se / sqrt(2 / 30))",
      `2 * pt(-abs(${dryness!.estimate} / se), 58)`,
    ].join("\n"),
  };
}

const matrixCode = ({ table: { events, n } }: Reanalysis): string =>
  `matrix(c(${events[0]}, ${events[1]}, ${n[0] - events[0]}, ${n[1] - events[1]}), 2)`;
