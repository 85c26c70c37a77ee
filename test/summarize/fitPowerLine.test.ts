import { describe, expect, it } from "vitest";
import { normalCdf, normalQuantile } from "../../src/math/normal.ts";
import {
  fitPowerLine,
  powerAtRoot,
  rootOfPower,
  type PowerPoint,
} from "../../src/summarize/fitPowerLine.ts";
import { smallestSize } from "../../src/summarize/smallestSize.ts";

/** Power Φ(0.4 √n − 2), as many replicates say it as exactly as whole numbers can. */
const pointAt = (n: number, analyzed: number, above = 0): PowerPoint => {
  const power = normalCdf(0.4 * Math.sqrt(n) - 2 + above);
  return { root: Math.sqrt(n), analyzed, rejections: Math.round(analyzed * power) };
};

describe("fitPowerLine", () => {
  const points = [40, 50, 60].map((n) => pointAt(n, 1e8));

  it("finds the line that power follows", () => {
    const line = fitPowerLine(points, false);
    expect(line.slope).toBeCloseTo(0.4, 4);
    expect(powerAtRoot(line, Math.sqrt(55))).toBeCloseTo(normalCdf(0.4 * Math.sqrt(55) - 2), 5);
    expect(rootOfPower(line, 0.8)).toBeCloseTo((2 + normalQuantile(0.8)) / 0.4, 4);
    expect(line.scatter).toBe(0);
  });

  it("knows the level at one size as well as its replicates do", () => {
    const [point] = [pointAt(50, 1000)];
    const line = fitPowerLine([point!], false);
    const power = point!.rejections / 1000;
    const density = Math.exp(-(normalQuantile(power) ** 2) / 2) / Math.sqrt(2 * Math.PI);
    const standardError = Math.sqrt((power * (1 - power)) / 1000) / density;
    expect(Math.sqrt(line.levelVariance)).toBeCloseTo(standardError, 4);
    expect(powerAtRoot(line, point!.root)).toBeCloseTo(power, 2);
  });

  it("is less sure of a power further up: standard errors move the size", () => {
    const line = fitPowerLine(
      [40, 50, 60].map((n) => pointAt(n, 1000)),
      false,
    );
    expect(rootOfPower(line, 0.8, 2)).toBeGreaterThan(rootOfPower(line, 0.8));
    expect(rootOfPower(line, 0.8, -2)).toBeLessThan(rootOfPower(line, 0.8));
  });

  it("enlarges its errors where the points are no line", () => {
    const bent = [pointAt(40, 1e4, 0.2), pointAt(50, 1e4, -0.2), pointAt(60, 1e4, 0.2)];
    const straight = [40, 50, 60].map((n) => pointAt(n, 1e4));
    const { levelVariance } = fitPowerLine(straight, false);
    expect(fitPowerLine(bent, false).levelVariance).toBeGreaterThan(20 * levelVariance);
  });

  it("finds the scatter of single sizes about the line", () => {
    const teeth = Array.from({ length: 20 }, (_, k) => pointAt(40 + k, 1e7, k % 2 ? 0.1 : -0.1));
    const line = fitPowerLine(teeth, true);
    expect(Math.sqrt(line.scatter)).toBeCloseTo(0.1, 1);
    expect(fitPowerLine(points, true).scatter).toBeLessThan(1e-6);
  });

  it("survives replicates of which all or none reject", () => {
    for (const rejections of [0, 200]) {
      const line = fitPowerLine([{ root: 5, analyzed: 200, rejections }], false);
      expect(Number.isFinite(line.level) && Number.isFinite(line.slope)).toBe(true);
    }
  });
});

describe("smallestSize", () => {
  const sizes = Array.from({ length: 41 }, (_, k) => ({ root: Math.sqrt(30 + k) }));
  const truth = Math.ceil(((2 + normalQuantile(0.8)) / 0.4) ** 2); // 51
  const goal = { goal: 0.8, criterion: "stable" } as const;
  const indexOf = (atMost: Float64Array) => atMost.findIndex((found) => found >= 0.5);

  it("is where an exact line crosses the goal", () => {
    const line = fitPowerLine(
      [40, 50, 60].map((n) => pointAt(n, 1e9)),
      false,
    );
    const { atMost, reaches } = smallestSize(line, sizes, goal);
    expect(30 + indexOf(atMost)).toBe(truth);
    expect(atMost).toEqual(reaches); // without scatter a size reaches the goal if an earlier one does
  });

  it("is spread out where the line is vague", () => {
    const line = fitPowerLine(
      [40, 50, 60].map((n) => pointAt(n, 300)),
      false,
    );
    const { atMost } = smallestSize(line, sizes, goal);
    expect([...atMost].filter((found) => found > 0.05 && found < 0.95).length).toBeGreaterThan(4);
    expect([...atMost].sort((a, b) => a - b)).toEqual([...atMost]);
  });

  it("heeds a tooth: the first size above the goal comes before the last one below it", () => {
    const teeth = sizes.map(({ root }, k) => ({
      root,
      point: pointAt(30 + k, 1e7, k % 2 ? 0.1 : -0.1),
    }));
    const line = fitPowerLine(
      teeth.map(({ point }) => point),
      true,
    );
    const first = indexOf(smallestSize(line, teeth, { ...goal, criterion: "first" }).atMost);
    const stable = indexOf(smallestSize(line, teeth, goal).atMost);
    const powers = teeth.map(({ point }) => point.rejections / point.analyzed);
    expect(first).toBe(powers.findIndex((power) => power >= 0.8));
    expect(stable).toBe(powers.findLastIndex((power) => power < 0.8) + 1);
    expect(first).toBeLessThan(stable);
  });
});
