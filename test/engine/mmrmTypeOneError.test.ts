import { describe, expect, it } from "vitest";
import { monteCarloVisits } from "../../src/engine/monteCarloVisits.ts";
import { longitudinalStudy } from "./visitStudies.ts";

const replicates = 4000;
const alike = [
  [50, 52, 55, 58],
  [50, 52, 55, 58],
];

/** 15 subjects per arm, four visits, no difference between the arms. */
async function withoutEffect(dropout: object) {
  const study = longitudinalStudy({
    n: [15, 15],
    endpoint: { visits: [4, 8, 12, 24] },
    scenario: { mean: alike, dropout },
    simulation: { replicates, seed: 15 },
  });
  const { analyses } = await monteCarloVisits(study, study.scenarios[0]!);
  return analyses[0]!;
}

describe("a mixed model with Kenward and Roger's correction, 15 per arm", () => {
  it.each([
    ["nobody is lost", { rate: [0, 0] }],
    ["dropout is completely at random", { rate: [0.3, 0.2], mechanism: "mcar" }],
    [
      "dropout depends on the last observed change",
      { rate: [0.3, 0.2], mechanism: "mar", oddsRatioPerSd: 3 },
    ],
  ])("keeps the type I error where %s", async (_, dropout) => {
    const { characteristics, truth, failed } = await withoutEffect(dropout);
    const { rejection, bias } = characteristics;
    const error = Math.sqrt((0.05 * 0.95) / replicates);
    expect(Math.abs(rejection.value - 0.05)).toBeLessThan(4 * error);
    expect(Math.abs(bias.value)).toBeLessThan(4 * bias.monteCarloError);
    expect({ truth, failed }).toEqual({ truth: 0, failed: 0 });
  });

  it("loses it where dropout depends on the value about to be missed, more often in one arm", async () => {
    const { characteristics, truth } = await withoutEffect({
      rate: [0.5, 0.05],
      mechanism: "mnar",
      oddsRatioPerSd: 10,
    });
    const { rejection, bias, coverage } = characteristics;
    const error = Math.sqrt((0.05 * 0.95) / replicates);
    expect(truth).toBe(0);
    expect(rejection.value).toBeGreaterThan(0.05 + 4 * error);
    expect(coverage.value).toBeLessThan(0.95 - 4 * error);
    expect(bias.value).toBeGreaterThan(8 * bias.monteCarloError); // who does badly is not seen
  });
});
