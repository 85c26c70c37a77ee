// Figures write numbers as reports do.
export {
  alphaText,
  article,
  assumedPercent,
  count,
  digitsFor,
  percent,
  percentWithError,
  plural,
  points,
  pValueStatement,
  pValueText,
  signed,
} from "../report/format.ts";
import { perArm as sizes } from "../report/format.ts";

const noBreak = "\u00a0";

/** "30 + 30": subjects of both arms, kept on one line. */
export const perArm = (n: readonly [number, number]): string => sizes(n).replaceAll(" ", noBreak);
