import { describe, expect, it } from "vitest";
import { monteCarlo, monteCarloNull } from "../../src/engine/monteCarlo.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { presets } from "../../src/study/presets.ts";
import { requireSized } from "../../src/study/requireSized.ts";

// What a seed gives today. A change here is a change of every user's numbers: see "Numbers changed".
describe("seeds give what they gave", () => {
  const study = requireSized(parseStudy(presets[0]!.study));
  const scenario = study.scenarios[0]!;
  const rejections = async (promise: ReturnType<typeof monteCarlo>) => {
    const { characteristics } = await promise;
    return Math.round(characteristics.rejection.value * characteristics.replicates);
  };

  it("LD-IL-2 follow-up, 10,000 replicates", async () => {
    expect(await rejections(monteCarlo(study, scenario))).toBe(7931);
  });

  it("the same without an effect", async () => {
    expect(await rejections(monteCarloNull(study, scenario))).toBe(289);
  });

  it("the same among complete cases", async () => {
    const design = { ...study.design, missing: "completeCase" } as const;
    expect(await rejections(monteCarlo({ ...study, design }, scenario))).toBe(8265);
  });
});
