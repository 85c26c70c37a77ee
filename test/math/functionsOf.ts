import * as beta from "../../src/math/beta.ts";
import * as binomial from "../../src/math/binomial.ts";
import * as chiSquare from "../../src/math/chiSquare.ts";
import * as f from "../../src/math/fDistribution.ts";
import * as gamma from "../../src/math/gamma.ts";
import * as hyper from "../../src/math/hypergeometric.ts";
import * as nbinom from "../../src/math/negativeBinomial.ts";
import * as ncChiSquare from "../../src/math/noncentralChiSquare.ts";
import * as ncF from "../../src/math/noncentralF.ts";
import * as ncT from "../../src/math/noncentralT.ts";
import * as normal from "../../src/math/normal.ts";
import * as poisson from "../../src/math/poisson.ts";
import * as t from "../../src/math/studentT.ts";

/** Parameters of a distribution by the names of the reference records. */
export type Parameters = Readonly<Record<string, number>>;

type OfOne = (value: number) => number;

/** The five functions of a distribution, its parameters fixed. */
export interface DistributionFunctions {
  readonly density: OfOne;
  readonly lower: OfOne;
  readonly upper: OfOne;
  readonly quantile: OfOne;
  readonly upperQuantile: OfOne;
}

type WithParameters = (value: number, ...parameters: number[]) => number;

/** Names of the parameters in the order of our functions, then the functions. */
const table: Record<string, readonly [names: readonly string[], ...functions: WithParameters[]]> = {
  binom: [
    ["n", "p"],
    binomial.binomialPmf,
    binomial.binomialCdf,
    binomial.binomialUpperTail,
    binomial.binomialQuantile,
    binomial.binomialUpperQuantile,
  ],
  hyper: [
    ["m", "n", "k"],
    hyper.hypergeometricPmf,
    hyper.hypergeometricCdf,
    hyper.hypergeometricUpperTail,
    hyper.hypergeometricQuantile,
    hyper.hypergeometricUpperQuantile,
  ],
  beta: [
    ["a", "b"],
    beta.betaPdf,
    beta.betaCdf,
    beta.betaUpperTail,
    beta.betaQuantile,
    beta.betaUpperQuantile,
  ],
  norm: [
    ["mean", "sd"],
    (x, mean = 0, sd = 1) => normal.normalPdf((x - mean) / sd) / sd,
    (x, mean = 0, sd = 1) => normal.normalCdf((x - mean) / sd),
    (x, mean = 0, sd = 1) => normal.normalUpperTail((x - mean) / sd),
    (p, mean = 0, sd = 1) => mean + sd * normal.normalQuantile(p),
    (p, mean = 0, sd = 1) => mean + sd * normal.normalUpperQuantile(p),
  ],
  t: [
    ["df"],
    t.studentTPdf,
    t.studentTCdf,
    t.studentTUpperTail,
    t.studentTQuantile,
    t.studentTUpperQuantile,
  ],
  nct: [
    ["df", "ncp"],
    ncT.noncentralTPdf,
    ncT.noncentralTCdf,
    ncT.noncentralTUpperTail,
    ncT.noncentralTQuantile,
    ncT.noncentralTUpperQuantile,
  ],
  chisq: [
    ["df"],
    chiSquare.chiSquarePdf,
    chiSquare.chiSquareCdf,
    chiSquare.chiSquareUpperTail,
    chiSquare.chiSquareQuantile,
    chiSquare.chiSquareUpperQuantile,
  ],
  ncchisq: [
    ["df", "ncp"],
    ncChiSquare.noncentralChiSquarePdf,
    ncChiSquare.noncentralChiSquareCdf,
    ncChiSquare.noncentralChiSquareUpperTail,
    ncChiSquare.noncentralChiSquareQuantile,
    ncChiSquare.noncentralChiSquareUpperQuantile,
  ],
  f: [["df1", "df2"], f.fPdf, f.fCdf, f.fUpperTail, f.fQuantile, f.fUpperQuantile],
  ncf: [
    ["df1", "df2", "ncp"],
    ncF.noncentralFPdf,
    ncF.noncentralFCdf,
    ncF.noncentralFUpperTail,
    ncF.noncentralFQuantile,
    ncF.noncentralFUpperQuantile,
  ],
  gamma: [
    ["shape", "rate"],
    gamma.gammaPdf,
    gamma.gammaCdf,
    gamma.gammaUpperTail,
    gamma.gammaQuantile,
    gamma.gammaUpperQuantile,
  ],
  pois: [
    ["lambda"],
    poisson.poissonPmf,
    poisson.poissonCdf,
    poisson.poissonUpperTail,
    poisson.poissonQuantile,
    poisson.poissonUpperQuantile,
  ],
  nbinom: [
    ["size", "mu"],
    nbinom.negativeBinomialPmf,
    nbinom.negativeBinomialCdf,
    nbinom.negativeBinomialUpperTail,
    nbinom.negativeBinomialQuantile,
    nbinom.negativeBinomialUpperQuantile,
  ],
};

/** Our functions for a distribution as the reference records name it. */
export function functionsOf(distribution: string, parameters: Parameters): DistributionFunctions {
  const row = table[distribution];
  if (!row) throw new Error(`no functions for ${distribution}`);
  const [names, ...functions] = row;
  const values = names.map((name) => parameters[name]!);
  const fixed = functions.map((value) => (x: number) => value(x, ...values));
  const [density, lower, upper, quantile, upperQuantile] = fixed as [
    OfOne,
    OfOne,
    OfOne,
    OfOne,
    OfOne,
  ];
  return { density, lower, upper, quantile, upperQuantile };
}
