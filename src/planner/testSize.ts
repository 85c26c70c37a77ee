import { figureFrame } from "../notebook/figureFrame.ts";
import { methodNames } from "../report/methodNames.ts";
import {
  sizeCaption,
  sizeOverNuisance as sizeFigure,
  type SizeRow,
} from "../show/sizeOverNuisance.ts";
import { sizeOverNuisance } from "../sizing/sizeOverNuisance.ts";
import type { Plan } from "./plan.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";

/** The actual type I error of the planned test, whatever rate both arms share. */
export function createTestSize({ queue, describe }: Workshop): Section<Plan> {
  const frame = figureFrame<SizeRow>({
    title: "True type I error",
    name: "test-size",
    height: "220px",
    columns,
    study: describe,
    span: "wide",
  });
  const box = sectionBox("Does the test keep its level?", "", frame);
  const update = ({ study, scenario }: Plan): void =>
    queue.add(frame, (width) => {
      const { rate, size, maximum } = sizeOverNuisance(study.design);
      const { alpha, method } = study.design.analysis;
      const rows = Array.from(rate, (r, i) => ({ rate: r, size: size[i]! }));
      const picture = sizeFigure(rows, {
        width,
        alpha,
        maximum,
        assumed: scenario.responseRate[1],
      });
      const name = methodNames[method];
      frame.update({
        picture,
        caption: `${name[0]!.toUpperCase()}${name.slice(1)}. ${sizeCaption(alpha, maximum)}`,
        rows,
      });
    });
  return Object.assign(box, { update });
}

const columns = [
  { label: "common rate", value: (row: SizeRow) => +row.rate.toFixed(5) },
  { label: "type I error", value: (row: SizeRow) => row.size },
];
