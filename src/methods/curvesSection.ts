import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { percent } from "../show/format.ts";
import type { Findings } from "./findings.ts";
import { powerLines } from "./powerLines.ts";
import type { PowerRow } from "./powerRows.ts";
import { curvesCaption } from "./captions.ts";
import { testLabel, testMeanings, tests } from "./testNames.ts";

const lead =
  "A count moves in whole steps, and so does the smallest count that a test rejects. One subject more can therefore cost power. The dashed line is the planned test, the heavy one the test brought out; choose another among the controls or click its name.";

/** Exact power of all tests over size. */
export function createCurvesSection({ queue, describe }: Workshop): Section<Findings> {
  const frame = figureFrame<PowerRow>({
    title: "Exact power of ten tests",
    name: "power-by-test",
    height: "440px",
    span: "wide",
    study: describe,
    columns: [
      { label: "experimental arm", value: (row) => row.n[0] },
      { label: "control arm", value: (row) => row.n[1] },
      ...tests.map((method) => ({
        label: testLabel(method),
        value: ({ power }: PowerRow) =>
          power[method] === undefined ? "" : percent(power[method], 2),
      })),
    ],
  });
  const box = sectionBox("Power, size by size", lead, frame, meanings());
  const update = ({ question, curves, isComplete }: Findings): void => {
    const caption = isComplete
      ? curvesCaption(question, curves)
      : "Barnard’s and Boschloo’s tests are still being computed.";
    queue.add(frame, (width) =>
      frame.update({
        picture: powerLines(curves, question, { width, label: caption }),
        caption,
        rows: curves,
      }),
    );
  };
  return Object.assign(box, { update });
}

function meanings(): HTMLDetailsElement {
  const items = tests.flatMap((method) => [
    element("dt", {}, testLabel(method)),
    element("dd", {}, `${testMeanings[method]}.`),
  ]);
  return element(
    "details",
    { class: "how-computed" },
    element("summary", {}, "What each of the ten tests does"),
    element("dl", { class: "reasons" }, ...items),
  );
}
