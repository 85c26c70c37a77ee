import { element } from "../notebook/element.ts";
import { announce } from "../notebook/liveRegion.ts";
import { points, pValueText } from "../show/format.ts";
import { neededRange, pointsRange, ratioRange, ratioText, subjectsText } from "./numberText.ts";
import type { Section } from "../notebook/section.ts";
import type { Reanalysis } from "./reanalysis.ts";
import { answerSentence, capitalized, levelText, perHundred, testName } from "./tableSentences.ts";

/** A number of the answer: what it is, its value, and its interval or meaning. */
interface Fact {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}

/** The table in two sentences, and its effect on every scale. */
export function createAnswerSection(): Section<Reanalysis> {
  const sentence = element("p", { class: "answer-sentence" });
  const plain = element("p", { class: "muted" });
  const list = element("dl", { class: "stats answer-facts" });
  const attributes = { class: "answer", "aria-label": "The table re-read" };
  const box = element("section", attributes, sentence, list, plain);
  const update = (reading: Reanalysis): void => {
    sentence.textContent = answerSentence(reading);
    plain.textContent = perHundred(reading);
    list.replaceChildren(...factsOf(reading).map(factItem));
    announce(answerSentence(reading));
  };
  return Object.assign(box, { update });
}

function factItem({ name, value, note }: Fact): HTMLElement {
  return element(
    "div",
    { class: "stat" },
    element("dt", { class: "stat-label" }, name),
    element("dd", { class: "stat-number number" }, value),
    element("dd", { class: "stat-note" }, note),
  );
}

/** The effect on every scale, with its interval, and what each scale is. */
export function factsOf(reading: Reanalysis): Fact[] {
  const { table, difference, riskRatio, oddsRatio, needed, fragility, pValue } = reading;
  const { index, isSignificant } = fragility.fisher;
  return [
    {
      name: "P value",
      value: pValueText(pValue),
      note: `${capitalized(testName(table))}: how often chance alone gives a difference this clear`,
    },
    {
      name: "Risk difference",
      value: `${points(difference.estimate)} points`,
      note: `${pointsRange(difference)} (${levelText(table)}); one rate minus the other`,
    },
    {
      name: "Risk ratio",
      value: ratioText(riskRatio.estimate),
      note: `${ratioRange(riskRatio)}; one rate divided by the other`,
    },
    {
      name: "Odds ratio",
      value: ratioText(oddsRatio.estimate),
      note: `${ratioRange(oddsRatio)}; odds are with : without the outcome`,
    },
    {
      name: needed.estimate.effect === "harm" ? "Needed to harm" : "Needed to treat",
      value: subjectsText(needed.estimate),
      note: `${neededRange(needed)}; subjects treated for one ${needed.estimate.effect === "harm" ? "harmed" : "helped"}`,
    },
    {
      name: isSignificant ? "Fragility index" : "Reverse fragility index",
      value: Number.isNaN(index) ? "none" : String(index),
      note: "outcomes that would have to change to turn the verdict of Fisher’s test",
    },
  ];
}
