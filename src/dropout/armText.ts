import type { Pair } from "../pair.ts";
import { roundUp } from "../sizing/closedForm.ts";
import { count, perArm } from "../show/format.ts";
import type { LossPlan } from "./lossPlan.ts";

const noBreak = "\u00a0";

const areEqual = ([experimental, control]: Pair<number>): boolean => experimental === control;

/** "30 per arm", or "60 + 30" (experimental + control), kept on one line. */
export const armText = (n: Pair<number>): string =>
  areEqual(n) ? `${count(n[0])}${noBreak}per${noBreak}arm` : perArm(n);

/** "30", or "60 + 30", where a heading says what it is. */
export const sizeText = (n: Pair<number>): string => (areEqual(n) ? count(n[0]) : perArm(n));

/** A size as one number of an axis: per arm where the arms are equal, else in all. */
export const sizeValue = (plan: Pick<LossPlan, "n">, n: Pair<number>): number =>
  areEqual(plan.n) ? n[0] : n[0] + n[1];

/** What that number is. */
export const sizeUnit = ({ n }: Pick<LossPlan, "n">): string =>
  areEqual(n) ? "randomized per arm" : "randomized in all";

/** A formula's size, in whole subjects of each arm. */
export const roundedUp = ([experimental, control]: Pair<number>): Pair<number> => [
  roundUp(experimental),
  roundUp(control),
];
