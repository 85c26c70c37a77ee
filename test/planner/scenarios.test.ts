import { describe, expect, it } from "vitest";
import { inPlainWords } from "../../src/planner/complain.ts";
import { dropoutCaption } from "../../src/planner/powerMaps.ts";
import { planOf } from "../../src/planner/plan.ts";
import { controlValues, studyOfControls } from "../../src/planner/studyOfControls.ts";
import { studyShowing, withoutScenario, withScenarioCopied } from "../../src/planner/scenarios.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { requireSized } from "../../src/study/requireSized.ts";

const study = requireSized(
  parseStudy({
    equipoise: 1,
    design: { arms: [{ n: 30 }, { n: 30 }], analysis: { method: "fisher" } },
    scenarios: [
      { name: "hoped for", responseRate: [0.667, 0.267] },
      {
        name: "cautious",
        strata: [
          { share: 0.5, responseRate: [0.4, 0.2] },
          { share: 0.5, responseRate: [0.6, 0.3] },
        ],
        covariate: { oddsRatioPerSd: 2 },
      },
      { responseRate: [0.667, 0.267], dropout: { rate: [0.1, 0.2] } },
    ],
  }),
);
const names = (of: typeof study): string[] => of.scenarios.map(({ name }) => name);
type Values = Parameters<typeof studyOfControls>[0];

describe("the scenarios of a study in the planner", () => {
  it("are shown one at a time, and stay in their order in the file", () => {
    expect(names(studyShowing(study, 2))).toEqual(["scenario 3", "hoped for", "cautious"]);
    expect(studyShowing(study, 0)).toBe(study);
  });

  it("can be copied under a free name and removed, but for the last", () => {
    const copied = withScenarioCopied(study, 2);
    expect(names(copied)).toEqual([...names(study), "scenario 4"]);
    expect(copied.scenarios[3]!.dropout).toEqual(study.scenarios[2]!.dropout);
    expect(names(withScenarioCopied(withoutScenario(copied, 1), 0)).at(-1)).toBe("scenario 5");
    const one = withoutScenario(withoutScenario(study, 0), 0);
    expect(withoutScenario(one, 0)).toBe(one);
  });

  it.each([0, 1, 2])("lose nothing while scenario %i is edited", (at) => {
    const values = controlValues(study, at) as Values;
    expect(requireSized(parseStudy(studyOfControls(values, study, at)))).toEqual(study);
    const edited = studyOfControls({ ...values, rateControl: 0.1 }, study, at);
    expect(edited.scenarios[at]!.responseRate![1]).toBe(0.1);
    const others = (list: readonly unknown[]): unknown[] => list.filter((_, k) => k !== at);
    expect(others(edited.scenarios)).toEqual(others(study.scenarios));
  });

  it("give up strata whose mean is another rate, and keep the rest", () => {
    const values = { ...controlValues(study, 1), rateControl: 0.3 } as Values;
    const { strata, covariate } = studyOfControls(values, study, 1).scenarios[1]!;
    expect([strata, covariate]).toEqual([undefined, { oddsRatioPerSd: 2 }]);
  });
});

describe("messages on the page", () => {
  it("call other places of the study file by what they are", () => {
    const path = "design.arms[1].name";
    const message = `${path} must differ from the name of design.arms[0]; got "A"`;
    expect(inPlainWords({ path, message }).message).toBe(
      `${path} must differ from the name of the experimental arm; got "A"`,
    );
  });
});

describe("the map over dropout", () => {
  it("has a place for the design only where both arms lose the same share", () => {
    expect(dropoutCaption(planOf(study))).toMatch(/^Planned: .* with 0% dropout\./);
    const uneven = dropoutCaption(planOf(studyShowing(study, 2)));
    expect(uneven).toContain("has no place here: the map takes both arms to lose the same share");
  });
});
