import { expect, it } from "vitest";
import { visitSampleSizeOf } from "../../src/sizing/visitSampleSizeOf.ts";
import { visitStudyFromQuery } from "../../src/study/visitStudyUrl.ts";

it("the search for a size passes sizes that leave no degrees of freedom", () => {
  const { study } = visitStudyFromQuery(
    "v=1&type=longitudinal&n=30,30&visits=4,8,12,24&sd=10&dropout=none",
  );
  const found = visitSampleSizeOf(study.design, study.scenarios[0]!, { power: 0.8 });
  if (found.notAvailable !== undefined) throw new Error(found.notAvailable);
  expect(found.power).toBeGreaterThanOrEqual(0.8);
});
