import { describe, expect, it } from "vitest";
import { plannedSize } from "../../src/pilot/findPilot.ts";
import { firstQuestion, type PilotQuestion } from "../../src/pilot/pilotQuestion.ts";
import { pilotScript } from "../../src/pilot/pilotScript.ts";
import { hasR, runScripts } from "../verify/runR.ts";

const questions: readonly PilotQuestion[] = [
  firstQuestion,
  { ...firstQuestion, prior: "own", noEffect: 0.2, method: "fisher", dropout: [0.1, 0.1] },
  { ...firstQuestion, pilot: { events: [1, 9], n: [30, 30] }, better: "lower", sides: 1 },
  { ...firstQuestion, dropout: [0.1, 0.2], lossOdds: 4, method: "boschloo" },
];

describe.runIf(hasR)("the script for R", () => {
  it("prints the assurance of the page", () => {
    const printed = runScripts(questions.map((question) => pilotScript(question, "0")));
    expect(printed).toHaveLength(questions.length);
    printed.forEach((values, i) => {
      // R integrates the rate under no effect with a relative tolerance of 1e-9.
      expect(values.get("assurance")).toBeCloseTo(plannedSize(questions[i]!).assurance, 8);
    });
  });
});
