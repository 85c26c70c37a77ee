import { describe, expect, it } from "vitest";
import { meansSampleSize } from "../../src/sizing/meansSampleSize.ts";
import { mmrmSampleSize } from "../../src/sizing/mmrmPower.ts";
import { slopeSd, visitMeanSd } from "../../src/sizing/repeatedMeasures.ts";
import { varianceInflation } from "../../src/sizing/varianceInflation.ts";
import { ar1Correlation, exchangeableCorrelation } from "../../src/sizing/visitCorrelation.ts";

describe("published values for repeated measures", () => {
  const unit = exchangeableCorrelation(1, 0);
  const table1 = [
    [1, 1, 1, 168.118769, 170.147603],
    [1, 1, 2, 189.133615, 191.157604],
    [1, 2, Math.SQRT1_2, 244.966998, 246.982211],
    [1, 2, 0.5, 252.178153, 254.19252],
    [1, 2, 1, 252.178153, 254.19252],
    [1, 2, 2, 315.222692, 317.231327],
    [2, 2, 1, 336.237538, 338.244745],
    [2, 2, 2, 378.26723, 380.272062],
  ] as const;

  it.each(table1)(
    "LM-01, LM-02 Lu, Luo & Chen table 1: %f %f %f",
    (phiE, phiC, allocation, z, t) => {
      const sd = [Math.sqrt(phiE), Math.sqrt(phiC)] as const;
      const request = {
        difference: 0.5,
        sd,
        correlation: unit,
        retention: [[1], [1]],
        alpha: 0.05,
      } as const;
      const total = (method: "z" | "t") => {
        const { unrounded } = mmrmSampleSize({ ...request, method, allocation, power: 0.9 });
        return unrounded[0] + unrounded[1];
      };
      expect(total("z")).toBeCloseTo(z, 6);
      expect(total("t")).toBeCloseTo(t, 6);
    },
  );

  const endCorrelations = [0, 0.1, 0.3, 0.5, 0.7, 0.9];
  it.each([
    ["LM-03", 2, 0.1, [1.11111111, 1.11, 1.10111111, 1.08333333, 1.05666667, 1.02111111]],
    ["LM-06", 4, 0.3, [1.42857143, 1.38254162, 1.3106533, 1.23318261, 1.147022, 1.05142637]],
    ["LM-06", 4, 0.4, [1.66666667, 1.5901047, 1.47488823, 1.3540527, 1.22198949, 1.0772804]],
  ] as const)("%s Lu, Luo & Chen table 2: %i visits, %f lost", (_, visits, lost, phi) => {
    const retention = Array.from({ length: visits }, (_, j) => 1 - (lost * j) / (visits - 1));
    const ours = endCorrelations.map((rho) =>
      varianceInflation(ar1Correlation(visits, rho ** (1 / (visits - 1))), retention),
    );
    ours.forEach((value, i) => expect(value).toBeCloseTo(phi[i]!, 7));
  });

  it.each([
    [100, [313, 196, 79]],
    [200, [625, 391, 157]],
    [300, [938, 586, 235]],
  ])("LM-08 Diggle, Liang & Zeger, page 29: variance %f", (variance, sizes) => {
    const ours = [0.2, 0.5, 0.8].map((rho) => {
      const sd = slopeSd([0, 2, 5], exchangeableCorrelation(3, rho), Math.sqrt(variance));
      const comparison = {
        method: "z",
        difference: 0.5,
        sd: [sd, sd],
        alpha: 0.05,
        sides: 1,
      } as const;
      return meansSampleSize({ ...comparison, power: 0.8 }).n[1];
    });
    expect(ours).toEqual(sizes);
  });

  it("LM-11 PASS, mean of three visits", () => {
    const sd = visitMeanSd(exchangeableCorrelation(3, 0.5), 1);
    const comparison = {
      method: "z",
      difference: 0.3,
      sd: [sd, sd],
      alpha: 0.05,
      sides: 1,
    } as const;
    const size = meansSampleSize({ ...comparison, power: 0.8 });
    expect(size.unrounded[0]).toBeCloseTo(91.593, 3);
    expect(size.n).toEqual([92, 92]);
  });
});
