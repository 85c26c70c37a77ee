import { describe, expect, it } from "vitest";
import { addressOf, firstStudy, readAddress } from "../../src/visits/visitAddress.ts";
import { visitPresets } from "../../src/study/visitPresets.ts";
import { preset } from "./preset.ts";

describe("the address of the page", () => {
  it("is empty for the first preset", () => {
    expect(addressOf(firstStudy)).toBe("");
    expect(readAddress("")).toEqual({ study: firstStudy, problems: [] });
  });

  it.each(visitPresets.map(({ id }) => id))("gives back %s", (id) => {
    const study = preset(id);
    expect(readAddress(addressOf(study))).toEqual({ study, problems: [] });
  });

  it("holds a threshold beside the study", () => {
    expect(addressOf(firstStudy, 45)).toBe("cut=45");
    expect(readAddress("cut=45")).toEqual({ study: firstStudy, cut: 45, problems: [] });
    const study = preset("dryness");
    expect(readAddress(addressOf(study, 40.5))).toEqual({ study, cut: 40.5, problems: [] });
  });

  it("names what it cannot use", () => {
    expect(readAddress("cut=much").problems).toEqual(['cut must be a number; got "much"']);
    const strange = readAddress("v=1&type=longitudinal&sd=-3&colour=red");
    expect(strange.problems.join(" ")).toMatch(/sd must .* got -3/);
    expect(strange.problems.join(" ")).toContain("colour");
    const huge = readAddress("v=1&type=longitudinal&n=30,5000");
    expect(huge.problems).toEqual([
      "design.arms[1].n must be at most 1000 on this page (the command line takes more); got 5000",
    ]);
    expect(huge.study.design.arms.map(({ n }) => n)).toEqual([30, 30]);
  });
});
