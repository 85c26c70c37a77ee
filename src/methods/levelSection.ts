import { figureFrame } from "../notebook/figureFrame.ts";
import { element } from "../notebook/element.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { computeInSlices } from "../notebook/slices.ts";
import { percent } from "../show/format.ts";
import { fairDumbbells } from "./fairDumbbells.ts";
import { fairPower, type FairPower } from "./fairPower.ts";
import { sizesOf, type Question } from "./question.ts";
import { fairCaption, trueSizeCaption } from "./captions.ts";
import { sizeText } from "./sentences.ts";
import { sizeLines } from "./sizeLines.ts";
import { distinctTests, testLabel, tests } from "./testNames.ts";
import { ruleOf } from "./testPower.ts";
import { trueSize, type TrueSize } from "./trueSize.ts";

const lead =
  "Alpha is what a test may err; its true size is how often it errs. That depends on the rate that both arms share when nothing is to be found, which nobody knows. A test that errs more often than it may will also find more: compare powers only where errors are equal.";

/** Which tests keep alpha, and what power is left when all do. */
export function createLevelSection({ queue, describe }: Workshop): Section<Question> {
  const sizeFrame = figureFrame<TrueSize>({
    title: "True size over the common rate",
    name: "true-size",
    height: "380px",
    span: "wide",
    study: describe,
    columns: [
      { label: "test", value: ({ method }) => testLabel(method) },
      { label: "largest true size", value: ({ maximum }) => percent(maximum.size, 3) },
      { label: "at a common rate of", value: ({ maximum }) => percent(maximum.rate) },
    ],
  });
  const fairFrame = figureFrame<FairPower>({
    title: "Power as used, and at equal true size",
    name: "fair-power",
    height: "312px",
    span: "wide",
    study: describe,
    columns: [
      { label: "test", value: ({ method }) => testLabel(method) },
      { label: "largest true size", value: ({ size }) => percent(size, 2) },
      { label: "power as used", value: ({ power }) => percent(power, 2) },
      { label: "level that keeps alpha", value: (row) => levelValue(row) },
      { label: "power at that level", value: ({ fair }) => (fair ? percent(fair.power, 2) : "") },
    ],
  });
  const grid = element("div", { class: "figure-grid" }, sizeFrame, fairFrame);
  const heading = sectionBox("Which tests keep their word", lead, grid);
  const newest = newestRun();
  const update = (question: Question): void =>
    void newest(async (signal) => {
      const n = sizesOf(question);
      const rule = ruleOf(question);
      const found = await computeInSlices(tests, (test) => trueSize(test, n, rule), { signal });
      const sizes = found.filter((size) => size !== undefined);
      const caption = `${sizeText(n)}. ${trueSizeCaption(question, sizes)}`;
      queue.add(sizeFrame, (width) =>
        sizeFrame.update({
          picture: sizeLines(sizes, question, { width, label: caption }),
          caption,
          rows: sizes,
        }),
      );
      const once = sizes.filter(({ method }) => distinctTests.includes(method));
      const pairs = await computeInSlices(once, (size) => fairPower(question, size), { signal });
      const powers = pairs.filter((row) => row !== undefined);
      const fair = `${sizeText(n)}. ${fairCaption(question, powers)}`;
      queue.add(fairFrame, (width) =>
        fairFrame.update({
          picture: fairDumbbells(powers, question, { width, label: fair }),
          caption: fair,
          rows: powers,
        }),
      );
    });
  return Object.assign(heading, { update });
}

function levelValue({ method, fair }: FairPower): string {
  if (!fair) return "none";
  return fair.method === method ? fair.level.toPrecision(4) : `as ${testLabel(fair.method)}`;
}
