import { element } from "../notebook/element.ts";
import { announce } from "../notebook/liveRegion.ts";
import { actionButton, type Section } from "../notebook/section.ts";
import { neededSize, rowOf, type LossFindings } from "./lossFindings.ts";
import { armText, answerWords, neededSentence } from "./sentences.ts";

/** The answer in a sentence, and buttons that plan with the sizes in it. */
export function createAnswerSection(plan: (n: number) => void): Section<LossFindings> {
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
    buttons,
  );
  const update = (findings: LossFindings): void => {
    const words = answerWords(findings);
    before.textContent = words.before;
    size.textContent = words.size;
    between.textContent = words.between;
    power.textContent = words.power;
    after.textContent = words.after;
    needed.textContent = neededSentence(findings);
    if (findings.stage !== "answer") return;
    buttons.replaceChildren(...sizeButtons(findings, plan));
    announce(`${sentence.textContent} ${needed.textContent}`);
  };
  return Object.assign(box, { update });
}

/** Largest size that can be planned with here. */
const largestPlanned = 150;

function sizeButtons({ plan, rows, rule }: LossFindings, choose: (n: number) => void) {
  const sizes = [rule?.n, neededSize(rowOf(rows, plan.missing), plan.power)];
  const others = new Set(
    sizes.filter((n) => n !== undefined && n !== plan.n && n <= largestPlanned),
  );
  return [...others].map((n) => actionButton(`Plan with ${armText(n!)}`, () => choose(n!)));
}
