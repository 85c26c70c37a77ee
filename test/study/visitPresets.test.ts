import { describe, expect, it } from "vitest";
import { publishedDifference } from "../../src/analyze/publishedDifference.ts";
import { responderRates } from "../../src/sizing/responderRates.ts";
import { parseVisitStudy } from "../../src/study/anyStudy.ts";
import { visitMoments } from "../../src/study/visitMoments.ts";
import { visitPresets } from "../../src/study/visitPresets.ts";

const presetOf = (id: string) => visitPresets.find((preset) => preset.id === id)!;

describe("visitPresets", () => {
  it("are complete studies with keys of their own", () => {
    for (const { study } of visitPresets) expect(parseVisitStudy(study)).toStrictEqual(study);
    expect(new Set(visitPresets.map(({ id }) => id)).size).toBe(visitPresets.length);
  });

  // He et al. (2022), JAMA Network Open 5, e2241451: differences of means at week 12, 30 per arm.
  it.each([
    ["dryness", { estimate: -18.33, lower: -28.46, upper: -8.21 }],
    ["pain", { estimate: -10.33, lower: -19.38, upper: -1.29 }],
    ["fatigue", { estimate: -11.67, lower: -20.65, upper: -2.68 }],
  ])(
    "%s has the published difference at week 12 and the SD behind its interval",
    (id, published) => {
      const { design, scenarios } = presetOf(id).study;
      const { mean, sd } = visitMoments(design.endpoint, scenarios[0]!, 2);
      expect(mean[0] - mean[1]).toBeCloseTo(published.estimate, 10);
      expect(design.analysis.contrastVisit).toBe(12);
      const implied = publishedDifference(published, { n: [30, 30] });
      expect(Math.abs(sd[0] - implied.sd)).toBeLessThan(0.005); // two decimals are written
    },
  );

  it("ESSDAI responders have the pilot's rates", () => {
    const { design, scenarios } = presetOf("essdai-responders").study;
    if (design.endpoint.type !== "responder") throw new Error("not a responder endpoint");
    const [experimental, control] = responderRates(design.endpoint, scenarios[0]!);
    expect(experimental).toBeCloseTo(0.667, 4); // means are written with four decimals
    expect(control).toBeCloseTo(0.267, 4);
  });
});
