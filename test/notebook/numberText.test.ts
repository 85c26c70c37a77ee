import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  quoteTyped,
  readNumber,
  writeNumber,
  writeQuantity,
} from "../../src/notebook/numberText.ts";

const percent = { unit: "percent" };

describe("writeNumber", () => {
  it.each([
    [0.667, percent, "66.7"],
    [0.05, percent, "5.0"],
    [1, percent, "100.0"],
    [2 / 3, percent, "66.6666666667"],
    [30, {}, "30"],
    [0.05, { digits: 3 }, "0.050"],
    [20221118, {}, "20221118"],
    [1e-9, {}, "1e-9"],
  ])("writes %d with %o as %s", (value, format, text) => {
    expect(writeNumber(value, format)).toBe(text);
  });

  it("adds the unit in running text", () => {
    expect(writeQuantity(0.667, percent)).toBe("66.7%");
    expect(writeQuantity(24, { unit: "weeks" })).toBe("24 weeks");
    expect(writeQuantity(24, {})).toBe("24");
  });
});

describe("readNumber", () => {
  it.each([
    ["66.7", percent, 0.667],
    [" 66.7 % ", percent, 0.667],
    ["26,7", percent, 0.267],
    ["0.1", percent, 0.001],
    ["24 weeks", { unit: "weeks" }, 24],
    ["−3", {}, -3],
    [".05", {}, 0.05],
    ["1e3", {}, 1000],
    ["", {}, NaN],
    ["3O", {}, NaN],
    ["0x10", {}, NaN],
    ["1 2", {}, NaN],
  ])("reads %j with %o as %d", (typed, format, value) => {
    expect(readNumber(typed, format)).toBe(value);
  });

  it("reads back what it wrote, for rates of up to four decimals of a percent", () => {
    const rate = fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => millionths / 1_000_000);
    fc.assert(
      fc.property(rate, (value) => readNumber(writeNumber(value, percent), percent) === value),
      { seed: 1 },
    );
  });
});

describe("readNumber of whole numbers", () => {
  const whole = { integer: true };

  it.each([
    ["1,000", 1000],
    ["100,000", 100_000],
    ["50.000", 50_000],
    ["10 000", 10_000],
    ["1,000,000", 1_000_000],
    ["30", 30],
    ["30,5", 30.5],
    ["1,00", 1],
  ])("reads %s as %d", (typed, value) => {
    expect(readNumber(typed, whole)).toBe(value);
  });

  it("reads a comma as a decimal one where fractions are allowed", () => {
    expect(readNumber("26,667", { unit: "percent" })).toBeCloseTo(0.26667, 12);
  });
});

describe("quoteTyped", () => {
  it.each([
    ["126.7", 1.267, percent, "126.7%"],
    ["667", 6.67, percent, "667%"],
    ["0", 0, {}, "0"],
    ["many", NaN, {}, '"many"'],
    ["  ", NaN, {}, "nothing"],
  ])("quotes %j", (typed, value, format, text) => {
    expect(quoteTyped(typed, value, format)).toBe(text);
  });
});
