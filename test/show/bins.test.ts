import { describe, expect, it } from "vitest";
import {
  criticalDifferences,
  differenceBins,
  differenceBinWidth,
} from "../../src/show/differenceBins.ts";
import { distributionCaption } from "../../src/show/differenceDistribution.ts";
import { pValueBins, pValueEdges } from "../../src/show/pValueHistogram.ts";
import { widthBins } from "../../src/show/widthHistogram.ts";

const none = { value: [], count: [] };

describe("bins of the observed difference", () => {
  const exact = {
    value: [-0.2, 0, 0.1, 0.2],
    probability: [0.1, 0.4, 0.3, 0.2],
    rejected: [0.1, 0, 0.1, 0.2],
  };

  it("are centered on the possible differences and keep all the probability", () => {
    const bins = differenceBins(exact, none, 0.1);
    expect(bins.map(({ lower }) => +lower.toFixed(2))).toEqual([-0.25, -0.15, -0.05, 0.05, 0.15]);
    const total = bins.reduce((sum, bin) => sum + bin.significant + bin.notSignificant, 0);
    expect(total).toBeCloseTo(1, 12);
    expect(bins[3]).toMatchObject({ significant: 0.1 });
    expect(bins.every(({ simulated }) => simulated === undefined)).toBe(true);
  });

  it("hold the simulated shares too", () => {
    const bins = differenceBins(exact, { value: [0.1, 0.1, 0.3, -0.2], count: [1, 1, 1, 1] }, 0.1);
    expect(bins.map(({ simulated }) => simulated)).toEqual([0.25, 0, 0, 0.5, 0, 0.25]);
  });

  it("are none where there is nothing", () => {
    expect(differenceBins({ value: [], probability: [], rejected: [] }, none, 0.1)).toEqual([]);
  });

  it("mark where the significant part takes over", () => {
    expect(criticalDifferences(differenceBins(exact, none, 0.1))).toEqual({
      below: expect.closeTo(-0.15),
      above: expect.closeTo(0.15),
    });
    expect(criticalDifferences([])).toEqual({});
  });

  it("follow the grid of equal arms and of whole ratios, and about 60 a range elsewhere", () => {
    expect(differenceBinWidth([30, 30], 0.8)).toBeCloseTo(1 / 30, 12);
    expect(differenceBinWidth([300, 300], 0.3)).toBeCloseTo(2 / 300, 12);
    expect(differenceBinWidth([37, 41], 0.8)).toBeCloseTo(1 / 41, 12);
  });

  it("are told in a sentence, the wrong direction apart", () => {
    const caption = distributionCaption(differenceBins(exact, none, 0.1), 0.1);
    expect(caption).toContain("30.0% find a significant difference in the right direction");
    expect(caption).toContain("10.0% a significant one in the wrong direction");
    expect(distributionCaption(differenceBins(exact, none, 0.1), 0)).toContain(
      "yet 40.0% of all trials",
    );
  });
});

describe("bins of P", () => {
  it.each([0.05, 0.025, 0.01, 0.1, 0.03, 0.2, 0.001, 0.5])(
    "have alpha %d among their limits",
    (alpha) => {
      const edges = pValueEdges(alpha);
      expect(edges.some((edge) => Math.abs(edge - alpha) < 1e-9)).toBe(true);
      expect(edges.every((edge, i) => i === 0 || edge > edges[i - 1]!)).toBe(true);
      expect([edges[0], edges.at(-1)]).toEqual([0, 1]);
    },
  );

  it("count a P that attains a limit in the bin below it, as the test rejects at P ≤ alpha", () => {
    const bins = pValueBins(
      "w",
      { value: [0.05, 0.05 * (1 + 1e-12), 0.051, 0, 1], weight: [1, 1, 1, 1, 1] },
      pValueEdges(0.05),
    );
    expect(bins[0]!.share).toBeCloseTo(0.6, 12);
    expect(bins[1]!.share).toBeCloseTo(0.2, 12);
    expect(bins.at(-1)!.share).toBeCloseTo(0.2, 12);
  });
});

describe("bins of the interval's width", () => {
  it("keep all the weight", () => {
    const bins = widthBins({ value: [0.4, 0.41, 0.45], weight: [1, 2, 1] }, 0.02);
    expect(bins.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(bins[0]).toEqual({ lower: 0.4, upper: expect.closeTo(0.42), share: 0.75 });
  });

  it("are none without trials", () => expect(widthBins({ value: [], weight: [] })).toEqual([]));
});
