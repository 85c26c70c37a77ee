import { element } from "../notebook/element.ts";
import { announce } from "../notebook/liveRegion.ts";
import { actionButton, type Section } from "../notebook/section.ts";
import { limits } from "./pilotFields.ts";
import { reachedSize, type PilotFindings } from "./pilotFindings.ts";
import { wantedChances } from "./pilotQuestion.ts";
import { answerWords, armText, sizesSentence } from "./sentences.ts";

/** The answer in a sentence, and buttons that plan with the sizes in it. */
export function createAnswerSection(plan: (n: number) => void): Section<PilotFindings> {
  const [before, between, after] = [element("span"), element("span"), element("span")];
  const power = element("strong", { class: "answer-at-estimate number" });
  const chance = element("strong", { class: "answer-assurance number" });
  const words = [before, power, between, chance, after];
  const sentence = element("p", { class: "answer-sentence" }, ...words);
  const sizes = element("p", { class: "answer-more" });
  const buttons = element("div", { class: "button-row" });
  const label = { class: "answer", "aria-label": "The answer" };
  const box = element("section", label, sentence, sizes, buttons);
  const update = (findings: PilotFindings): void => {
    const answer = answerWords(findings);
    before.textContent = answer.before;
    power.textContent = answer.power;
    between.textContent = answer.between;
    chance.textContent = answer.assurance;
    after.textContent = answer.after;
    sizes.textContent = sizesSentence(findings);
    if (!findings.isComplete) return;
    buttons.replaceChildren(...sizeButtons(findings, plan));
    announce(`${sentence.textContent} ${sizes.textContent}`);
  };
  return Object.assign(box, { update });
}

function sizeButtons({ question, curve }: PilotFindings, choose: (n: number) => void) {
  const sizes = wantedChances.map((goal) => reachedSize(curve, "assurance", goal).first);
  const [least, most] = limits.n;
  const others = sizes.filter(
    (n) => n !== undefined && n !== question.n && n >= least && n <= most,
  );
  return others.map((n) => actionButton(`Plan with ${armText(n!)}`, () => choose(n!)));
}
