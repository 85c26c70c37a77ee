import { csvParse } from "d3-dsv";
import { readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { betaCdf, betaQuantile } from "../../src/math/beta.ts";
import { binomialCdf, binomialPmf } from "../../src/math/binomial.ts";
import { chiSquareQuantile, chiSquareUpperTail } from "../../src/math/chiSquare.ts";
import { fUpperTail } from "../../src/math/fDistribution.ts";
import { gammaCdf, gammaQuantile } from "../../src/math/gamma.ts";
import { hypergeometricPmf, hypergeometricUpperTail } from "../../src/math/hypergeometric.ts";
import { logBeta, logGamma } from "../../src/math/logGamma.ts";
import { negativeBinomialCdf } from "../../src/math/negativeBinomial.ts";
import { noncentralChiSquareUpperTail } from "../../src/math/noncentralChiSquare.ts";
import { noncentralTUpperTail } from "../../src/math/noncentralT.ts";
import { normalCdf, normalLogUpperTail, normalQuantile } from "../../src/math/normal.ts";
import { poissonCdf } from "../../src/math/poisson.ts";
import { studentTQuantile } from "../../src/math/studentT.ts";
import { recordAgreement } from "../referenceReport.ts";

const file = new URL("../reference/published.csv", import.meta.url);
const rows = csvParse(readFileSync(file, "utf8")).filter(({ id }) => id?.startsWith("SF-"));

/** Our counterparts of the R calls in the column `method`. */
const ours: Readonly<Record<string, () => number>> = {
  "pnorm(-10)": () => normalCdf(-10),
  "pnorm(-38)": () => normalCdf(-38),
  "log pnorm(-40)": () => normalLogUpperTail(40),
  "qnorm(0.975)": () => normalQuantile(0.975),
  "qnorm(0.8)": () => normalQuantile(0.8),
  "qnorm(0.9)": () => normalQuantile(0.9),
  "qnorm(1e-300)": () => normalQuantile(1e-300),
  "pbinom(23,30,.8)": () => binomialCdf(23, 30, 0.8),
  "dbinom(20,30,2/3)": () => binomialPmf(20, 30, 2 / 3),
  "pbinom(500,1000,.5)": () => binomialCdf(500, 1000, 0.5),
  "dbinom(0,2000,.5)": () => binomialPmf(0, 2000, 0.5),
  "dhyper(20,30,30,28)": () => hypergeometricPmf(20, 30, 30, 28),
  "phyper(19,30,30,28,upper)": () => hypergeometricUpperTail(19, 30, 30, 28),
  "dhyper(250,500,500,500)": () => hypergeometricPmf(250, 500, 500, 500),
  "pbeta(.4,20.5,10.5)": () => betaCdf(0.4, 20.5, 10.5),
  "qbeta(.025,20,11)": () => betaQuantile(0.025, 20, 11),
  "pbeta(1e-5,.01,.01)": () => betaCdf(1e-5, 0.01, 0.01),
  "qt(.975,4)": () => studentTQuantile(0.975, 4),
  "pt(qt(.975,58),58,ncp=3,upper)": () => noncentralTUpperTail(studentTQuantile(0.975, 58), 58, 3),
  "pt(1,1e6,ncp=.5)": () => noncentralTUpperTail(-1, 1e6, -0.5),
  "pchisq(3.841458820694124,1,ncp=7.848879734,upper)": () =>
    noncentralChiSquareUpperTail(3.841458820694124, 1, 7.848879734),
  "qchisq(.95,1)": () => chiSquareQuantile(0.95, 1),
  "pchisq(200,3,upper)": () => chiSquareUpperTail(200, 3),
  "pf(4,3,1e7,upper)": () => fUpperTail(4, 3, 1e7),
  "lgamma(1e6+.5)": () => logGamma(1e6 + 0.5),
  "lbeta(20.5,10.5)": () => logBeta(20.5, 10.5),
  "pgamma(10,shape=3,rate=.2)": () => gammaCdf(10, 3, 0.2),
  "qgamma(.5,.01,1)": () => gammaQuantile(0.5, 0.01, 1),
  "ppois(20,30)": () => poissonCdf(20, 30),
  "pnbinom(3,size=2.5,mu=1)": () => negativeBinomialCdf(3, 2.5, 1),
};

/**
 * Relative 1e-12, the limit stated for these rows; 1e-8 where R 4.2 itself is no better, as in the records
 * of noncentral distributions. Below 1e-300, where R gives 0, the difference may be as large.
 */
function allowed(method: string, want: number): number {
  return (method.includes("ncp") ? 1e-8 : 1e-12) * Math.abs(want) + 1e-300;
}

const errors: number[] = [];
const covered = rows.filter(({ method = "" }) => method in ours);

it.each(covered)("$id $method", ({ method, expected }) => {
  const [want, got] = [Number(expected), ours[method!]!()];
  const error = Math.abs(got - want);
  errors.push(want === 0 ? 0 : error / Math.abs(want));
  expect(error).toBeLessThanOrEqual(allowed(method!, want));
});

afterAll(() => {
  const counts = { values: errors.length, skipped: rows.length - covered.length };
  const largestError = Math.max(...errors);
  recordAgreement("distributions", "published", { ...counts, largestError, source: "R 4.2" });
});

it("leaves out only what is not a function of this folder", () => {
  const others = rows.filter(({ method = "" }) => !(method in ours)).map(({ method }) => method);
  expect(others).toEqual([
    "ptukey(3.5,3,57)",
    "Monte Carlo interval 95%",
    "Monte Carlo interval 95%",
  ]);
});
