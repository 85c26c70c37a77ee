import { describe, expect, it } from "vitest";
import { parseVisitStudy } from "../../src/study/anyStudy.ts";
import { requireSizedVisits } from "../../src/study/requireSizedVisits.ts";
import { visitPresets } from "../../src/study/visitPresets.ts";
import { changedStudy } from "../../src/visits/changedStudy.ts";
import { visitValues, type VisitValues } from "../../src/visits/visitValues.ts";
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
