import { fitPowerLine, rootOfPower, type PowerLine } from "../summarize/fitPowerLine.ts";
import { smallestSize, type SizeCriterion } from "../summarize/smallestSize.ts";
import type { Pair } from "../pair.ts";
import type { SizeLedger, SizeTrial } from "./sizeLedger.ts";

/** How a search thinks of the power by size. */
export interface SizeModel {
  readonly power: number;
  readonly sizeAt: (step: number) => Pair<number>;
  readonly largest: number;
  readonly isSawtooth: boolean;
  readonly criterion: SizeCriterion;
  readonly level: number;
}

/** What is known of the smallest size, in steps. */
export interface SizeEstimate {
  readonly line: PowerLine;
  /** Smallest size, more likely than not that or a smaller one; undefined where none up to the largest is. */
  readonly step: number | undefined;
  /** Limits of the interval for the smallest size; the upper one is `largest` where the interval is open. */
  readonly lower: number;
  readonly upper: number;
  /** Probability that the power at a step reaches the goal. */
  reaches(step: number): number;
}

/** Most sizes that are looked at one by one. */
const mostSizes = 400;
/** Simulated sizes up to this factor away are near enough for a line. */
const nearFactor = 1.6;
/** Standard errors beyond which the line is not looked at. */
const surely = 4;
/** Teeth are at least this high, on the scale of deviates, in a trial of one subject: with more they shrink in proportion. */
const leastTooth = 1;

/** The smallest size from what was simulated near a step. */
export function estimateSize(ledger: SizeLedger, model: SizeModel, about: number): SizeEstimate {
  const line = lineNear(ledger, model, about);
  const { first, last, stride } = windowAbout(line, model, about);
  const steps: number[] = [];
  for (let step = first; step <= last; step += stride) steps.push(step);
  const sizes = steps.map((step) => ({ root: rootAt(model, step), point: pointAt(ledger, step) }));
  const goal = { goal: model.power, criterion: model.criterion };
  const { reaches, atMost } = smallestSize(line, sizes, goal);
  const firstWith = (probability: number) =>
    steps[atMost.findIndex((found) => found >= probability)];
  return {
    line,
    step: firstWith(0.5),
    lower: firstWith((1 - model.level) / 2) ?? model.largest,
    upper: firstWith((1 + model.level) / 2) ?? model.largest,
    reaches: (step) => {
      const index = Math.round((step - first) / stride);
      return index < 0 ? 0 : (reaches[index] ?? 1);
    },
  };
}

/** √ of all subjects at a step. */
function rootAt({ sizeAt }: Pick<SizeModel, "sizeAt">, step: number): number {
  const [nE, nC] = sizeAt(step);
  return Math.sqrt(nE + nC);
}

/** Step at which the line has a power, not rounded: subjects in all are near proportional to the step. */
export function stepOfPower(
  estimate: { readonly line: PowerLine },
  model: Pick<SizeModel, "sizeAt">,
  power: number,
  about: number,
): number {
  return stepOfRoot(model, rootOfPower(estimate.line, power), about);
}

function stepOfRoot(model: Pick<SizeModel, "sizeAt">, root: number, about: number): number {
  return about * (root / rootAt(model, about)) ** 2;
}

/** Steps from one that surely misses the goal to one that surely reaches it; all of them where they are few. */
function windowAbout(line: PowerLine, model: SizeModel, about: number) {
  const { power, largest } = model;
  const edge = (errors: number) => stepOfRoot(model, rootOfPower(line, power, errors), about);
  const first = Math.max(1, Math.min(largest, Math.floor(edge(-surely)) - 1));
  const last = Math.max(first, Math.min(largest, Math.ceil(edge(surely)) + 1));
  return { first, last, stride: Math.ceil((last - first + 1) / mostSizes) };
}

function lineNear(ledger: SizeLedger, { isSawtooth }: SizeModel, about: number): PowerLine {
  const isNear = ({ step, analyzed }: SizeTrial) =>
    analyzed > 0 && step <= about * nearFactor + 1 && step >= about / nearFactor - 1;
  const line = fitPowerLine(ledger.trials().filter(isNear), isSawtooth);
  // Power that falls as the trial grows is the luck of few replicates; a z-test's line starts near −2.
  const slope = Math.max(line.slope, (0.25 * Math.max(1, line.level + 2)) / line.center);
  const least = (leastTooth / line.center ** 2) ** 2;
  return { ...line, slope, scatter: isSawtooth ? Math.max(least, line.scatter) : 0 };
}

function pointAt(ledger: SizeLedger, step: number): SizeTrial | undefined {
  const trial = ledger.at(step);
  return trial && trial.analyzed > 0 ? trial : undefined;
}
