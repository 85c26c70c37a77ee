import { expect, it } from "vitest";
import { logChoose, logFactorial } from "../../src/math/logFactorial.ts";
import { logBeta, logGamma } from "../../src/math/logGamma.ts";
import { deviance, stirlingError } from "../../src/math/stirling.ts";

const close = (got: number, want: number) => expect(Math.abs(got / want - 1)).toBeLessThan(1e-14);

it("logFactorial is exact where it can be (mpmath 1.2.1)", () => {
  expect([0, 1, 2].map(logFactorial)).toEqual([0, 0, Math.LN2]);
  close(logFactorial(170), 706.5730622457874);
  close(logFactorial(2000), 13206.524350513806);
  expect([-1, 2.5, NaN].map(logFactorial)).toEqual([NaN, NaN, NaN]);
  expect(logFactorial(Infinity)).toBe(Infinity);
});

it("logChoose counts choices", () => {
  close(logChoose(60, 30), Math.log(118264581564861424));
  expect([logChoose(5, 6), logChoose(5, -1), logChoose(5, 5)]).toEqual([-Infinity, -Infinity, 0]);
});

it("logGamma agrees with mpmath 1.2.1 from small to large", () => {
  close(logGamma(1e-10), 23.025850929882733);
  close(logGamma(0.01), 4.599479878042022);
  expect(logGamma(1)).toBeCloseTo(0, 14);
  expect([logGamma(0), logGamma(-1), logBeta(0, 1)]).toEqual([Infinity, NaN, NaN]);
});

it("stirlingError continues itself over the change of method at 16", () => {
  for (const x of [0.1, 1, 7.3, 15.5, 15.999]) {
    const recurred = stirlingError(x + 1) + (x + 0.5) * Math.log1p(1 / x) - 1;
    expect(stirlingError(x)).toBeCloseTo(recurred, 14);
  }
});

it("deviance keeps its digits next to the mean and at the ends", () => {
  close(deviance(1e6 + 1, 1e6), 4.999998333334166e-7); // (x − m)² / 2m − (x − m)³ / 6m² + …
  expect(deviance(5, 5)).toBe(0);
  expect(deviance(0.01, 1e-310)).toBeCloseTo(0.01 * (Math.log(0.01) - Math.log(1e-310)) - 0.01, 12);
});
