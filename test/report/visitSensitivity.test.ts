import { describe, expect, it } from "vitest";
import { simulatedPowerAt } from "../../src/engine/simulatedPowerAt.ts";
import { visitCurve } from "../../src/report/visitCurve.ts";
import { visitSensitivity } from "../../src/report/visitSensitivity.ts";
import { visitTwoWay } from "../../src/report/visitTwoWay.ts";
import { percent } from "../../src/report/format.ts";
import { visitPowerOf } from "../../src/sizing/visitPowerOf.ts";
import { parseVisitStudy } from "../../src/study/anyStudy.ts";
import { requireSizedVisits, type SizedVisitStudy } from "../../src/study/requireSizedVisits.ts";
import { put } from "../study/change.ts";
import { continuousStudy, responderStudy, visitStudy } from "../cli/visitStudies.ts";

const sized = (study: object): SizedVisitStudy => requireSizedVisits(parseVisitStudy(study));
const lossless = (study: object): SizedVisitStudy => {
  const dropout = put(study, "scenarios[0].dropout", { rate: [0.1, 0.1] });
  return sized(put(dropout as object, "scenarios[0].discontinuation", undefined) as object);
};
const options = { replicates: 40 };

describe("the sensitivity of a study over visits", () => {
  it("is the closed form with one assumption changed, in words and in power", async () => {
    const study = sized(continuousStudy);
    const [scenario] = study.scenarios;
    const { method, planned, rows } = await visitSensitivity(study, scenario!, options);
    expect(method).toBe("closedForm");
    expect(planned.power).toBe(visitPowerOf(study.design, scenario!).power);
    const weaker = visitPowerOf(study.design, { ...scenario!, mean: [11.5, 10] } as never);
    expect(rows).toContainEqual({
      assumption: "Difference in means",
      planned: "2",
      changed: "1.5",
      power: weaker.power,
    });
    const powers = new Map(rows.map((row) => [`${row.assumption} ${row.changed}`, row.power]));
    expect(powers.get("Standard deviation 3.75")).toBeLessThan(planned.power);
    expect(powers.get("Standard deviation 2.4")).toBeGreaterThan(planned.power);
    expect(powers.get("Dropout 20.0%")).toBeLessThan(powers.get("Dropout 10.0%")!);
    expect(powers.get("Significance level .01")).toBeLessThan(planned.power);
    expect(powers.has("Significance level .05")).toBe(false);
  });

  it("moves by the margin where no difference is assumed", async () => {
    const analysis = { method: "t", hypothesis: "nonInferiority", margin: 2 };
    const study = put(continuousStudy, "design.analysis", analysis) as object;
    const equal = sized(put(study, "scenarios[0].mean", [10, 10]) as object);
    const { rows, planned } = await visitSensitivity(equal, equal.scenarios[0]!, options);
    const moved = rows.filter(({ assumption }) => assumption === "Difference in means");
    expect(moved.map(({ changed }) => changed)).toEqual(["\u22120.5", "0.5"]);
    expect(moved[0]!.power).toBeLessThan(planned.power);
    expect(moved[1]!.power).toBeGreaterThan(planned.power);
  });

  it("changes correlations where the analysis uses them", async () => {
    const study = sized(visitStudy);
    const { rows } = await visitSensitivity(study, study.scenarios[0]!, { replicates: 6 });
    const names = new Set(rows.map(({ assumption }) => assumption));
    expect(names).toContain("Correlation of neighboring visits");
    expect(names).toContain("Correlation with baseline");
    const responders = lossless(responderStudy);
    const found = await visitSensitivity(responders, responders.scenarios[0]!, options);
    expect(found.method).toBe("exact");
    expect(found.rows.map(({ assumption }) => assumption)).not.toContain(
      "Correlation of neighboring visits",
    );
    expect(found.rows[0]!.changed).toMatch(/^\u22129 mm \(\d+\.\d% and \d+\.\d%\)$/);
  });

  it("is simulated, with its error, where there is no closed form", async () => {
    const study = sized(put(visitStudy, "design.analysis", { method: "gee" }) as object);
    const [scenario] = study.scenarios;
    const { method, planned, rows, replicates } = await visitSensitivity(study, scenario!, options);
    expect({ method, replicates }).toEqual({ method: "simulated", replicates: 40 });
    const counted = await simulatedPowerAt(study, scenario!)([30, 30], { first: 0, count: 40 });
    expect(planned.power).toBe(counted.rejections / counted.analyzed);
    for (const { power, standardError } of rows) {
      expect(standardError).toBeCloseTo(Math.sqrt((power * (1 - power)) / 40), 12);
    }
    expect(visitTwoWay(study.design, scenario!)).toEqual([]);
  });
});

describe("two-way tables of a study over visits", () => {
  it("hold the closed form of both changes", () => {
    const { design, scenarios } = sized(continuousStudy);
    const [spread, dropout] = visitTwoWay(design, scenarios[0]!);
    const both = visitPowerOf(design, { ...scenarios[0]!, mean: [11.5, 10], sd: 3.3 } as never);
    const row = spread!.rows.find(([head]) => head === "1.5")!;
    expect(spread!.columns[4]!.head).toBe("3.3");
    expect(row[4]).toBe(percent(both.power!));
    expect(dropout!.rows.map(([head]) => head)).toContain("40 + 40 (planned)");
    expect(dropout!.columns.map(({ head }) => head)).toContain("none (planned)");
  });
});

describe("the power curve of a study over visits", () => {
  it("has the design on it, by each method", async () => {
    const studies = [
      ["closedForm", sized(continuousStudy)],
      ["exact", lossless(responderStudy)],
      ["simulated", sized(put(visitStudy, "design.analysis", { method: "gee" }) as object)],
    ] as const;
    for (const [method, study] of studies) {
      const curve = await visitCurve(study, study.scenarios[0]!, { replicates: 10 });
      expect(curve.method).toBe(method);
      const n = study.design.arms.map((arm) => arm.n);
      const own = curve.rows.find((row) => row.n[0] === n[0] && row.n[1] === n[1])!;
      const { power } = visitPowerOf(study.design, study.scenarios[0]!);
      if (power !== undefined) expect(own.power).toBeCloseTo(power, 12);
      expect(own.standardError !== undefined).toBe(method === "simulated");
    }
  });

  it("keeps a ratio of 2:1, and leaves failed sizes out", async () => {
    const arms = [{ n: 20 }, { n: 10 }];
    const study = sized(put(continuousStudy, "design.arms", arms) as object);
    const { rows } = await visitCurve(study, study.scenarios[0]!, options);
    expect(rows.every(({ n }) => n[0] === 2 * n[1])).toBe(true);
    expect(rows.every(({ power }) => power >= 0 && power <= 1)).toBe(true);
  });
});
