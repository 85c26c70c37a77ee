import { describe, expect, it } from "vitest";
import { studentTUpperQuantile, studentTUpperTail } from "../../src/math/studentT.ts";

describe("studentTUpperQuantile with hardly any degrees of freedom", () => {
  it.each([4e-16, 1e-6, 1e-3])("is beyond the doubles for df = %s", (df) => {
    expect(studentTUpperQuantile(0.025, df)).toBe(Infinity);
    expect(studentTUpperQuantile(0.975, df)).toBe(-Infinity);
  });

  it("and within them for df = 0.01", () => {
    const t = studentTUpperQuantile(0.025, 0.01);
    expect(studentTUpperTail(t, 0.01)).toBeCloseTo(0.025, 12);
  });
});
