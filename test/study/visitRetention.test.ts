import { describe, expect, it } from "vitest";
import { dropoutCalibration } from "../../src/simulate/dropoutCalibration.ts";
import {
  contrastIndexOf,
  cumulativeLoss,
  retentionOf,
  remainingShares,
  visitTimesOf,
} from "../../src/study/visitRetention.ts";
import { visitStudyFromQuery } from "../../src/study/visitStudyUrl.ts";

const worldOf = (query: string) => {
  const { study, problems } = visitStudyFromQuery(query);
  expect(problems).toEqual([]);
  return { endpoint: study.design.endpoint, scenario: study.scenarios[0]!, design: study.design };
};

describe("cumulativeLoss", () => {
  it("loses the same part of those still there before each visit", () => {
    const { endpoint } = worldOf("baseline=true");
    const [experimental, control] = cumulativeLoss({ rate: [0.271, 0] }, endpoint);
    expect(experimental.map((share) => Number(share.toFixed(12)))).toEqual([0.1, 0.19, 0.271]);
    expect(control).toEqual([0, 0, 0]);
  });

  it("loses nobody before a first visit that comes without a baseline, unless it is the only one", () => {
    const { endpoint } = worldOf("");
    const [experimental] = cumulativeLoss({ rate: [0.19, 0] }, endpoint);
    expect(experimental.map((share) => Number(share.toFixed(12)))).toEqual([0, 0.1, 0.19]);
    const single = worldOf("type=continuous").endpoint;
    expect(cumulativeLoss({ rate: [0.19, 0] }, single)).toEqual([[0.19], [0]]);
  });

  it("takes lists as they are", () => {
    const { endpoint } = worldOf("");
    const rate = [
      [0.1, 0.1, 0.3],
      [0, 0, 0],
    ];
    expect(cumulativeLoss({ rate }, endpoint)).toEqual(rate);
  });
});

describe("remainingShares", () => {
  it("are those that the simulation is calibrated to", () => {
    for (const query of [
      "dropout=0.1,0.2",
      "baseline=true&dropout=0.1,0.2&discontinuation=0.3,0.1:0.4",
      "dropout=0,0.1,0.3/0.1,0.1,0.1&discontinuation=0.2,0.2:0",
      "type=continuous&dropout=0.1,0.2&discontinuation=0.2,0.5:0.5",
    ]) {
      const { endpoint, scenario } = worldOf(query);
      const { followed, onTreatment } = remainingShares(scenario, endpoint);
      const { left, stopped } = dropoutCalibration(endpoint, scenario);
      for (const arm of [0, 1] as const) {
        visitTimesOf(endpoint).forEach((_, k) => {
          expect(followed[arm][k]).toBeCloseTo(1 - left[arm][k]!, 10);
          expect(onTreatment[arm][k]).toBeCloseTo(1 - stopped[arm][k]!, 10);
        });
      }
    }
  });

  it("give the retention with and without values after the end of treatment", () => {
    const { endpoint, scenario } = worldOf("type=continuous&discontinuation=0.2,0.5:0.5");
    expect(retentionOf(scenario, endpoint)).toEqual([[0.9], [0.75]]);
    expect(retentionOf(scenario, endpoint, { offTreatment: "missing" })).toEqual([[0.8], [0.5]]);
  });
});

describe("contrastIndexOf", () => {
  it("is the place of the visit of the comparison", () => {
    expect(contrastIndexOf(worldOf("").design)).toBe(2);
    expect(contrastIndexOf(worldOf("contrastVisit=8").design)).toBe(1);
    expect(contrastIndexOf(worldOf("type=responder&visit=4").design)).toBe(0);
    expect(contrastIndexOf(worldOf("type=continuous").design)).toBe(0);
  });
});
