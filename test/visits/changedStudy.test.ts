import { describe, expect, it } from "vitest";
import { parseVisitStudy } from "../../src/study/anyStudy.ts";
import { requireSizedVisits } from "../../src/study/requireSizedVisits.ts";
import { visitPresets } from "../../src/study/visitPresets.ts";
import { changedStudy } from "../../src/visits/changedStudy.ts";
import { visitValues, type VisitValues } from "../../src/visits/visitValues.ts";
import { addressOf, readAddress } from "../../src/visits/visitAddress.ts";
import { visitChange } from "../../src/visits/visitChange.ts";
import { preset } from "./preset.ts";

const changed = (id: string, values: Partial<VisitValues>) => {
  const study = preset(id);
  return parseVisitStudy(changedStudy(study, { ...visitValues(study), ...values }));
};

describe("a study with the controls' values put in", () => {
  it.each(visitPresets.map(({ id }) => id))("is the same where nothing was touched: %s", (id) => {
    expect(changed(id, {})).toEqual(visitPresets.find((one) => one.id === id)!.study);
  });

  it("keeps the course of the difference", () => {
    const { scenarios } = changed("fatigue", { difference: -5.835 });
    expect(scenarios[0]!.mean).toEqual([
      [55.665, 52.625, 50.165, 53.5],
      [58, 57, 56, 57],
    ]);
  });

  it("lets a difference grow in proportion to time where there was none", () => {
    const none = requireSizedVisits(changed("fatigue", { difference: 0 }));
    const again = parseVisitStudy(changedStudy(none, { ...visitValues(none), difference: -12 }));
    expect(again.scenarios[0]!.mean[0]).toEqual([54, 49, 44, 33]);
  });

  it("keeps the ratio of the arms", () => {
    const study = preset("fatigue");
    const uneven = requireSizedVisits({
      ...study,
      design: {
        ...study.design,
        arms: [
          { name: "A", n: 20 },
          { name: "B", n: 10 },
        ],
      },
    });
    const { design } = parseVisitStudy(changedStudy(uneven, { ...visitValues(uneven), n: 50 }));
    expect(design.arms.map(({ n }) => n)).toEqual([50, 25]);
  });

  it("adds and removes dropout with its mechanism", () => {
    const mar = changed("fatigue", { dropoutControl: 0.2, mechanism: "mar", odds: 3 });
    expect(mar.scenarios[0]!.dropout).toEqual({
      rate: [0.05, 0.2],
      mechanism: "mar",
      oddsRatioPerSd: 3,
    });
    const nobody = changed("fatigue", { dropoutExperimental: 0, dropoutControl: 0 });
    expect(nobody.scenarios[0]!.dropout).toBeUndefined();
    const stopping = changed("fatigue", {
      stopExperimental: 0.3,
      followed: 0.5,
      after: "copyIncrements",
    });
    expect(stopping.scenarios[0]!.discontinuation).toEqual({
      rate: [0.3, 0],
      mechanism: "mcar",
      followed: 0.5,
    });
    expect(stopping.scenarios[0]!.afterDiscontinuation).toBe("copyIncrements");
  });

  it("keeps the shape of dropout by visit, and a matrix of correlations", () => {
    const study = preset("fatigue");
    const [scenario] = study.scenarios;
    const own = {
      ...study,
      scenarios: [
        {
          ...scenario,
          dropout: {
            rate: [
              [0, 0.1, 0.1, 0.2],
              [0, 0, 0.1, 0.1],
            ],
            mechanism: "mcar",
          },
          correlation: { type: "toeplitz", rho: [0.6, 0.5, 0.4] },
        },
      ],
    };
    const sized = requireSizedVisits(parseVisitStudy(own));
    const next = parseVisitStudy(
      changedStudy(sized, { ...visitValues(sized), dropoutExperimental: 0.4 }),
    );
    expect(next.scenarios[0]!.dropout!.rate).toEqual([
      [0, 0.2, 0.2, 0.4],
      [0, 0, 0.1, 0.1],
    ]);
    expect(next.scenarios[0]).toMatchObject({ correlation: { rho: [0.6, 0.5, 0.4] } });
  });
});

describe("another list of visits", () => {
  const moved = (id: string, values: Partial<VisitValues>, changes: object = {}) => {
    const before = { ...preset(id), ...changes };
    const all = { ...visitValues(before), ...values };
    const after = requireSizedVisits(parseVisitStudy(changedStudy(before, all)));
    return { after, scenario: after.scenarios[0]!, said: visitChange(before, after) };
  };
  const withCorrelation = (correlation: object, more: object = {}) => {
    const { scenarios, design } = preset("fatigue");
    const scenario = { ...scenarios[0]!, correlation, ...more };
    return requireSizedVisits(parseVisitStudy({ equipoise: 1, design, scenarios: [scenario] }));
  };

  it("keeps the numbers of visits that stay, and says what went", () => {
    const { after, scenario, said } = moved("fatigue", { visits: 3 });
    expect(scenario.mean).toEqual(
      preset("fatigue").scenarios[0]!.mean.map((list) => (list as number[]).slice(0, 3)),
    );
    expect(after.design.analysis.contrastVisit).toBe(12);
    expect(said).toBe("Gone: week\u00a024. Shares lost now count up to week\u00a012.");
  });

  it("puts new visits between their neighbors, or level with the last", () => {
    const { scenario, said } = moved("fatigue", { times: "4, 8, 10, 12, 24, 36" });
    expect(scenario.mean[1]).toEqual([58, 57, 56.5, 56, 57, 57]);
    expect(said).toContain("New: week\u00a010, means and spread between");
    expect(said).toContain("New: week\u00a036, means and spread as at the nearest visit.");
    expect(moved("fatigue", { visits: 6 }).after.design.endpoint).toMatchObject({
      visits: [4, 8, 12, 24, 36, 48],
    });
  });

  it("moves the comparison with the last visit, else to the nearest", () => {
    const { after, said } = moved("fatigue", { times: "4, 8, 13, 24" });
    expect(after.design.analysis.contrastVisit).toBe(13);
    expect(said).toContain("The arms are now compared at week\u00a013.");
  });

  it.each([
    [
      { type: "ar1", rho: 0.7 },
      { type: "ar1", rho: 0.7 },
    ],
    [
      { type: "toeplitz", rho: [0.6, 0.5, 0.4] },
      { type: "toeplitz", rho: [0.6, 0.5] },
    ],
  ])("keeps what it can of correlations: %j", (correlation, expected) => {
    const study = withCorrelation(correlation);
    const values = { ...visitValues(study), visits: 3 };
    expect(parseVisitStudy(changedStudy(study, values)).scenarios[0]).toMatchObject({
      correlation: expected,
    });
  });

  it("gives a table that is positive definite, whatever the visits", () => {
    const study = withCorrelation(
      { type: "toeplitz", rho: [0.9, 0.8, 0.7] },
      {
        sd: [10, 12, 14, 20],
        dropout: {
          rate: [
            [0, 0.1, 0.2, 0.3],
            [0, 0, 0.1, 0.1],
          ],
        },
      },
    );
    const values = { ...visitValues(study), times: "2, 4, 6, 12, 18, 24, 30, 36" };
    const scenario = parseVisitStudy(changedStudy(study, values)).scenarios[0]!;
    expect(scenario.sd).toEqual([10, 10, 11, 14, 17, 20, 20, 20]);
    expect(scenario.dropout!.rate[0]).toEqual([0, 0, 0.05, 0.2, 0.25, 0.3, 0.3, 0.3]);
    const { matrix } = (scenario as unknown as { correlation: { matrix: number[][] } }).correlation;
    expect(matrix[1]![3]).toBe(0.8); // weeks 4 and 12, as before
    expect(matrix[0]![1]).toBe(0.9); // week 2 to week 4 as week 4 to week 8
  });

  it("leaves times that cannot be to the check", () => {
    const study = preset("fatigue");
    const values = { ...visitValues(study), times: "4, x, 2" };
    expect(() => parseVisitStudy(changedStudy(study, values))).toThrow(
      'design.endpoint.visits[1] must be a number above 0; got "x"',
    );
  });

  it("lets a response have a single visit, and several again", () => {
    const single = moved("essdai-responders", { visits: 1 });
    expect(single.scenario).not.toHaveProperty("correlation");
    const values = { ...visitValues(single.after), visits: 2 };
    const again = parseVisitStudy(changedStudy(single.after, values));
    expect(again.scenarios[0]).toMatchObject({ correlation: { rho: 0.5 } });
  });
});

describe("another analysis", () => {
  const analyses: readonly [string, Partial<VisitValues>, object][] = [
    [
      "fatigue",
      { method: "gee", working: "ar1", correction: "none" },
      { method: "gee", correlation: "ar1", correction: "none" },
    ],
    ["fatigue", { method: "t", missing: "lastObservation" }, { method: "t" }],
    ["fatigue", { method: "ancova", missing: "completeCase" }, { method: "t" }], // without a baseline
    [
      "fatigue",
      { fallback: "ar1", degreesOfFreedom: "residual" },
      { fallback: "ar1", degreesOfFreedom: "residual" },
    ],
    ["fatigue", { baseline: "measured", baselineEffect: "main" }, { baselineEffect: "main" }],
    ["fatigue", { contrast: 24 }, { contrastVisit: 24 }],
    [
      "teaching-mean",
      { method: "welch", missing: "jumpToReference", imputations: 5 },
      { method: "welch" },
    ],
    ["essdai-responders", { method: "boschloo", contrast: 12 }, { method: "boschloo" }],
    ["fatigue", { skippedExperimental: 0.1, skippedControl: 0.2 }, { method: "mmrm" }],
  ];
  it.each(analyses)("of %s with %j, in the study and in its address", (id, values, expected) => {
    const study = requireSizedVisits(changed(id, values));
    expect(study.design.analysis).toMatchObject(expected);
    const { study: back, problems } = readAddress(addressOf(study));
    expect(problems).toEqual([]);
    expect({ ...back, title: "" }).toEqual({ ...study, title: "" });
  });

  it("drops what its method does not know", () => {
    const { design } = changed("fatigue", { method: "welch" });
    expect(design.missing).toBe("completeCase");
    expect(Object.values(design.analysis)).not.toContain("kenwardRoger");
  });

  it("adjusts for a baseline, and stops", () => {
    const measured = requireSizedVisits(changed("fatigue", { baseline: "measured" }));
    expect(measured.scenarios[0]!.baseline).toEqual({ mean: 58, sd: 17.38, correlation: 0.6 });
    const ancova = { ...visitValues(measured), method: "ancova" as const };
    const adjusted = requireSizedVisits(parseVisitStudy(changedStudy(measured, ancova)));
    expect(adjusted.design.analysis.method).toBe("ancova");
    const values = { ...visitValues(adjusted), baseline: "none" as const };
    const again = parseVisitStudy(changedStudy(adjusted, values));
    expect(again.design.analysis.method).toBe("t");
    expect(again.scenarios[0]).not.toHaveProperty("baseline");
  });
});
