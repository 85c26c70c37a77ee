import { csvParse } from "d3-dsv";
import { describe, expect, it } from "vitest";
import { replicateRows } from "../../src/engine/replicateRows.ts";
import { runInput } from "../../src/engine/runInput.ts";
import { analysisPlan } from "../../src/engine/tableAnalyzer.ts";
import { replicatesCsv } from "../../src/report/replicatesCsv.ts";
import { subjectsCsv } from "../../src/report/subjectsCsv.ts";
import { subjectSimulator } from "../../src/simulate/trialSubjects.ts";
import { presets } from "../../src/study/presets.ts";
import { requireSized } from "../../src/study/requireSized.ts";

const study = requireSized(presets[2]!.study);
const scenario = study.scenarios[0]!;
const run = runInput(study, scenario);

describe("replicatesCsv", () => {
  const rows = [...replicateRows(run, analysisPlan(study.design), { first: 5, count: 20 })];
  const csv = replicatesCsv(rows, { scenario: 'a, "b"', seed: run.seed, alpha: 0.05 });
  const parsed = csvParse(csv);

  it("has a line for each replicate, with every digit", () => {
    expect(parsed).toHaveLength(20);
    for (const [k, row] of rows.entries()) {
      expect(parsed[k]).toEqual({
        scenario: 'a, "b"',
        seed: "20221118",
        replicate: String(5 + k),
        eventsExperimental: String(row.events[0]),
        eventsControl: String(row.events[1]),
        completersExperimental: String(row.completers[0]),
        completersControl: String(row.completers[1]),
        analyzedExperimental: String(row.n[0]),
        analyzedControl: String(row.n[1]),
        difference: String(row.estimate),
        lower: String(row.lower),
        upper: String(row.upper),
        pValue: String(row.pValue),
        rejected: row.pValue <= 0.05 ? "1" : "0",
      });
    }
  });

  it("leaves a number that is not defined empty", () => {
    const row = { ...rows[0]!, estimate: NaN, lower: NaN, upper: NaN, pValue: 1 };
    const csv = replicatesCsv([row], { scenario: "x", seed: 1, alpha: 0.05 });
    expect(csv.split("\n")[1]).toMatch(/,,,,1,0$/);
  });
});

describe("subjectsCsv", () => {
  it("has the counts of the same replicate, and no outcome for those lost", () => {
    const subjects = subjectSimulator(run)(7);
    const csv = subjectsCsv([subjects], { scenario: scenario.name, arms: study.design.arms });
    const parsed = csvParse(csv);
    const [row] = replicateRows(run, analysisPlan(study.design), { first: 7, count: 1 });
    for (const k of [0, 1] as const) {
      const arm = parsed.filter((subject) => subject["arm"] === study.design.arms[k].name);
      expect(arm).toHaveLength(30);
      expect(arm.filter(({ outcome }) => outcome === "1")).toHaveLength(row!.events[k]);
      expect(arm.filter(({ outcome }) => outcome !== "")).toHaveLength(row!.completers[k]);
    }
    for (const { outcome, dropout, trueOutcome } of parsed) {
      expect(outcome).toBe(dropout === "1" ? "" : trueOutcome);
    }
  });
});
