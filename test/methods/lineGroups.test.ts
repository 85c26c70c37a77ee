import { describe, expect, it } from "vitest";
import type { TableMethod } from "../../src/analyze/methods.ts";
import { groupLabel, lineGroups } from "../../src/methods/lineGroups.ts";
import { firstQuestion } from "../../src/methods/question.ts";

describe("curves that are the same", () => {
  const values: Partial<Record<TableMethod, readonly (number | undefined)[]>> = {
    pearson: [0.1, 0.2],
    zPooled: [0.1, 0.2 + 1e-15],
    fisher: [0.1, 0.15],
    boschloo: [0.1, 0.15],
    yates: [0.1, undefined],
  };
  const groups = lineGroups(
    ["pearson", "zPooled", "fisher", "boschloo", "yates"],
    (method) => values[method]!,
    firstQuestion, // Fisher's planned, Boschloo's shown
  );

  it("are drawn once, what is brought out first", () => {
    expect(groups.map(({ methods, role }) => [role, ...methods])).toEqual([
      ["other", "pearson", "zPooled"],
      ["shown", "boschloo", "fisher"],
      ["other", "yates"],
    ]);
  });

  it("are named as far as there is room", () => {
    expect(groups.map((group) => groupLabel(group, 20))).toEqual([
      "Pearson, z",
      "Boschloo, Fisher",
      "Yates",
    ]);
    expect(groupLabel(groups[1]!, 12)).toBe("Boschloo + 1");
    const four = { ...groups[1]!, methods: ["boschloo", "fisher", "yates", "barnard"] as const };
    expect(groupLabel(four, 20)).toBe("Boschloo + 3 more");
    expect(groupLabel({ ...four, methods: ["likelihoodRatio"] }, 5)).toBe("Likelihood ratio");
  });
});
