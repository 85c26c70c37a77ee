import type { MonteCarloResult } from "../engine/monteCarlo.ts";
import { element } from "../notebook/element.ts";
import { announce } from "../notebook/liveRegion.ts";
import { perArm, percent, points } from "../show/format.ts";
import type { Plan } from "./plan.ts";
import { answerSentence, disagreementNotice, simulatedWords, spokenAnswer } from "./sentences.ts";

/** The size that a wanted power asks for, and a word on how sure that is. */
export interface Goal {
  readonly power: number;
  readonly words: string;
  readonly note: string;
}

/** The answer above the fold: the sentence, three ways to its number, and what the assumptions imply. */
export interface Answer extends HTMLElement {
  update(plan: Plan): void;
  updateSimulated(plan: Plan, result: MonteCarloResult): void;
  /** Sizes that reach the usual powers, once they are known. */
  updateGoals(goals: readonly Goal[]): void;
}

/** Names of the closed forms as the reader's textbook has them. */
export const formulaNames = {
  pooled: "normal approximation, pooled variance",
  unpooled: "normal approximation, unpooled variance",
  arcsine: "arcsine approximation",
  pooledCc: "normal approximation, continuity-corrected",
  farringtonManning: "normal approximation, restricted rates",
} as const;

/** An empty answer, to be filled by its updates; numbers change in place. */
export function createAnswer(): Answer {
  const title = element("h1", { class: "page-title" });
  const [before, after] = [element("span"), element("span")];
  const number = element("strong", { class: "answer-number number" });
  const sentence = element("p", { class: "answer-sentence" }, before, number, after);
  const warning = element("p", { class: "answer-warning", role: "status" });
  const ways = statList(["exact", "closedForm", "simulated"]);
  const facts = statList([
    "randomized",
    "completers",
    "goal80",
    "goal90",
    "difference",
    "ratio",
    "oddsRatio",
    "nnt",
  ]);
  const box = element(
    "section",
    { class: "answer", "aria-label": "The answer" },
    title,
    sentence,
    ways.list,
    warning,
    facts.list,
  );
  ways.list.classList.add("answer-ways");
  facts.list.classList.add("answer-facts");

  const update = (plan: Plan): void => {
    const words = answerSentence(plan);
    title.textContent = plan.study.title;
    before.textContent = words.before;
    number.textContent = percent(plan.exact);
    after.textContent = words.after;
    ways.set("exact", percent(plan.exact), "exact", "every possible result, weighted");
    ways.set(
      "closedForm",
      percent(plan.closedForm.power),
      "closed form",
      formulaNames[plan.closedForm.formula],
    );
    for (const [name, value, label, note] of planFacts(plan)) facts.set(name, value, label, note);
    announce(spokenAnswer(plan));
  };
  const updateSimulated = (plan: Plan, result: MonteCarloResult): void => {
    const { value, trials } = simulatedWords(result);
    ways.set("simulated", value, "simulated", trials);
    warning.textContent = disagreementNotice(plan.exact, result);
  };
  const updateGoals: Answer["updateGoals"] = (goals) => {
    for (const { power, words, note } of goals) {
      facts.set(power === 0.8 ? "goal80" : "goal90", words, `for ${percent(power, 0)} power`, note);
    }
  };
  return Object.assign(box, { update, updateSimulated, updateGoals });
}

type Fact = readonly [name: string, value: string, label: string, note: string];

function planFacts({
  n,
  completers,
  effect,
  analyzedRates: [experimental, control],
}: Plan): Fact[] {
  const { difference, ratio, oddsRatio, numberNeededToTreat } = effect;
  const diluted = points(experimental - control);
  const note =
    diluted === points(difference) ? "percentage points" : `points; ${diluted} as analyzed`;
  const whole = (value: number): string =>
    value.toLocaleString("en-US", { maximumFractionDigits: 1 });
  return [
    ["randomized", perArm(n), "randomized", `${n[0] + n[1]} in total`],
    [
      "completers",
      `${whole(completers[0])} + ${whole(completers[1])}`,
      "expected to complete",
      `${whole(completers[0] + completers[1])} in total`,
    ],
    ["difference", points(difference), "difference", note],
    ["ratio", ratioText(ratio), "rate ratio", "of the rates"],
    ["oddsRatio", ratioText(oddsRatio), "odds ratio", "of the odds"],
    [
      "nnt",
      Number.isFinite(numberNeededToTreat) ? numberNeededToTreat.toFixed(1) : "∞",
      "number needed to treat",
      `for one ${difference < 0 ? "fewer" : "more"} event`,
    ],
  ];
}

/** Two decimals; words where the ratio has no value. */
function ratioText(ratio: number): string {
  if (Number.isNaN(ratio)) return "not defined";
  return Number.isFinite(ratio) ? ratio.toFixed(2) : "∞";
}

/** A list of numbers with their names, each of which can be set anew. */
function statList(names: readonly string[]) {
  const items = new Map(names.map((name) => [name, statItem(name)]));
  const list = element("dl", { class: "stats" }, ...[...items.values()].map(({ item }) => item));
  const set = (name: string, value: string, label: string, note: string): void => {
    const { item, parts } = items.get(name)!;
    item.hidden = false;
    [label, value, note].forEach((text, i) => {
      if (parts[i]!.textContent !== text) parts[i]!.textContent = text;
    });
  };
  return { list, set };
}

function statItem(name: string) {
  const label = element("dt", { class: "stat-label" });
  const value = element("dd", { class: "stat-number number" });
  const note = element("dd", { class: "stat-note muted" });
  return {
    item: element("div", { class: "stat", "data-fact": name }, label, value, note),
    parts: [label, value, note],
  };
}
