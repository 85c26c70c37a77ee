import { element } from "../notebook/element.ts";
import { announce } from "../notebook/liveRegion.ts";
import type { RunProgress } from "../notebook/runProgress.ts";
import { actionButton, type Section } from "../notebook/section.ts";
import { perArm } from "../show/format.ts";
import { answerWords, runSentence, sizeSentence, truthSentence } from "./sentences.ts";
import { largestArm } from "./visitAddress.ts";
import { wantedPower, type VisitFindings } from "./visitFindings.ts";

const meaning =
  "MMRM, the mixed model for repeated measures, takes all values that were observed, at every visit, and fills in none. Its closed form is the variance of Lu, Luo and Chen, made larger by what a trial of this size has to estimate and by the chance in how many are seen (Tang 2017).";

/** The answer in a sentence, how far it may be trusted, and a button that plans with the formula's size. */
export function createAnswerSection(
  progress: RunProgress,
  plan: (n: number) => void,
): Section<VisitFindings> {
  const [before, after] = [element("span"), element("span")];
  const power = element("strong", { class: "answer-power number" });
  const sentence = element("p", { class: "answer-sentence" }, before, power, after);
  const more = element("p", { class: "answer-more" });
  const term = element("p", { class: "answer-term muted" }, meaning);
  const buttons = element("div", { class: "button-row" });
  const box = element(
    "section",
    { class: "answer", "aria-label": "The answer" },
    sentence,
    more,
    term,
    buttons,
    progress,
  );
  const update = (findings: VisitFindings): void => {
    const words = answerWords(findings);
    before.textContent = words.before;
    power.textContent = words.power;
    after.textContent = words.after;
    more.textContent = `${sizeSentence(findings)}${truthSentence(findings)} ${runSentence(findings)}`;
    term.hidden = findings.study.design.analysis.method !== "mmrm";
    term.textContent = [meaning, ...noteText(findings)].join(" ");
    if (findings.stage === "first") buttons.replaceChildren(...sizeButton(findings, plan));
    if (findings.stage === "complete") announce(sentence.textContent ?? "");
  };
  return Object.assign(box, { update });
}

/** What the formula leaves out of account. */
function noteText({ closed }: VisitFindings): string[] {
  if (closed.power === undefined || closed.notes.length === 0) return [];
  return [`In it ${closed.notes.join("; ")}.`];
}

function sizeButton({ size, study }: VisitFindings, plan: (n: number) => void): HTMLElement[] {
  const [experimental, control] = study.design.arms;
  if (size?.n === undefined || Math.max(...size.n) > largestArm) return [];
  const [n, other] = size.n;
  if (n === experimental.n || n < 4) return [];
  // The control arm keeps its ratio where a size is set: only then is it the formula's.
  if (Math.round((n * control.n) / experimental.n) !== other) return [];
  const label = `Plan with ${perArm([n, other])} for ${100 * wantedPower}%`;
  return [actionButton(label, () => plan(n))];
}
