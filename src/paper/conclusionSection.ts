import { element } from "../notebook/element.ts";
import { sectionBox } from "../notebook/section.ts";
import { percent } from "../show/format.ts";
import { finePValue, neededRange, pointsRange } from "./numberText.ts";
import { sourceTables } from "./readerTable.ts";
import { reanalyze, type Reanalysis } from "./reanalysis.ts";
import { sourceTrial } from "./sourceTrial.ts";

/** What the printed numbers allow to be said, and what they do not. */
export function conclusionSection(): HTMLElement {
  const [response, infection] = sourceTables.map(reanalyze) as [Reanalysis, Reanalysis];
  const list = (title: string, items: readonly string[]) =>
    element(
      "div",
      {},
      element("h3", {}, title),
      element("ul", {}, ...items.map((item) => element("li", {}, item))),
    );
  return sectionBox(
    "What a reader may conclude, and what not",
    "",
    element(
      "div",
      { class: "figure-grid" },
      list("May", conclusions(response, infection)),
      list("May not", cautions(response, infection)),
    ),
  );
}

const largestP = ({ tests }: Reanalysis): number => Math.max(...tests.map((row) => row.pValue));

/** Statements that every test and interval of the kit bears out. */
export function conclusions(response: Reanalysis, infection: Reanalysis): string[] {
  return [
    `More women responded on LD-IL-2 than on placebo, by every test here (largest P ${finePValue(largestP(response))}): chance alone is a poor explanation.`,
    `The benefit may be large or modest: ${pointsRange(response.difference)} percentage points, or a number needed to treat of ${neededRange(response.needed)}.`,
    `Fewer had an infection, again by every test (largest P ${finePValue(largestP(infection))}), though ${infection.fragility.fisher.index} outcomes counted otherwise would undo it by Fisher’s test.`,
    "The three intervals of the scales and their P values fit each other, to the digits printed.",
  ];
}

/** Statements that the numbers do not bear out, however often they are made. */
export function cautions(response: Reanalysis, infection: Reanalysis): string[] {
  const results = sourceTrial.outcomes.length + sourceTrial.scales.length;
  const chance = percent(1 - 0.95 ** results);
  const single = pointsRange(response.difference);
  return [
    `That the true difference is 40 points. A trial of this size that comes out significant tends to overstate it; the interval (${single}) is the finding.`,
    "That P is the probability that the drug does nothing. It is the probability of such data if it did nothing.",
    `That each of the ${results} results stands by itself. Were the drug without any effect, ${results} independent tests at .05 would give at least one significant result with probability ${chance}. Response is the primary outcome; the others, infections (Fisher ${finePValue(infection.tests.find(({ method }) => method === "fisher")!.pValue)}) among them, are for the next trial to confirm.`,
    "Which test was used, from the P values alone. A report should name the test with each P.",
    "Anything about men, or about later than week 24: all 60 randomized were women, treated for 12 weeks and followed for 12 more.",
    "That the next trial, sized at 66.7% against 26.7%, has the power computed. Plan it at less favorable rates too.",
  ];
}
