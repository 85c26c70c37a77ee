import { element } from "../notebook/element.ts";
import { planOf } from "../planner/plan.ts";
import { simulateNow } from "../planner/simulatePlan.ts";
import { count, percent, percentWithError } from "../show/format.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { StudyFigure } from "./pValueWorld.ts";

/** Power by exact enumeration, by formula and by simulation, each with what it is. */
export function threeWays(): StudyFigure {
  const exact = way("Exact", "all possible results, each weighted by its probability");
  const closedForm = way("Closed form", "a textbook formula: instant, but an approximation");
  const simulated = way("Simulated", "");
  const list = element("dl", { class: "ways" }, exact.item, closedForm.item, simulated.item);
  const update = (study: SizedStudy) => {
    const plan = planOf(study);
    const { characteristics, replicates } = simulateNow(study);
    const { value, monteCarloError } = characteristics.rejection;
    exact.number.textContent = percent(plan.exact);
    closedForm.number.textContent = percent(plan.closedForm.power);
    simulated.number.textContent = percentWithError(value, monteCarloError);
    simulated.note.textContent = `${count(replicates)} trials drawn at random; after ±, its standard error`;
  };
  return Object.assign(list, { update });
}

function way(name: string, words: string) {
  const number = element("dd", { class: "way-number number" });
  const note = element("dd", { class: "way-note" }, words);
  const item = element("div", { class: "way" }, element("dt", {}, name), number, note);
  return { item, number, note };
}
