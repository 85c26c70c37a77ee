import { element } from "../notebook/element.ts";
import { announce } from "../notebook/liveRegion.ts";
import type { Section } from "../notebook/section.ts";
import type { Findings } from "./findings.ts";
import { deliverySentence, openingSentence, safeSentence } from "./sentences.ts";

/** The spread in one sentence, and what of it holds under the planned test. */
export function createAnswerSection(): Section<Findings> {
  const [before, after] = [element("span"), element("span")];
  const sizes = element("strong", { class: "answer-sizes number" });
  const sentence = element("p", { class: "answer-sentence" }, before, sizes, after);
  const delivery = element("p", { class: "answer-more" });
  const box = element(
    "section",
    { class: "answer", "aria-label": "The answer" },
    sentence,
    delivery,
  );
  const update = ({ question, curves, sizes: rows }: Findings): void => {
    const words = openingSentence(question, rows);
    before.textContent = words.before;
    sizes.textContent = words.sizes;
    after.textContent = words.after;
    delivery.textContent = `${deliverySentence(question, rows)} ${safeSentence(question, curves)}`;
    announce(`${words.before}${words.sizes}${words.after}`);
  };
  return Object.assign(box, { update });
}
