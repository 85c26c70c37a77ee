import type { MonteCarloResult } from "../engine/monteCarlo.ts";
import { element } from "../notebook/element.ts";
import { announce } from "../notebook/liveRegion.ts";
import { percent } from "../show/format.ts";
import type { Plan } from "./plan.ts";
import { factsToCome, goalFact, planFacts, type Goal } from "./planFacts.ts";
import { answerSentence, disagreementNotice, simulatedWords, spokenAnswer } from "./sentences.ts";
import { statList, type Stat } from "./statList.ts";

/** The answer above the fold: the sentence, three ways to its number, and what the assumptions imply. */
export interface Answer extends HTMLElement {
  update(plan: Plan): void;
  updateSimulated(plan: Plan, result: MonteCarloResult): void;
  /** Sizes that reach the usual powers, once they are known. */
  updateGoals(goals: readonly Goal[]): void;
}

/** Names of the closed forms as the reader's textbook has them. */
const formulaNames = {
  pooled: "normal approximation, pooled variance",
  unpooled: "normal approximation, unpooled variance",
  arcsine: "arcsine approximation",
  pooledCc: "normal approximation, continuity-corrected",
  farringtonManning: "normal approximation, restricted rates",
} as const;

/** An answer to be filled by its updates; numbers change in place. */
export function createAnswer(): Answer {
  const title = element("h1", { class: "page-title" });
  const sentence = createSentence();
  const warning = element("p", { class: "answer-warning", role: "status" });
  const ways = statList("answer-ways", waysToCome);
  const facts = statList("answer-facts", factsToCome);
  const attributes = { class: "answer", "aria-label": "The answer" };
  const box = element("section", attributes, title, sentence, ways, warning, facts);
  const update = (plan: Plan): void => {
    title.textContent = plan.study.title;
    sentence.update(plan);
    ways.set([exactWay(percent(plan.exact)), closedFormWay(plan.closedForm)]);
    facts.set(planFacts(plan));
    announce(spokenAnswer(plan));
  };
  const updateSimulated = (plan: Plan, result: MonteCarloResult): void => {
    const { value, trials } = simulatedWords(result);
    ways.set([simulatedWay(value, trials)]);
    warning.textContent = disagreementNotice(plan.exact, result);
  };
  const updateGoals = (goals: readonly Goal[]): void => facts.set(goals.map(goalFact));
  return Object.assign(box, { update, updateSimulated, updateGoals });
}

/** The sentence around the number that stands out. */
function createSentence() {
  const [before, after] = [element("span"), element("span")];
  const number = element("strong", { class: "answer-number number" });
  const sentence = element("p", { class: "answer-sentence" }, before, number, after);
  const update = (plan: Plan): void => {
    const words = answerSentence(plan);
    before.textContent = words.before;
    number.textContent = percent(plan.exact);
    after.textContent = words.after;
  };
  return Object.assign(sentence, { update });
}

const exactWay = (value: string): Stat => ({
  name: "exact",
  label: "exact",
  value,
  note: "every possible result, weighted",
});

const closedFormWay = ({ power, formula }: Plan["closedForm"]): Stat => ({
  name: "closedForm",
  label: "closed form",
  value: percent(power),
  note: formulaNames[formula],
});

const simulatedWay = (value: string, note: string): Stat => ({
  name: "simulated",
  label: "simulated",
  value,
  note,
});

const waysToCome: readonly Stat[] = [
  exactWay("…"),
  { name: "closedForm", label: "closed form", value: "…", note: formulaNames.pooledCc },
  simulatedWay("…", ""),
];
