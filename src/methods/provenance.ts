import type { Provenance } from "../planner/provenance.ts";
import { percent } from "../show/format.ts";
import type { Findings } from "./findings.ts";
import { alternativeOf, sizesOf, type Question } from "./question.ts";
import { sizeText } from "./sentences.ts";
import { rowOf } from "./sizeRows.ts";
import { ruleOf, testPower } from "./testPower.ts";
import { trueSize } from "./trueSize.ts";

/** How the numbers of the page were computed: formula, source, and R code that gives them. */
export function methodsProvenance({ question, sizes }: Findings): Provenance[] {
  const { rates, power, alpha, sides } = question;
  const n = sizesOf(question);
  const rule = ruleOf(question);
  const inputs = `p1 <- ${rates[0]}; p2 <- ${rates[1]}; alpha <- ${alpha}; sides <- ${sides}; power <- ${power}`;
  const exact = testPower("fisher", n, { rates, rule })!;
  const size = trueSize("fisher", n, rule)!.maximum;
  return [
    {
      title: "Sizes by formula",
      value: (["unpooled", "pooled", "arcsine", "pooledCc"] as const)
        .map((id) => sizeText(rowOf(sizes, id)!.n))
        .join(", "),
      formula:
        "n₂ = (z₁·s₀ + z₂·s₁)² / d², with z₁ and z₂ the normal quantiles of alpha and power, s₀ and s₁ the standard deviation of the difference under null hypothesis and assumption; arcsine: (z₁ + z₂)² (1 + 1/r) / h²; corrected: n₂/4 · (1 + √(1 + 2(r + 1)/(n₂ r |d|)))²",
      source:
        "Fleiss, Levin & Paik 2003 (pooled); Chow, Shao & Wang 2008 (unpooled); Cohen 1988 (arcsine); Casagrande, Pike & Smith 1978 (corrected)",
      code: sizeCode(question, inputs),
    },
    {
      title: `Exact power of Fisher’s test at ${sizeText(n)}`,
      value: percent(exact, 4),
      formula: "Σ Binomial(x₁; n₁, p₁) · Binomial(x₂; n₂, p₂) over all tables with P ≤ alpha",
      source: "enumeration; Fisher’s two-sided P sums the tables no likelier than the observed one",
      code: powerCode(question, inputs),
    },
    {
      title: `Largest true size of Fisher’s test at ${sizeText(n)}`,
      value: `${percent(size.size, 3)} at a common rate of ${percent(size.rate)}`,
      formula:
        "the same sum with one rate in both arms, at its largest over all rates; the page certifies the maximum, the code looks at 2,001 rates",
      source: "Suissa & Shuster 1985; Berger & Boos 1994",
      code: `${powerCode(question, inputs)}\nmax(sapply(0:2000 / 2000, function(p) sum(dbinom(x$a, n1, p) * dbinom(x$b, n2, p) * reject)))`,
    },
    {
      title: "Barnard’s and Boschloo’s tests",
      value: "exact, unconditional",
      formula:
        "the largest set of tables, complete in the order of the pooled z statistic (Barnard) or of Fisher’s P (Boschloo), whose probability under no common rate exceeds alpha",
      source: "Barnard 1947; Boschloo 1970; the R package Exact has both",
      code: `library(Exact)\npower.exact.test(${rates[0]}, ${rates[1]}, ${n[0]}, ${n[1]}, alpha = ${alpha}, alternative = "${alternativeName(question)}", method = "boschloo")`,
    },
  ];
}

const alternativeName = (question: Question): string =>
  ({ twoSided: "two.sided", greater: "greater", less: "less" })[alternativeOf(question)];

function sizeCode({ ratio }: Question, inputs: string): string {
  const [experimental, control] = ratio.split(":");
  return `${inputs}; r <- ${experimental} / ${control} # n1 / n2
z1 <- qnorm(1 - alpha / sides); z2 <- qnorm(power); d <- p1 - p2
s1 <- sqrt(p1 * (1 - p1) / r + p2 * (1 - p2)); p <- (r * p1 + p2) / (r + 1)
s0 <- sqrt(p * (1 - p) * (1 + 1 / r)); h <- 2 * asin(sqrt(p1)) - 2 * asin(sqrt(p2))
pooled <- ((z1 * s0 + z2 * s1) / d)^2
n2 <- c(unpooled = ((z1 + z2) * s1 / d)^2, pooled = pooled, arcsine = ((z1 + z2) / h)^2 * (1 + 1 / r),
  corrected = pooled / 4 * (1 + sqrt(1 + 2 * (r + 1) / (pooled * r * abs(d))))^2)
rbind(n1 = r * n2, n2)`;
}

function powerCode(question: Question, inputs: string): string {
  const [n1, n2] = sizesOf(question);
  return `${inputs}; n1 <- ${n1}; n2 <- ${n2}
x <- expand.grid(a = 0:n1, b = 0:n2)
P <- mapply(function(a, b) fisher.test(matrix(c(a, n1 - a, b, n2 - b), 2), alternative = "${alternativeName(question)}")$p.value, x$a, x$b)
reject <- P <= alpha * (1 + 1e-9)
sum(dbinom(x$a, n1, p1) * dbinom(x$b, n2, p2) * reject)`;
}
