import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeRange, isInRange, stepWithin } from "../../src/notebook/numberRange.ts";

const rate = { min: 0, max: 1 };

describe("isInRange", () => {
  it.each([
    [0, rate, true],
    [1, rate, true],
    [1.267, rate, false],
    [NaN, rate, false],
    [1, { ...rate, open: "upper" as const }, false],
    [0, { ...rate, open: "lower" as const }, false],
    [0, { ...rate, open: "both" as const }, false],
    [30.5, { min: 1, max: 100, integer: true }, false],
  ])("%d in %o: %s", (value, range, expected) => {
    expect(isInRange(value, range)).toBe(expected);
  });
});

describe("describeRange", () => {
  it("speaks as the study file's messages do", () => {
    expect(describeRange(rate)).toBe("lie in [0, 1]");
    expect(describeRange({ ...rate, open: "upper" })).toBe("lie in [0, 1)");
    expect(describeRange({ min: 0, max: 0.5, open: "lower" })).toBe("lie in (0, 0.5]");
    expect(describeRange(rate, (end) => `${100 * end}%`)).toBe("lie in [0%, 100%]");
    expect(describeRange({ min: 1, max: 100, integer: true })).toBe(
      "be a whole number from 1 to 100",
    );
  });
});

describe("stepWithin", () => {
  it("goes to the next step of the grid, also from between two", () => {
    expect(stepWithin(0.667, 1, rate, 0.001)).toBe(0.668);
    expect(stepWithin(0.6667, 1, rate, 0.001)).toBe(0.667);
    expect(stepWithin(0.6667, -1, rate, 0.001)).toBe(0.666);
    expect(stepWithin(30, -10, { min: 1, max: 100 }, 1)).toBe(20);
  });

  it("stops at the ends, one step short of an end that is excluded", () => {
    expect(stepWithin(0.995, 10, rate, 0.001)).toBe(1);
    expect(stepWithin(0.995, 10, { ...rate, open: "upper" }, 0.001)).toBe(0.999);
    expect(stepWithin(0.003, -10, { ...rate, open: "lower" }, 0.001)).toBe(0.001);
  });

  it("never leaves the range and always moves inside it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.constantFrom(1, -1, 10, -10),
        (k, steps) => {
          const value = k / 1000;
          const next = stepWithin(value, steps, rate, 0.001);
          const isAtEnd = steps > 0 ? value === 1 : value === 0;
          return isInRange(next, rate) && (isAtEnd || Math.sign(next - value) === Math.sign(steps));
        },
      ),
      { seed: 1 },
    );
  });
});
