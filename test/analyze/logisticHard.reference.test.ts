import { describe, expect, it } from "vitest";
import { logistic } from "../../src/analyze/logistic.ts";

/** Eight subjects and five columns: as hard as such data come. */
const slow = {
  outcome: [1, 1, 1, 0, 1, 0, 0, 1],
  arm: [0, 0, 1, 0, 1, 0, 0, 1],
  covariates: {
    c0: [
      -308.9708791589, 837.4441088709, 80.22619647998, -292.9535849985, 58.28592740805,
      -202.2808656321, -141.7270215896, 401.4947781003,
    ],
    c1: [
      580.8183688491, 501.833428779, 136.1641587268, 78.05923691632, 13.41876188094,
      -262.8539937913, -362.2500793274, 313.9889123627,
    ],
    c2: [
      129.7242107978, 419.9000529588, 498.0539852528, 308.803973533, 166.1640817612,
      -112.7427233408, -126.0542550094, 171.5710710495,
    ],
  },
};

const circling = {
  outcome: [0, 0, 0, 0, 1, 0, 0, 0],
  arm: [1, 0, 0, 0, 0, 0, 0, 0],
  covariates: {
    c0: [
      1.160106728691, -0.797295056937, -5.766457991156, 0.8328514185422, 0.9835192686063,
      14.46734400053, -3.972515049411, -23.31186511584,
    ],
    c1: [
      3.605281897888, 3.664190605391, -6.155678714193, 2.130427321477, -11.15872618108,
      -6.002533272225, -20.19107696563, -2.889901543206,
    ],
    c2: [
      -5.020211145241, -0.1516590784645, 9.740474641106, 0.06725326217103, -5.032320732725,
      -2.092893049346, 2.428031084653, 3.571781084841,
    ],
  },
};

const narrow = {
  outcome: [1, 0, 1, 1, 1, 0, 0, 0],
  arm: [1, 1, 1, 1, 0, 0, 0, 1],
  covariates: {
    c0: [
      0.01267702288275, -0.0006464311676029, -0.001331911420537, -0.01644395537546,
      -0.01079982460523, -0.01100379215558, 0.02311273103078, -0.01287357899276,
    ],
    c1: [
      -0.002187124854452, -0.01436412135565, 0.01736704805926, 0.020253464782, -0.01005597541713,
      0.01865518027182, -0.02732942839415, -0.01292996914027,
    ],
    c2: [
      0.02143715597767, 0.0161961224977, -0.01491817228031, -0.001983790193806, -0.007630960907336,
      0.00427907472326, 0.02475156928252, -0.01116128427657,
    ],
  },
};

// R 4.2.2, Newton's steps with halving of the penalized likelihood on standardized columns, to 1e-12
describe("Firth's penalty where steps by the information overshoot", () => {
  it.each([
    { data: slow, logOddsRatio: -2.25815970064669, pValue: 0.178131938300384 },
    { data: circling, logOddsRatio: 1.04638380558047, pValue: 0.681701213034244 },
  ])("log odds ratio $logOddsRatio", ({ data, logOddsRatio, pValue }) => {
    const result = logistic(data, { test: "firth" });
    expect(Math.abs(result.estimate.logOddsRatio / logOddsRatio - 1)).toBeLessThan(1e-5);
    expect(Math.abs(result.pValue / pValue - 1)).toBeLessThan(1e-6);
  });
});

describe("data that are separated by a hair with and without the arm", () => {
  it("have a likelihood of 1 either way, so that the ratio has P = 1 (R 4.2.2 glm: deviances below 1e-8)", () => {
    const { pValue, isSeparated } = logistic(narrow, { test: "likelihoodRatio" });
    expect(isSeparated).toBe(true);
    expect(pValue).toBeGreaterThan(0.9999);
  });
});
