import { expect, it } from "vitest";
import { normalCdf, normalQuantile } from "../../src/math/normal.ts";
import { fillNormal } from "../../src/random/fillNormal.ts";
import { createStream } from "../../src/random/stream.ts";
import { kolmogorovSmirnov, twoSided } from "./battery/pValues.ts";

const draws = new Float64Array(100_000);
fillNormal(draws, createStream({ seed: 11, replicate: 0, purpose: "outcome" }));

it("draws follow the normal distribution", () => {
  expect(kolmogorovSmirnov([...draws].map(normalCdf))).toBeGreaterThan(1e-3);
});

it("draws have mean 0 and variance 1 within 4 standard errors", () => {
  const sum = draws.reduce((total, z) => total + z, 0);
  const squares = draws.reduce((total, z) => total + z * z, 0);
  expect(twoSided(sum / Math.sqrt(draws.length))).toBeGreaterThan(6e-5);
  expect(twoSided((squares - draws.length) / Math.sqrt(2 * draws.length))).toBeGreaterThan(6e-5);
});

it("draws are the quantiles of the uniform numbers", () => {
  const uniform = createStream({ seed: 11, replicate: 0, purpose: "outcome" });
  for (let i = 0; i < 100; i++) expect(draws[i]).toBe(normalQuantile(uniform.uniform()));
});

it("the extreme uniform numbers give the bounds that the documentation states", () => {
  expect(normalQuantile(2 ** -53)).toBeCloseTo(-8.2095, 4);
  expect(normalQuantile(1 - 2 ** -53)).toBe(-normalQuantile(2 ** -53));
});
