import { element } from "../notebook/element.ts";
import { announce } from "../notebook/liveRegion.ts";
import { actionButton, type Section } from "../notebook/section.ts";
import type { Pair } from "../pair.ts";
import { armText } from "./armText.ts";
import { limits } from "./lossFields.ts";
import { neededSize, rowOf, type LossFindings } from "./lossFindings.ts";
import { answerWords, neededSentence } from "./sentences.ts";

/** The answer in a sentence, and buttons that plan with the sizes in it; below, how far the sums have come. */
export function createAnswerSection(
  plan: (n: Pair<number>) => void,
  progress: HTMLElement,
): Section<LossFindings> {
  const [before, between, after] = [element("span"), element("span"), element("span")];
  const size = element("strong", { class: "answer-size number" });
  const power = element("strong", { class: "answer-power number" });
  const sentence = element("p", { class: "answer-sentence" }, before, size, between, power, after);
  const needed = element("p", { class: "answer-more" });
  const buttons = element("div", { class: "button-row" });
  const box = element(
    "section",
    { class: "answer", "aria-label": "The answer" },
    sentence,
    needed,
    element("div", { class: "answer-foot" }, buttons, progress),
  );
  let told: LossFindings["plan"] | undefined;
  const update = (findings: LossFindings): void => {
    const words = answerWords(findings);
    before.textContent = words.before;
    size.textContent = words.size;
    between.textContent = words.between;
    power.textContent = words.power;
    after.textContent = words.after;
    needed.textContent = neededSentence(findings);
    if (told === findings.plan || !isAnswered(findings)) return;
    told = findings.plan;
    buttons.replaceChildren(...sizeButtons(findings, plan));
    announce(`${sentence.textContent} ${needed.textContent}`);
  };
  return Object.assign(box, { update });
}

/** Whether the sizes that the answer names have been searched. */
const isAnswered = ({ plan, rows }: LossFindings): boolean =>
  rows.every(
    ({ strategy: { id }, sizes }) =>
      (id !== "nonresponder" && id !== "completeCase") || plan.power in sizes,
  );

function sizeButtons(
  { plan, rows, rule }: LossFindings,
  choose: (n: Pair<number>) => void,
): HTMLElement[] {
  const sizes = [rule?.n, neededSize(rowOf(rows, plan.missing), plan.power)];
  const others = sizes.filter(
    (n) => n !== undefined && n.join() !== plan.n.join() && Math.max(...n) <= limits.n[1],
  );
  const texts = new Map(others.map((n) => [armText(n!), n!]));
  return [...texts].map(([text, n]) => actionButton(`Plan with ${text}`, () => choose(n)));
}
