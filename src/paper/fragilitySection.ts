import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { testLabels } from "./everyTest.ts";
import { fragilityPath, lowerArm, type FragilityStep } from "./fragilityPath.ts";
import { fragilityPlot } from "./fragilityPlot.ts";
import { finePValue } from "./numberText.ts";
import type { Reanalysis } from "./reanalysis.ts";
import { fragilitySentence } from "./tableSentences.ts";

const lead =
  "The fragility index is the smallest number of subjects whose outcome would have to be another for P to cross alpha, counted in the arm with the lower rate. It restates P and the size of the trial in people; it does not say how likely such a change is.";

/** P as outcomes change one after the other. */
export function createFragilitySection({ queue, describe }: Workshop): Section<Reanalysis> {
  let reading: Reanalysis;
  const eventsOf = (arm: 0 | 1) => (step: FragilityStep) =>
    `${step.events[arm]}/${reading.table.n[arm]}`;
  const frame = figureFrame<FragilityStep>({
    title: "What if some outcomes had been different?",
    name: "fragility",
    height: "240px",
    study: describe,
    columns: [
      { label: "test", value: ({ method }) => testLabels[method] },
      { label: "outcomes changed", value: ({ changes }) => changes },
      { label: "experimental", value: eventsOf(0) },
      { label: "control", value: eventsOf(1) },
      { label: "P, two-sided", value: ({ pValue }) => finePValue(pValue) },
    ],
  });
  frame.classList.add("figure-measure");
  const note = element("p", {}, "");
  const box = sectionBox("How many subjects does it hang on?", lead, frame, note);
  const update = (next: Reanalysis): void => {
    reading = next;
    const { table, fragility } = next;
    const armIndex = changedArm(next);
    const paths = [fragilityPath(table, "fisher", fragility.fisher)];
    if (table.method !== "fisher") paths.push(fragilityPath(table, table.method, fragility.own));
    const caption = fragilitySentence(next);
    note.textContent = weakness(next);
    queue.add(frame, (width) =>
      frame.update({
        picture: fragilityPlot(paths, {
          width: width,
          label: caption,
          alpha: table.alpha,
          axis: `with the outcome on ${table.arms[armIndex]}, of ${table.n[armIndex]} subjects`,
          armIndex,
          tests: [testLabels.fisher, testLabels[table.method]],
        }),
        caption,
        rows: paths.flat(),
      }),
    );
  };
  return Object.assign(box, { update });
}

function changedArm({ table, fragility }: Reanalysis): 0 | 1 {
  const { turned } = fragility.fisher;
  if (!turned) return lowerArm(table.events, table.n);
  return turned.events[0] === table.events[0] ? 1 : 0;
}

/** A caution that belongs to the index itself. */
function weakness({ table }: Reanalysis): string {
  const smaller = Math.min(...table.n);
  const where = table.n[0] === table.n[1] ? "each arm" : "the smaller arm";
  return `With ${smaller} subjects in ${where} the index cannot be high: it grows with the size of the trial, whatever the drug does. Compare it with the number of subjects lost, whose outcomes nobody saw.`;
}
