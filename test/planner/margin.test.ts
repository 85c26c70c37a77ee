import { describe, expect, it } from "vitest";
import { curveSizes } from "../../src/planner/curveRows.ts";
import { planOf } from "../../src/planner/plan.ts";
import { answerSentence } from "../../src/planner/sentences.ts";
import { simulateNow } from "../../src/planner/simulatePlan.ts";
import { controlValues, studyOfControls } from "../../src/planner/studyOfControls.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { requireSized } from "../../src/study/requireSized.ts";

const study = requireSized(
  parseStudy({
    equipoise: 1,
    design: {
      arms: [{ n: 100 }, { n: 100 }],
      analysis: { method: "farringtonManning", hypothesis: "nonInferiority", margin: 0.1 },
    },
    scenarios: [{ responseRate: [0.85, 0.8] }],
  }),
);

describe("a study with a margin in the planner", () => {
  it.each([
    {},
    { scale: "ratio", margin: 0.8 },
    { scale: "difference" },
    { hypothesis: "equivalence", method: "wald" },
  ])("is what the controls show: %j", (changes) => {
    const { design, ...rest } = study;
    const analysis = { ...design.analysis, ...changes };
    const changed = requireSized(parseStudy({ ...rest, design: { ...design, analysis } }));
    const values = controlValues(changed) as Parameters<typeof studyOfControls>[0];
    expect(studyOfControls(values, changed)).toEqual(changed);
  });

  it("loses its margin with the hypothesis", () => {
    const values = { ...controlValues(study), hypothesis: "superiority", sides: 2 };
    const { analysis } = studyOfControls(values as never, study).design;
    expect(analysis).toEqual({ method: "farringtonManning", sides: 2, alpha: 0.05 });
  });

  it("has an answer that names them, by every way", () => {
    const plan = planOf(study);
    expect(plan.closedForm.formula).toBe("farringtonManning");
    expect(Math.abs(plan.exact - plan.closedForm.power)).toBeLessThan(0.02);
    const { value } = simulateNow(study).characteristics.rejection;
    expect(Math.abs(value - plan.exact)).toBeLessThan(0.02);
    expect(answerSentence(plan).after).toContain("non-inferiority, margin 10.0 percentage points");

    expect(curveSizes(study).length).toBeGreaterThan(100);
  });
});
