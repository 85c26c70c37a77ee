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

  it("strata and a covariate, 500 replicates by three adjusted analyses", async () => {
    const strata = [
      { share: 0.4, responseRate: [0.9, 0.5] },
      { share: 0.6, responseRate: [0.5, 0.1] },
    ];
    const counts = await Promise.all(
      (["mantelHaenszel", "logistic", "standardized"] as const).map((method) => {
        const rich = requireSized(
          parseStudy({
            ...study,
            design: { ...study.design, analysis: { method } },
            scenarios: [{ strata, covariate: { oddsRatioPerSd: 3 } }],
          }),
        );
        return monteCarlo(rich, rich.scenarios[0]!, { replicates: 500 }).then(
          ({ characteristics: { rejection, failed, replicates } }) => [
            Math.round(rejection.value * (replicates - failed)),
            failed,
          ],
        );
      }),
    );
    expect(counts).toEqual([
      [479, 0],
      [459, 30],
      [463, 30],
    ]);
  });
});
