import { element } from "../notebook/element.ts";
import { announce } from "../notebook/liveRegion.ts";
import { actionButton, type Section } from "../notebook/section.ts";
import { checkPilotQuestion } from "./checkPilotQuestion.ts";
import { limits } from "./pilotFields.ts";
import { percent } from "../show/format.ts";
import { reachedSize, type PilotFindings } from "./pilotFindings.ts";
import { wantedChances } from "./pilotQuestion.ts";
import { answerWords, armText, sizesSentence } from "./sentences.ts";

export interface AnswerSection extends Section<PilotFindings> {
  /** Says how many of the sizes are known. */
  showProgress(share: number): void;
}

/** The answer in a sentence, and buttons that plan with the sizes in it. */
export function createAnswerSection(plan: (n: number) => void): AnswerSection {
  const [before, between, after] = [element("span"), element("span"), element("span")];
  const power = element("strong", { class: "answer-at-estimate number" });
  const chance = element("strong", { class: "answer-assurance number" });
  const words = [before, power, between, chance, after];
  const sentence = element("p", { class: "answer-sentence" }, ...words);
  const sizes = element("p", { class: "answer-more" });
  const progress = element("span", { class: "muted" });
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
    sizes.replaceChildren(sizesSentence(findings), progress);
    progress.textContent = "";
    if (!findings.isComplete) return;
    buttons.replaceChildren(...sizeButtons(findings, plan));
    announce(`${sentence.textContent} ${sizes.textContent}`);
  };
  const showProgress = (share: number): void => {
    progress.textContent = ` Sizes tried: ${percent(share, 0)}.`;
  };
  return Object.assign(box, { update, showProgress });
}

function sizeButtons({ question, curve }: PilotFindings, choose: (n: number) => void) {
  const sizes = wantedChances.map((goal) => reachedSize(curve, "assurance", goal).first);
  const [least, most] = limits.n;
  const fits = (n: number): boolean =>
    n >= least && n <= most && checkPilotQuestion({ ...question, n }).length === 0;
  const others = sizes.filter((n) => n !== undefined && n !== question.n && fits(n));
  return others.map((n) => actionButton(`Plan with ${armText(n!)}`, () => choose(n!)));
}
