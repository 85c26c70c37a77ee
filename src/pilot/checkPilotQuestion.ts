import { isUnconditionalMethod } from "../analyze/methods.ts";
import type { Problem } from "../notebook/controlGroup.ts";
import { points } from "../show/format.ts";
import { isSlow, pilotRates, type PilotQuestion } from "./pilotQuestion.ts";

/** What is wrong with a question whose parts are all right by themselves, by the path of a control. */
export function checkPilotQuestion(question: PilotQuestion): Problem[] {
  const { events, n } = question.pilot;
  const faults = ([0, 1] as const)
    .filter((arm) => events[arm] > n[arm])
    .map((arm) => {
      const message = `events[${arm}] must be at most the arm’s ${n[arm]} subjects; got ${events[arm]}`;
      return { path: `events[${arm}]`, message };
    });
  return [...faults, ...slowFaults(question)];
}

/** Largest arm to be planned where the number of completers is random and a sum over it is in everything. */
export const largestSlow = 100;

function slowFaults(question: PilotQuestion): Problem[] {
  if (!isSlow(question)) return [];
  const faults: Problem[] = [];
  if (question.n > largestSlow) {
    const message = `With lost subjects left out, n must be at most ${largestSlow} on this page; got ${question.n}`;
    faults.push({ path: "n", message });
  }
  if (question.noEffect > 0) {
    const message = "With lost subjects left out, this page takes no such chance: set it to 0.";
    faults.push({ path: "noeffect", message });
  }
  if (isUnconditionalMethod(question.method)) {
    const message =
      "With lost subjects left out, this page takes none of the unconditional tests (Barnard’s, Boschloo’s): choose another.";
    faults.push({ path: "test", message });
  }
  return faults;
}

/** What cannot be used of a question, though the rest can be answered. */
export function pilotRemarks(question: PilotQuestion): Problem[] {
  const most = largestDifference(question);
  if (question.worthwhile <= most) return [];
  const message = `Beside the pilot’s control rate there is room for ${points(most)} points at most: the plans leave this one out.`;
  return [{ path: "least", message }];
}

/** The largest benefit that the pilot's control rate leaves room for. */
export function largestDifference(question: PilotQuestion): number {
  const [, control] = pilotRates(question);
  return question.better === "higher" ? 1 - control : control;
}
