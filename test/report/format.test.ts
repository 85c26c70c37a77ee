import { describe, expect, it } from "vitest";
import {
  alphaText,
  assumedPercent,
  count,
  errorPoints,
  perArm,
  percent,
  percentWithError,
  plural,
  points,
  pValueStatement,
  pValueText,
} from "../../src/report/format.ts";

const table = <T>(
  what: string,
  format: (value: T) => string,
  rows: readonly (readonly [T, string])[],
) =>
  describe(what, () => {
    for (const [value, text] of rows) it(text, () => expect(format(value)).toBe(text));
  });

table("a rate", percent, [
  [0.667, "66.7%"],
  [0.86, "86.0%"],
  [0, "0.0%"],
  [1, "100.0%"],
  [0.99996, ">99.9%"],
  [1e-9, "<0.1%"],
  [NaN, "not defined"],
]);

table("an assumed rate keeps the digits that it was given", assumedPercent, [
  [0.667, "66.7%"],
  [0.5, "50.0%"],
  [0.0125, "1.25%"],
  [0.07, "7.0%"],
  [2 / 3, "66.6667%"],
  [0.29, "29.0%"],
]);

table("a P value", pValueText, [
  [0.0320001, ".032"],
  [0.0009, "<.001"],
  [0.001, ".001"],
  [0.0499, ".0499"],
  [0.0502, ".0502"],
  [0.05, ".050"],
  [0.9999, "1"],
  [0.5, ".500"],
]);

table("a P value in a sentence", pValueStatement, [
  [0.0001, "P < .001"],
  [0.004025, "P = .004"],
]);

table("a level", alphaText, [
  [0.05, ".05"],
  [0.025, ".025"],
  [0.1 + 0.2 - 0.25, ".05"],
]);

table("a difference", points, [
  [0.4, "40.0"],
  [-0.267, "−26.7"],
  [-0.0001, "0.0"],
]);

describe("a simulated rate has no digit that its error does not support", () => {
  it("a decimal where the error is below a point", () => {
    expect(percentWithError(0.7952, 0.004)).toBe("79.5% ± 0.4");
    expect(percentWithError(0.7952, 0.00004)).toBe("79.5% ± <0.1");
  });
  it("none where it is not", () => {
    expect(percentWithError(0.7952, 0.0404)).toBe("80% ± 4");
    expect(errorPoints(0.0404)).toBe("4");
  });
});

describe("counts", () => {
  it("separate thousands and know the singular", () => {
    expect(count(1234567)).toBe("1,234,567");
    expect([plural(1, "subject"), plural(0, "subject"), plural(1000, "subject")]).toEqual([
      "1 subject",
      "0 subjects",
      "1,000 subjects",
    ]);
    expect(perArm([30, 1500])).toBe("30 + 1,500");
  });
});
